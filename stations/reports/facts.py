"""What may be counted of an opinion, each as one question, so that a figure and its list cannot differ."""

from datetime import date

from django.db.models import Q

from stations.rules.opinions import OPEN, Rating, Status, Way
from stations.rules.registers import Handled

RATED = ~Q(rating="")
_FACTS = {
    "received": Q(),
    "in_person": ~Q(way=Way.CODE),
    "standing": ~Q(status=Status.WITHDRAWN),
    "open": Q(status__in=OPEN),
    "ended": Q(status__in=[Status.CLOSED, Status.NOT_ACCEPTED]),
    "answered": Q(answered_at__isnull=False),
    "suggested": Q(handled=Handled.SUGGESTED),
}
_RATINGS = {
    "rated": RATED,
    "satisfied": Q(rating=Rating.SATISFIED),
    "mostly": Q(rating=Rating.MOSTLY),
    "dissatisfied": Q(rating=Rating.NOT),
}
FACTS = (*_FACTS, "late")
RATING_FACTS = tuple(_RATINGS)
ALL_FACTS = (*FACTS, *RATING_FACTS)


def question(fact: str, on: date) -> Q:
    """Of opinions `with_handled`."""
    return Q(due_on__lt=on) if fact == "late" else (_FACTS | _RATINGS)[fact]
