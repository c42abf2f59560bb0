"""The kept counts of stations' months against a count by hand over random histories."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest
from django.utils import timezone

from congress.common.dates import last_of_month
from congress.common.rollups import Counted
from stations import tasks
from stations.models import Opinion, ReceptionDay, StationMonth
from stations.reports.months import month_counts
from stations.rolling import rebuild, roll_up
from stations.rules.opinions import Rating, Status, Topic, Way
from tests.once import shared
from tests.town import Town, build_town

TODAY = date(2026, 11, 22)
FIRST = date(2025, 12, 1)
lived, town = shared(build_town)


def some_day(chance: Random, since: date) -> date:
    return since + timedelta(days=chance.randrange((TODAY - since).days + 1))


def at(day: date, chance: Random) -> datetime:
    """Any minute of the day here, those around midnight too."""
    return timezone.make_aware(datetime.combine(day, time(chance.choice([0, 9, 23]), chance.choice([0, 59]))))


def random_history(town: Town, chance: Random) -> list[Opinion]:
    """Opinions of two stations with random days of arrival, answer, end and rating."""
    stations = [town.station(f"QY-{chance.randrange(10**6)}") for _ in range(2)]
    found = []
    for _ in range(40):
        came = some_day(chance, FIRST)
        row = Opinion(
            congress=town.congress, station=chance.choice(stations), text="路灯坏了", received_at=at(came, chance),
            deputy=chance.choice([None, town.mandates["deputy"]]), topic=chance.choice(["", *Topic.values]),
            way=chance.choice(Way.values), status=chance.choice([Status.SUBMITTED, Status.CLOSED, Status.WITHDRAWN]),
        )  # fmt: skip
        if row.status == Status.CLOSED:
            answered = some_day(chance, came)
            row.answered_at = row.ended_at = at(answered, chance)
            if chance.random() < 0.7:
                row.rating, row.rated_at = chance.choice(Rating.values), at(some_day(chance, answered), chance)
        elif row.status == Status.WITHDRAWN:
            row.ended_at = at(some_day(chance, came), chance)
        row.save()
        found.append(row)
    return found


def is_in(moment: datetime | None, month: date) -> bool:
    return bool(moment) and month <= timezone.localdate(moment) <= min(last_of_month(month), TODAY)


def by_hand(rows: list[Opinion], month: date) -> Counter[Counted]:
    """Each definition in plain words, row by row."""
    found: Counter[Counted] = Counter()
    for row in rows:
        facts = {
            "received": is_in(row.received_at, month),
            "in_person": is_in(row.received_at, month) and row.way != "code",
            "answered": is_in(row.answered_at, month),
            "ended": is_in(row.ended_at, month) and row.status == "closed",
            "rated": is_in(row.rated_at, month) and row.rating != "",
            "satisfied": is_in(row.rated_at, month) and row.rating == "satisfied",
            "mostly": is_in(row.rated_at, month) and row.rating == "mostly",
            "dissatisfied": is_in(row.rated_at, month) and row.rating == Rating.NOT,
        }
        places = [("", ""), ("station", str(row.station_id)), ("area", str(row.station.region_id))]
        places += [("deputy", str(row.deputy_id))] if row.deputy_id else []
        places += [("topic", row.topic)] if row.topic else []
        for place in places:
            found.update(Counted(*place, fact) for fact, held in facts.items() if held)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_any_history_is_counted_as_by_hand(town: Town, seed: int) -> None:
    rows = random_history(town, Random(seed))
    roll_up(town.congress, today=TODAY)
    for month in (date(2025, 12, 1), date(2026, 3, 1), date(2026, 11, 1)):
        stored = {
            Counted(*each[:3]): each[3]
            for each in StationMonth.objects.filter(month=month).values_list("by", "key", "fact", "count")
        }
        assert stored == dict(by_hand(rows, month))


def test_dropped_and_rebuilt_the_counts_are_equal(town: Town) -> None:
    random_history(town, Random(7))
    roll_up(town.congress, today=TODAY)
    columns = ("month", "by", "key", "fact", "count")
    before = set(StationMonth.objects.values_list(*columns))
    assert rebuild(town.congress, today=TODAY) > 0
    assert set(StationMonth.objects.values_list(*columns)) == before
    assert roll_up(town.congress, today=TODAY) == 0


def test_the_list_of_a_figure_has_as_many_rows(town: Town, sits: Any) -> None:
    random_history(town, Random(3))
    month, counts = date(2026, 5, 1), month_counts(town.congress, date(2026, 5, 1), TODAY)
    for of, fact in [("received", "received"), ("answered", "answered"), ("ended", "ended"), ("rated", "satisfied")]:
        query = {"of": of, "counted": fact, "from": month.isoformat(), "until": "2026-05-31"}
        page = sits("supervisor").get("/desk/opinions/", query)
        assert page.context["segments"][0]["count"] == counts[Counted("", "", fact)]


def test_reception_days_and_citizens_are_counted_by_station_and_area(town: Town) -> None:
    station = town.station("QY-77")
    for day, status, citizens in [(3, "held", 12), (17, "held", 5), (25, "planned", None), (26, "dropped", None)]:
        ReceptionDay.objects.create(station=station, on=date(2026, 10, day), status=status, citizens=citizens)
    counts = month_counts(town.congress, date(2026, 10, 1), TODAY)
    for place in [("", ""), ("station", str(station.pk)), ("area", str(station.region_id))]:
        told = [counts[Counted(*place, fact)] for fact in ("days_planned", "days_held", "citizens")]
        assert told == [3, 2, 17]


def test_the_sweeps_count_all_months_by_night_and_this_one_by_day(town: Town) -> None:
    at_noon = timezone.now()
    Opinion.objects.create(congress=town.congress, station=town.station("QY-78"), text="路灯", received_at=at_noon)
    month = timezone.localdate(at_noon).replace(day=1)
    assert (tasks.keep_this_month(), tasks.keep_this_month(), tasks.keep_months()) == (1, 0, 0)
    rows = StationMonth.objects.filter(by="", fact="received").values_list("month", "count")
    assert list(rows) == [(month, 1)]
