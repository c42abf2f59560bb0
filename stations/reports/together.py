"""How opinions of several periods ended, counted in the database at once."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count

from stations.models import Opinion
from stations.reports.facts import question
from stations.reports.kpis import KPIS
from stations.reports.measures import Measure
from stations.reports.scope import Asked, between, narrow, query_of


def closed_in(user: Any, periods: Sequence[Asked], on: date) -> list[Measure]:
    """The closed share of those received in each period (days `from` and `until`, one place for all). One query."""
    kpi, place = KPIS["ended"], {key: value for key, value in periods[0].items() if key not in ("from", "until")}
    spans = [between("received_at", each["from"], each["until"]) for each in periods]
    rows = narrow(Opinion.objects.visible_to(user).order_by(), place, on).filter(reduce(or_, spans))
    counted = {
        f"{fact}_{number}": Count("pk", span & question(fact, on))
        for number, span in enumerate(spans)
        for fact in (kpi.part, kpi.whole)
    }
    found = rows.aggregate(**counted)
    return [
        Measure(
            kpi,
            found[f"{kpi.part}_{number}"],
            found[f"{kpi.whole}_{number}"],
            query_of(asked, counted=kpi.part),
            query_of(asked, counted=kpi.whole),
        )
        for number, asked in enumerate(periods)
    ]
