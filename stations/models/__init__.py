"""Tables of stations and of what citizens say."""

from stations.models.card_jobs import CardJob
from stations.models.codes import Code, Membership
from stations.models.events import EventStep, EventWithCitizens, Invitation, Matter
from stations.models.months import StationMonth
from stations.models.opinions import Opinion, OpinionMessage, OpinionPhoto, OpinionStep
from stations.models.photos import StationPhoto
from stations.models.receptions import Attendance, Duty, Feed, ReceptionDay, ReceptionStep
from stations.models.standards import GradingLine, StationGrading, StationGradingStep, StationStandard
from stations.models.stations import Station
from stations.models.swaps import Swap, SwapStep

__all__ = [
    "Attendance",
    "CardJob",
    "Code",
    "Duty",
    "EventStep",
    "EventWithCitizens",
    "Feed",
    "GradingLine",
    "Invitation",
    "Matter",
    "Membership",
    "Opinion",
    "OpinionMessage",
    "OpinionPhoto",
    "OpinionStep",
    "ReceptionDay",
    "ReceptionStep",
    "Station",
    "StationGrading",
    "StationGradingStep",
    "StationMonth",
    "StationPhoto",
    "StationStandard",
    "Swap",
    "SwapStep",
]
