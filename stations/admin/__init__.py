"""The back office."""

from stations.admin.stations import StationAdmin

__all__ = ["StationAdmin"]
