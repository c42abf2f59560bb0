"""What waits for somebody, for home pages: always within what they see."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext as _

from stations.models import Membership, Opinion, Station
from stations.rules.opinions import AWAY, OPEN

SHOWN = 10


@dataclass(frozen=True)
class Box:
    """The nearest rows that wait, how many there are in all, and figures that each open their list."""

    waiting: int
    rows: list[Opinion]
    figures: list[tuple[Any, int, str]]


def waiting_for(user: Any) -> Any:
    """The opinions that wait for this person's act."""
    return Opinion.objects.visible_to(user).awaiting(user)


def nearest(user: Any) -> list[Opinion]:
    """The first of them, nearest last day first."""
    return list(waiting_for(user).for_rows().order_by("due_on", "pk")[:SHOWN])


def box(user: Any, today: date) -> Box:
    """The opinions of whoever handles them; three queries."""
    seen = Opinion.objects.visible_to(user)
    counts = seen.aggregate(
        open=Count("pk", Q(status__in=OPEN)),
        away=Count("pk", Q(status__in=AWAY)),
        late=Count("pk", Q(due_on__lt=today)),
    )
    waiting = waiting_for(user).count()
    figures = [
        (_("Waiting for me"), waiting, "view=mine"),
        (_("Under way"), counts["open"], "status=open"),
        (_("With others"), counts["away"], "status=handed"),
        (_("Late"), counts["late"], "view=late"),
    ]
    return Box(waiting, nearest(user), figures)


def kept_stations(user: Any, today: date) -> Any:
    """The open stations this person keeps, each with `serving`, the deputies grouped in; two queries."""
    serving = Membership.objects.serving(today).select_related("mandate__person", "mandate__term__congress")
    open_ones = Station.objects.visible_to(user).open_to_public().by_area().order_by("region__code", "code")
    return open_ones.prefetch_related(Prefetch("memberships", serving, to_attr="serving"))
