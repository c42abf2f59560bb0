"""How opinions of several periods ended, counted in the database at once."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Q
from django.utils.timezone import make_aware

from stations.models import Opinion
from stations.reports.facts import question
from stations.reports.kpis import KPIS
from stations.reports.measures import Measure
from stations.reports.scope import Asked, narrow, query_of


def closed_in(user: Any, periods: Sequence[Asked], on: date) -> list[Measure]:
    """The closed share of those received in each period (days `from` and `until`, one place for all). One query."""
    kpi, place = KPIS["ended"], {key: value for key, value in periods[0].items() if key not in ("from", "until")}
    spans = [_received(each["from"], each["until"]) for each in periods]
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


def _received(first: date, last: date) -> Q:
    """By instants: turning each row's into a day costs more than all the rest."""
    return Q(received_at__gte=_midnight(first), received_at__lt=_midnight(last + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
