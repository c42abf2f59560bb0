"""Tables of stations and of what citizens say."""

from stations.models.stations import Station

__all__ = ["Station"]
