"""Figures of reception days and of what citizens said, each counted in the months it happened in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.urls import reverse

from briefings.rules.periods import Period
from briefings.sections.figures import Figure
from stations.models import Opinion, ReceptionDay
from stations.reports.known import question_then
from stations.reports.reception_numbers import numbers
from stations.reports.scope import DAYS, NONE, between, query_of

# Key → words, unit, moment, fact, the fact it is divided by, definition of what happened within a period.
COUNTED = {
    "received": ("收到群众意见", "件", "received", "received", "", "{}收到的群众意见，不论后来如何办理。"),
    "ended": ("办结群众意见", "件", "ended", "ended", "", "{}办结或者不予受理并说明理由的群众意见。"),
    "suggested": ("转为代表建议", "件", "received", "suggested", "", "{}收到、已由代表转为建议的群众意见。"),
    "satisfied": ("群众满意率", "%", "rated", "satisfied", "rated", "{0}评价为满意的件数÷{0}收回评价的件数。"),
}
HELD = {
    "held": ("接待活动", "次", "{}举行的接待日。"),
    "citizens": ("进站接待群众", "人次", "{}各接待日登记的接待群众人次之和。"),
    "times": ("代表进站", "人次", "{}各接待日到站代表人次之和。"),
}
WHOLE = "whole"
"""Stands for all areas together."""
Counts = Mapping[tuple[str, date, str], int]
"""How many of a fact by the moment's month and the key of the area, NONE without a station."""
Figures = dict[str, Figure]
ALL = Q(pk__isnull=False)


@dataclass(frozen=True)
class Months:
    """Counts of every fact of COUNTED by month and area; three queries whatever the size."""

    counts: Counts

    def figure(self, key: str, period: Period, area: str = WHOLE) -> Figure:
        """The figure of a period, with the addresses of its lists."""
        label, unit, moment, fact, whole, definition = COUNTED[key]
        more = {} if area == WHOLE else {"area": area}
        return Figure(
            key=key,
            label=label,
            unit=unit,
            count=self._sum(fact, period, area),
            whole=self._sum(whole, period, area) if whole else None,
            url=list_url(period, moment, fact, **more),
            whole_url=list_url(period, moment, whole, **more) if whole else "",
            definition=definition.format(period.words.within),
        )

    def _sum(self, fact: str, period: Period, area: str) -> int:
        return sum(self.counts.get((fact, month, area), 0) for month in period.months)


def list_url(period: Period, moment: str, fact: str, **more: Any) -> str:
    """The list of opinions with this fact at the cut-off whose moment lies in the period."""
    asked = {"of": moment, **span(period), "counted": fact, "on": period.cut_off.isoformat()}
    return f"{reverse('stations:opinions')}?{query_of(asked | more)}"


def span(period: Period) -> dict[str, str]:
    """The days of a period as lists are asked for them."""
    return {"from": period.first.isoformat(), "until": period.cut_off.isoformat()}


def months_of(reader: Any, period: Period) -> Months:
    """Everything COUNTED, from the first of the earlier periods to the end of this."""
    facts: dict[str, set[str]] = {}
    for _label, _unit, moment, fact, whole, _definition in COUNTED.values():
        facts.setdefault(moment, set()).update(filter(None, (fact, whole)))
    counts: Counter[tuple[str, date, str]] = Counter()
    for moment, asked in facts.items():
        _add(counts, reader, period, moment, asked)
    return Months(counts)


def _add(counts: Counter[tuple[str, date, str]], reader: Any, period: Period, moment: str, facts: set[str]) -> None:
    column, since = DAYS[moment], min(each.first for each in period.earlier)
    rows = Opinion.objects.visible_to(reader).with_handled().order_by()
    rows = rows.filter(between(column, since, period.cut_off)).annotate(month=TruncMonth(column))
    counted = {f"n_{fact}": Count("pk", filter=question_then(fact, period.cut_off) or ALL) for fact in facts}
    for row in rows.values("month", "station__region").annotate(**counted):
        for fact in facts:
            for area in (WHOLE, str(row["station__region"] or NONE)):
                counts[fact, row["month"].date(), area] += row[f"n_{fact}"]


def figures_of_citizens(reader: Any, months: Months, period: Period, area: str) -> Figures:
    """The period's, beside those of the earlier ones."""
    now = _of(reader, months, period, area)
    before = [(name, _of(reader, months, then, area)) for name, then in period.named]
    return {key: figure.with_earlier([(name, found[key]) for name, found in before]) for key, figure in now.items()}


def _of(reader: Any, months: Months, period: Period, area: str) -> Figures:
    return {**_held(reader, period, area), **{key: months.figure(key, period, area) for key in COUNTED}}


def _held(reader: Any, period: Period, area: str) -> Figures:
    where, more = ({}, {}) if area == WHOLE else ({"station__region": area}, {"area": area})
    found = numbers(ReceptionDay.objects.visible_to(reader).filter(**where), period.first, period.cut_off)
    return {key: held_figure(key, getattr(found, key), period, **more) for key in HELD}


def held_figure(key: str, count: int, period: Period, **more: Any) -> Figure:
    """A figure of reception days; `more` narrows its list."""
    label, unit, definition = HELD[key]
    return Figure(
        key=key,
        label=label,
        unit=unit,
        count=count,
        url=f"{reverse('stations:reception-counted')}?{query_of(span(period), counted=key, **more)}",
        definition=definition.format(period.words.within),
        totals=key == "citizens",
    )
