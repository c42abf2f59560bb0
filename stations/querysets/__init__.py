"""Questions about stations and what citizens say."""

from stations.querysets.stations import StationQuerySet

__all__ = ["StationQuerySet"]
