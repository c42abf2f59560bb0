"""The back office."""

from stations.admin.codes import CodeAdmin
from stations.admin.events import EventAdmin
from stations.admin.opinions import OpinionAdmin
from stations.admin.receptions import ReceptionDayAdmin
from stations.admin.standards import StationGradingAdmin, StationStandardAdmin
from stations.admin.stations import StationAdmin

__all__ = [
    "CodeAdmin",
    "EventAdmin",
    "OpinionAdmin",
    "ReceptionDayAdmin",
    "StationAdmin",
    "StationGradingAdmin",
    "StationStandardAdmin",
]
