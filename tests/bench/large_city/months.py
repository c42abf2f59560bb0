"""The kept months: as the nights keep them, and dropped and counted anew."""

from collections import Counter
from typing import Any

from django.db import connection
from django.utils.timezone import localdate

from congress.management.months import rebuild_months
from stations.models import StationMonth
from stations.tasks import months as of_stations
from suggestions import tasks as of_suggestions
from suggestions.models import SuggestionMonth
from tests.bench.large_city.measuring import cost, load


def report() -> None:
    _told("first night, all months", of_suggestions.keep_months, of_stations.keep_months)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE suggestions_suggestionmonth, stations_stationmonth")
    _told("a night, those that may change", of_suggestions.keep_months, of_stations.keep_months)
    _told("each half hour, the running one", of_suggestions.keep_this_month, of_stations.keep_this_month)
    before = _rows()
    _told("rebuild-months", lambda: rebuild_months(localdate()))
    after = _rows()
    print(f"  rows      {sum(after.values())} kept, {'equal' if before == after else 'DIFFERENT'} after the rebuild")


def _told(name: str, *acts: Any) -> None:
    costs = [cost(act) for act in acts]
    clock, own, base, queries = (sum(column) for column in zip(*costs, strict=True))
    print(f"  {name:32} {clock:.1f} s, of a core {own:.1f} own, {base:.1f} database; {queries} queries ({load()})")


def _rows() -> Counter[Any]:
    columns = ("month", "by", "key", "fact", "count")
    return Counter(SuggestionMonth.objects.values_list("session", *columns)) + Counter(
        StationMonth.objects.values_list("congress", *columns)
    )
