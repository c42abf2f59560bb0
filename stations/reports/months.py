"""What happened at the stations of a congress in a month, counted by whom it concerns.

Opinions are counted in the month in which they came, were answered, ended or were rated; the list of each figure is
asked for by the same day (`of`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from congress.accounts.readers import office_reader
from congress.common.dates import last_of_month
from congress.common.rollups import Counted
from congress.organs.models import Congress
from stations.models import Opinion, ReceptionDay, StationMonth
from stations.reports.facts import question
from stations.reports.scope import narrow
from stations.rules.receptions import DayStatus

WHOLE = ""
# Which facts are counted by which day of the opinion.
BY_DAY = {
    "received": ("received", "in_person", "suggested"),
    "answered": ("answered",),
    "ended": ("ended",),
    "rated": ("rated", "satisfied", "mostly", "dissatisfied"),
}
# Under whose name.
PLACES = {"station": "station", "area": "station__region", "deputy": "deputy", "topic": "topic", "unit": "unit"}
DAY_PLACES = {"station": "station", "area": "station__region"}


def month_counts(congress: Congress, month: date, today: date) -> Counter[Counted]:
    """What happened in the month, so far in the running one. Five queries."""
    asked = {"from": month, "until": min(last_of_month(month), today)}
    reader = office_reader(congress)
    found: Counter[Counted] = Counter()
    for of, facts in BY_DAY.items():
        rows = narrow(Opinion.objects.visible_to(reader).order_by(), {**asked, "of": of}, today)
        _add(found, rows, PLACES, {fact: Count("pk", filter=question(fact, today)) for fact in facts})
    days = ReceptionDay.objects.visible_to(reader).between(asked["from"], asked["until"])
    _add(found, days.exclude(status=DayStatus.DROPPED).order_by(), DAY_PLACES, RECEPTIONS)
    return found


def kept_between(
    congress: Congress, first: date, last: date, facts: Mapping[str, Iterable[str]]
) -> Counter[tuple[date, str, str, str]]:
    """The kept counts from one month to another as (month, by, key, fact), of these facts by each of `facts`.

    One query.
    """
    asked = reduce(or_, (Q(by=by, fact__in=list(names)) for by, names in facts.items()))
    rows = StationMonth.objects.filter(asked, congress=congress, month__range=(first, last))
    columns = rows.values_list("month", "by", "key", "fact", "count")
    return Counter({(month, by, key, fact): count for month, by, key, fact, count in columns})


def _add(found: Counter[Counted], rows: Any, places: dict[str, str], facts: dict[str, Any]) -> None:
    grouped = rows.values(**{f"by_{by}": F(column) for by, column in places.items()}).annotate(**facts)
    for row in grouped:
        for by, key in _keys(row, places):
            for fact in facts:
                found[Counted(by, key, fact)] += row[fact]


def _keys(row: dict[str, Any], places: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What has no station, deputy, topic or unit counts under none of them."""
    yield WHOLE, ""
    for by in places:
        if row[f"by_{by}"] not in (None, ""):
            yield by, str(row[f"by_{by}"])


RECEPTIONS = {
    "days_planned": Count("pk", distinct=True),
    "days_held": Count("pk", filter=Q(status=DayStatus.HELD), distinct=True),
    "citizens": Coalesce(Sum("citizens"), 0),
}
