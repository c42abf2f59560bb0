"""Deputies as everybody may read of them (代表法 §58): the facts of the rule, and no others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from deputies.models import Mandate
from deputies.rules import BASIC, PUBLIC_FACTS
from stations.models import Attendance, Membership, Station
from stations.rules.receptions import DayStatus
from suggestions.models import Publication

ORDER = ("region_code", "place", "pk")  # by congress and delegation, then as the roster has them


def everybodys() -> Any:
    """The same for whoever asks; nobody's posts open more here."""
    return Mandate.objects.visible_to(AnonymousUser())


def released() -> Any:
    return Publication.objects.visible_to(AnonymousUser())


@dataclass(frozen=True)
class Profile:
    """One of `counted`. Each name of the rule is a property here."""

    mandate: Any

    @property
    def facts(self) -> dict[str, Any]:
        """By name, in the order of the rule."""
        return {fact.name: getattr(self, fact.name) for fact in PUBLIC_FACTS}

    @property
    def lines(self) -> list[tuple[Any, Any]]:
        """Label and value of the basic facts that are known."""
        known = [(fact.label, getattr(self, fact.name)) for fact in BASIC if fact.name != "name"]
        return [(label, value) for label, value in known if value]

    @property
    def url(self) -> str:
        return reverse("portal:deputy", args=[self.mandate.pk])

    @property
    def name(self) -> str:
        return str(self.mandate.person.name)

    @property
    def congress(self) -> str:
        return str(self.mandate.term.congress.name)

    @property
    def term(self) -> str:
        return str(self.mandate.term)

    @property
    def delegation(self) -> str:
        return str(self.mandate.delegation or "")

    @property
    def electing_unit(self) -> str:
        return str(self.mandate.electing_unit)

    @property
    def group(self) -> str:
        return str(self.mandate.group_name)

    @property
    def stations(self) -> list[str]:
        return [station.name for station in self.places]

    @property
    def places(self) -> list[Station]:
        return [row.station for row in self.mandate.groupings]

    @property
    def published_suggestions(self) -> int:
        return int(self.mandate.published)

    @property
    def receptions_held(self) -> int:
        return int(self.mandate.received)


def profiles(rows: Iterable[Any]) -> list[Profile]:
    return [Profile(row) for row in rows]


def counted(rows: Any, today: date) -> Any:
    """These with their duty counted and the stations of today; two queries whatever the number."""
    attended = Attendance.objects.filter(day__status=DayStatus.HELD, mandate=OuterRef("pk"))
    own = released().filter(suggestion__lead=OuterRef("pk"))
    groupings = Membership.objects.serving(today).filter(station__is_active=True)
    stations = groupings.select_related("station__region", "station__congress").order_by("from_on", "pk")
    whole = rows.by_delegation().annotate(
        published=_number(own, "suggestion__lead"), received=_number(attended, "mandate")
    )
    return whole.prefetch_related(Prefetch("memberships", stations, to_attr="groupings"))


def _number(rows: QuerySet[Any], of: str) -> Coalesce:
    """How many of them belong to the outer row."""
    return Coalesce(Subquery(rows.order_by().values(of).annotate(number=Count("pk")).values("number")), 0)
