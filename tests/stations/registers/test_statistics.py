"""The numbers of the sample register against a count by hand, and each figure against its list."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from statistics import mean, median
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from openpyxl import load_workbook

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.organs.models import Congress
from stations.reports.measures import Measure
from stations.reports.statistics import shifted, statistics
from tests.once import shared
from tests.stations.registers.conftest import expected, taken_city

lived, city = shared(taken_city)
PAGE = reverse("stations:opinion-statistics")
YEAR = {"from": date(2025, 1, 1), "until": date(2025, 12, 31)}
MARCH = {"from": date(2025, 3, 1), "until": date(2025, 3, 31)}
FIGURES = expected()["figures_of_the_right_rows"]
TRUTH: dict[str, Callable[[Any], bool]] = {
    "received": lambda one: True,
    "in_person": lambda one: one.way != "code",
    "standing": lambda one: one.status != "withdrawn",
    "open": lambda one: one.status not in {"closed", "not_accepted", "withdrawn"},
    "late": lambda one: one.due_on is not None and one.due_on < date(2026, 1, 1),
    "ended": lambda one: one.status in {"closed", "not_accepted"},
    "answered": lambda one: one.answered_at is not None,
    "suggested": lambda one: one.became != "",
    "rated": lambda one: one.rating != "",
    "satisfied": lambda one: one.rating == "satisfied",
    "mostly": lambda one: one.rating == "mostly",
    "dissatisfied": lambda one: one.rating == "not",
}
GROUP: dict[str, Callable[[Any], Any]] = {
    "topic": lambda one: one.get_topic_display(),
    "way": lambda one: one.get_way_display(),
    "area": lambda one: one.station.region.name,
    "station": lambda one: one.station.name,
    "deputy": lambda one: str(one.deputy),
}


@pytest.fixture
def clerk(city: Congress) -> User:
    """The dispatcher of the sample city."""
    user = User.objects.create(username="clerk", name="王慧敏")
    Post.objects.create(user=user, role=Role.DISPATCHER, congress=city, starts_on="2022-01-11")
    return user


def figures(told: Any) -> Iterator[Measure]:
    return (figure.now for _title, same in told.sections for figure in same)


def days_of(rows: list[Any]) -> list[int]:
    return [(localdate(one.answered_at) - localdate(one.received_at)).days for one in rows if one.answered_at]


@pytest.mark.parametrize("asked", [YEAR, MARCH, {**YEAR, "topic": "farming"}, {**MARCH, "route": "hotline"}])
def test_every_figure_is_what_counting_the_rows_gives(
    taken: dict[int, Any], clerk: User, asked: dict[str, Any]
) -> None:
    rows = [
        one
        for one in taken.values()
        if asked["from"] <= localdate(one.received_at) <= asked["until"]
        and asked.get("topic", one.topic) == one.topic
        and asked.get("route", one.route) == one.route
    ]
    told = statistics(clerk, asked, date(2026, 1, 1))
    for measure in figures(told):
        whole = measure.kpi.whole and sum(map(TRUTH[measure.kpi.whole], rows))
        assert (measure.kpi.key, measure.count, measure.whole or 0) == (
            measure.kpi.key, sum(map(TRUTH[measure.kpi.part], rows)), whole or 0
        )  # fmt: skip
    took = days_of(rows)
    assert (told.days.average, told.days.median, told.days.count) == (round(mean(took), 1), median(took), len(took))
    for table in told.tables:
        if table.key in GROUP:
            by_hand: dict[str, int] = {}
            for one in rows:
                by_hand[GROUP[table.key](one)] = by_hand.get(GROUP[table.key](one), 0) + 1
            assert {line.label: line.measures[0].count for line in table.lines} == by_hand


def test_the_sample_gives_the_figures_it_says(clerk: User) -> None:
    told = {measure.kpi.key: measure for measure in figures(statistics(clerk, YEAR, date(2026, 1, 1)))}
    ratings = (told["satisfied"].count, told["mostly"].count, told["dissatisfied"].count)
    assert ratings == tuple(FIGURES["by_rating"][word] for word in ("满意", "基本满意", "不满意"))
    assert (told["ended"].count, told["ended"].whole, told["ended"].percent) == (FIGURES["closed"], 196, 94.9)
    assert told["suggested"].count == FIGURES["by_route"]["转化为代表建议"]


def test_each_figure_opens_a_list_of_as_many_rows(clerk: User) -> None:
    browser = Client()
    browser.force_login(clerk)
    told = statistics(clerk, YEAR, localdate())
    lines = [table.lines[0].measures[0] for table in told.tables]
    found = [*figures(told), *lines]
    urls = {each.url: each.count for each in found} | {each.whole_url: each.whole for each in found if each.whole}
    shown = {url: browser.get(url).context["segments"][0]["count"] for url in urls}
    assert shown == urls
    assert {urlsplit(url).path for url in urls} == {reverse("stations:opinions")}


def test_the_periods_before_are_a_month_and_a_year_earlier() -> None:
    asked = {"from": date(2026, 3, 1), "until": date(2026, 3, 31), "topic": "health"}
    assert shifted(asked, 1) == {"from": date(2026, 2, 1), "until": date(2026, 2, 28), "topic": "health"}
    assert shifted({"from": date(2026, 4, 1), "until": date(2026, 4, 30)}, 1)["until"] == date(2026, 3, 31)
    assert shifted(asked, 12) == {"from": date(2025, 3, 1), "until": date(2025, 3, 31), "topic": "health"}


def test_a_figure_is_compared_and_told_better_or_worse(taken: dict[int, Any], clerk: User) -> None:
    told = statistics(clerk, {"from": date(2025, 4, 1), "until": date(2025, 4, 30)}, date(2026, 1, 1))
    ended = next(one for _title, same in told.sections for one in same if one.now.kpi.key == "ended")
    [month, year] = ended.before
    in_march = [one for one in taken.values() if localdate(one.received_at).month == 3]
    assert (month.measure.whole, year.measure.whole, year.change) == (len(in_march), 0, None)
    assert month.is_better == ((ended.now.percent or 0) > (month.measure.percent or 0))


@pytest.mark.parametrize("query", ["", "?from=2025-01-01&until=2025-12-31", "?from=x&topic=nonsense&station=99999999"])
def test_the_page_takes_a_steady_number_of_queries(clerk: User, query: str, django_assert_max_num_queries: Any) -> None:
    browser = Client()
    browser.force_login(clerk)
    browser.get(PAGE)
    with django_assert_max_num_queries(30):
        assert browser.get(PAGE + query).status_code == 200


def test_the_numbers_themselves_take_nine_queries(clerk: User, django_assert_num_queries: Any) -> None:
    assert clerk.current_posts
    with django_assert_num_queries(9):
        statistics(clerk, YEAR, date(2026, 1, 1))


def test_the_spreadsheet_tells_the_same_and_the_trail_keeps_it(clerk: User) -> None:
    browser = Client()
    browser.force_login(clerk)
    answer = browser.get(reverse("stations:opinion-statistics-export"), {"from": "2025-01-01", "until": "2025-12-31"})
    book = load_workbook(BytesIO(answer.content))
    first = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert (first[0][1], len(book.worksheets)) == ("196", 9)
    assert Entry.objects.get(act="opinion.statistics").detail == {"query": "from=2025-01-01&until=2025-12-31"}
