"""Figures of reception days and of what citizens said, each counted in the month it happened in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.urls import reverse

from briefings.sections.figures import Figure
from congress.common.dates import last_of_month, months_before
from stations.models import Opinion, ReceptionDay
from stations.reports.facts import question
from stations.reports.reception_numbers import numbers
from stations.reports.scope import DAYS, query_of

BACK = 12
# Key → words, unit, moment, fact, the fact it is divided by, definition.
COUNTED = {
    "received": ("收到群众意见", "件", "received", "received", "", "当月收到的群众意见，不论后来如何办理。"),
    "ended": ("办结群众意见", "件", "ended", "ended", "", "当月办结或者不予受理并说明理由的群众意见。"),
    "suggested": ("转为代表建议", "件", "received", "suggested", "", "当月收到、已由代表转为建议的群众意见。"),
    "satisfied": ("群众满意率", "%", "rated", "satisfied", "rated", "当月评价为满意的件数÷当月收回评价的件数。"),
}
HELD = {
    "held": ("接待活动", "次", "当月举行的接待日。"),
    "citizens": ("进站接待群众", "人次", "当月各接待日登记的接待群众人次之和。"),
    "times": ("代表进站", "人次", "当月各接待日到站代表人次之和。"),
}
Counts = Mapping[tuple[str, date], int]
"""How many of a fact by the moment's month."""
Figures = dict[str, Figure]


@dataclass(frozen=True)
class Months:
    """Counts of every fact of COUNTED, thirteen months back; three queries whatever the size."""

    counts: Counts

    def figure(self, key: str, month: date) -> Figure:
        """The figure of one month, with the addresses of its lists."""
        label, unit, moment, fact, whole, definition = COUNTED[key]
        return Figure(
            key=key,
            label=label,
            unit=unit,
            count=self.counts.get((fact, month), 0),
            whole=self.counts.get((whole, month), 0) if whole else None,
            url=list_url(month, moment, fact),
            whole_url=list_url(month, moment, whole) if whole else "",
            definition=definition,
        )


def list_url(month: date, moment: str, fact: str, **more: Any) -> str:
    """The list of opinions with this fact whose moment lies in the month."""
    asked = {
        "of": moment,
        "from": month.isoformat(),
        "until": last_of_month(month).isoformat(),
        "counted": fact,
        **more,
    }
    return f"{reverse('stations:opinions')}?{query_of(asked)}"


def months_until(reader: Any, month: date) -> Months:
    """Everything COUNTED, of the thirteen months that end with this one."""
    facts: dict[str, set[str]] = {}
    for _label, _unit, moment, fact, whole, _definition in COUNTED.values():
        facts.setdefault(moment, set()).update(filter(None, (fact, whole)))
    counts: dict[tuple[str, date], int] = {}
    for moment, asked in facts.items():
        counts |= _by_day_of(reader, month, moment, asked)
    return Months(counts)


def _by_day_of(reader: Any, month: date, moment: str, facts: set[str]) -> dict[tuple[str, date], int]:
    column = DAYS[moment]
    rows = Opinion.objects.visible_to(reader).with_handled().order_by()
    rows = rows.filter(**{f"{column}__date__range": _span(month)}).annotate(month=TruncMonth(column))
    counted = {f"n_{fact}": Count("pk", filter=question(fact, month) or Q(pk__isnull=False)) for fact in facts}
    found = rows.values("month").annotate(**counted)
    return {(fact, row["month"].date()): row[f"n_{fact}"] for row in found for fact in facts}


def _span(month: date) -> tuple[date, date]:
    return months_before(month, BACK), last_of_month(month)


def figures_of_citizens(reader: Any, months: Months, month: date, earlier: tuple[date, date]) -> Figures:
    """The month's, beside those of the month before and of the same month a year before."""
    now, last_month, last_year = ({**_held(reader, each), **_said(months, each)} for each in (month, *earlier))
    return {key: figure.with_earlier(last_month[key], last_year[key]) for key, figure in now.items()}


def _said(months: Months, month: date) -> Figures:
    return {key: months.figure(key, month) for key in COUNTED}


def _held(reader: Any, month: date) -> Figures:
    until = last_of_month(month)
    found = numbers(ReceptionDay.objects.visible_to(reader), month, until)
    asked = {"from": month.isoformat(), "until": until.isoformat()}
    url = reverse("stations:reception-counted")
    return {
        key: Figure(
            key=key,
            label=label,
            unit=unit,
            count=getattr(found, key),
            url=f"{url}?{query_of(asked, counted=key)}",
            definition=definition,
            totals=key == "citizens",
        )
        for key, (label, unit, definition) in HELD.items()
    }
