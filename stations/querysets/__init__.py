"""Questions about stations and what citizens say."""

from stations.querysets.codes import CodeQuerySet, MembershipQuerySet
from stations.querysets.events import EventQuerySet
from stations.querysets.opinions import OpinionQuerySet
from stations.querysets.receptions import ReceptionDayQuerySet
from stations.querysets.standards import GradingQuerySet, StandardQuerySet
from stations.querysets.stations import StationQuerySet
from stations.querysets.swaps import SwapQuerySet

__all__ = [
    "CodeQuerySet",
    "EventQuerySet",
    "GradingQuerySet",
    "MembershipQuerySet",
    "OpinionQuerySet",
    "ReceptionDayQuerySet",
    "StandardQuerySet",
    "StationQuerySet",
    "SwapQuerySet",
]
