"""Which opinions are asked for: the part of a filter that figures and the list share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congress.accounts.rules import UNIT_ROLES
from stations.reports.facts import RATING_FACTS, question
from stations.reports.known import question_then
from stations.rules.opinions import Topic, Way
from stations.rules.registers import Handled

NONE = "none"  # asks for the rows that have no value
# By which day an opinion belongs to a period.
DAYS = {"received": "received_at", "answered": "answered_at", "ended": "ended_at", "rated": "rated_at"}
Asked = Mapping[str, Any]


@dataclass(frozen=True)
class Dimension:
    """By what figures are told apart: `column` holds the group's key, `name` its words or `words` give them."""

    key: str
    title: Any
    column: str
    name: str = ""
    words: Mapping[str, Any] | None = None

    def label(self, key: Any, name: Any) -> str:
        if key in (None, ""):
            return str(_("None recorded"))
        return str(self.words[key] if self.words else name)


DIMENSIONS = {
    each.key: each
    for each in (
        Dimension("topic", _("Topic"), "topic", words={topic.value: topic.label for topic in Topic}),
        Dimension("way", pgettext_lazy("opinion", "Way"), "way", words={way.value: way.label for way in Way}),
        Dimension("route", _("How it was handled"), "handled", words={each.value: each.label for each in Handled}),
        Dimension("area", _("Area"), "station__region", "station__region__name"),
        Dimension("station", _("Liaison station"), "station", "station__name"),
        Dimension("deputy", _("Deputy"), "deputy", "deputy__person__name"),
    )
}


def may_see_ratings(user: Any) -> bool:
    """Ratings go to deputy, station and committee, never through the unit that is rated."""
    return bool(user.roles.isdisjoint(UNIT_ROLES))


def narrow(opinions: Any, asked: Asked, today: date, *, with_ratings: bool = True) -> Any:
    """The opinions asked for, received from the day `from` until the day `until`; every key is optional.

    `of` names another day that lies in the period (DAYS), `within` is how the code of the station's place begins.
    `counted` names a fact and gives the rows a figure counts: as things are, or as they stood at the end of the day
    `on`.
    A reader who may not see ratings cannot ask by them.
    """
    found = opinions.with_handled()
    for key, dimension in DIMENSIONS.items():
        if value := asked.get(key):
            found = found.filter(**{dimension.column: value}) if value != NONE else _without(found, dimension)
    if asked.get("within"):
        found = found.filter(station__region__code__startswith=asked["within"])
    found = found.filter(between(DAYS[asked.get("of") or "received"], asked.get("from"), asked.get("until")))
    fact = asked.get("counted")
    if fact and (with_ratings or fact not in RATING_FACTS):
        found = found.filter(question_then(fact, asked["on"]) if asked.get("on") else question(fact, today))
    return found


def between(moment: str, first: date | None, last: date | None) -> Q:
    """Whether it lies in these days, both with them; an end that is not told is open.

    By instants, which an index finds: turning each row's into a day reads all there ever was.
    """
    found = Q(**{f"{moment}__gte": _midnight(first)}) if first else Q()
    return found & Q(**{f"{moment}__lt": _midnight(last + timedelta(days=1))}) if last else found


def query_of(asked: Asked, **more: Any) -> str:
    """The query of the list of these."""
    return urlencode({key: value for key, value in {**asked, **more}.items() if value not in (None, "")})


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))


def _without(opinions: Any, dimension: Dimension) -> Any:
    is_text = dimension.words is not None
    return opinions.filter(**{dimension.column: ""} if is_text else {f"{dimension.column}__isnull": True})
