"""Tables of stations and of what citizens say."""

from stations.models.codes import Code, Membership
from stations.models.opinions import Opinion, OpinionMessage, OpinionPhoto, OpinionStep
from stations.models.stations import Station

__all__ = ["Code", "Membership", "Opinion", "OpinionMessage", "OpinionPhoto", "OpinionStep", "Station"]
