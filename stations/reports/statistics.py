"""The numbers of what citizens say, received in a period, beside those a month and a year before."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Aggregate, Avg, Count, DurationField, F
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from congress.common.dates import months_before
from stations.models import Opinion
from stations.reports.facts import ALL_FACTS, question
from stations.reports.kpis import SECTIONS, TABLE_KPIS, Kpi
from stations.reports.measures import Before, Days, Line, Measure, Table, Told
from stations.reports.scope import DIMENSIONS, NONE, Asked, Dimension, may_see_ratings, narrow, query_of

EARLIER = ((_("The same days a month before"), 1), (_("The same days a year before"), 12))
Earlier = tuple[Any, dict[str, Any], dict[str, Any]]
ONE_DAY = timedelta(days=1)


class Median(Aggregate):
    """The middle one of the values, of an even number the mean of the middle two (PostgreSQL)."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class Statistics:
    """The figures of a scope on a day; `earlier` are the days of the periods before, as (when, days)."""

    on: date
    asked: Asked
    sections: list[tuple[Any, list[Told]]]
    days: Days
    earlier: list[tuple[Any, Days]]
    tables: list[Table]


def statistics(user: Any, asked: Asked, on: date) -> Statistics:
    """The figures as things stand, and a table by each dimension. `asked` has the days `from` and `until`.

    Nine queries whatever the size: the earlier periods are asked the same, so that each figure opens its list as well.
    """
    now = _counted(user, asked, on)
    before = [(when, shifted(asked, months)) for when, months in EARLIER]
    counted = [(when, then, _counted(user, then, on)) for when, then in before]
    with_ratings = may_see_ratings(user)
    return Statistics(
        on,
        asked,
        [
            (title, [_told(kpi, asked, now, counted) for kpi in kpis if with_ratings or not kpi.is_of_ratings])
            for title, kpis in SECTIONS
            if with_ratings or not kpis[0].is_of_ratings
        ],
        _days(now),
        [(when, _days(facts)) for when, _then, facts in counted],
        [_table(dimension, user, asked, on) for dimension in DIMENSIONS.values()],
    )


def shifted(asked: Asked, months: int) -> dict[str, Any]:
    """The same question of the period so many months before; what ended with a month ends with that month."""
    until = months_before(asked["until"], months)
    if (asked["until"] + ONE_DAY).day == 1:
        until = until.replace(day=monthrange(until.year, until.month)[1])
    return {**asked, "from": months_before(asked["from"], months), "until": until}


def _aggregates(on: date) -> dict[str, Any]:
    took = TruncDate("answered_at") - TruncDate("received_at")
    facts = {f"n_{fact}": Count("pk", filter=question(fact, on)) for fact in ALL_FACTS}
    return {**facts, "average": Avg(took), "median": Median(took)}


def _counted(user: Any, asked: Asked, on: date) -> dict[str, Any]:
    return dict(_rows(user, asked, on).aggregate(**_aggregates(on)))


def _rows(user: Any, asked: Asked, on: date) -> Any:
    return narrow(Opinion.objects.visible_to(user).order_by(), asked, on)


def _told(kpi: Kpi, asked: Asked, now: Mapping[str, Any], counted: list[Earlier]) -> Told:
    measure = _measure(kpi, asked, now)
    return Told(measure, [Before(when, _measure(kpi, then, facts), measure) for when, then, facts in counted])


def _measure(kpi: Kpi, asked: Asked, facts: Mapping[str, Any]) -> Measure:
    whole = facts[f"n_{kpi.whole}"] if kpi.whole else None
    queries = [query_of(asked, counted=fact) if fact else "" for fact in (kpi.part, kpi.whole)]
    return Measure(kpi, facts[f"n_{kpi.part}"], whole, *queries)


def _days(facts: Mapping[str, Any]) -> Days:
    average, median = (value / ONE_DAY if value is not None else None for value in (facts["average"], facts["median"]))
    return Days(None if average is None else round(average, 1), median, facts["n_answered"])


def _table(dimension: Dimension, user: Any, asked: Asked, on: date) -> Table:
    """The rows grouped, the largest group first."""
    kpis = [kpi for kpi in TABLE_KPIS if may_see_ratings(user) or not kpi.is_of_ratings]
    rows = _rows(user, asked, on)
    grouped = rows.values(group=F(dimension.column), called=F(dimension.name or dimension.column))
    found = grouped.annotate(**_aggregates(on)).order_by("-n_received", "called")
    return Table(dimension.key, dimension.title, kpis, [_line(dimension, kpis, asked, row) for row in found])


def _line(dimension: Dimension, kpis: list[Kpi], asked: Asked, row: dict[str, Any]) -> Line:
    key = row["group"]
    own = {**asked, dimension.key: NONE if key in (None, "") else key}
    return Line(dimension.label(key, row["called"]), [_measure(kpi, own, row) for kpi in kpis], _days(row))
