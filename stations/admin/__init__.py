"""The back office."""

from stations.admin.standards import StationGradingAdmin, StationStandardAdmin
from stations.admin.stations import StationAdmin

__all__ = ["StationAdmin", "StationGradingAdmin", "StationStandardAdmin"]
