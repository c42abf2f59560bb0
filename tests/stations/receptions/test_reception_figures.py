"""Reception days among the figures: against a count by hand, against a month and a year before, each with its list."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from congress.accounts.rules import Role
from stations.actions import receptions
from stations.reports.measures import Measure, Told
from stations.reports.reception_statistics import FACTS, reception_statistics, rows_behind
from tests.stations.receptions.conftest import Hall, on_day

PAGE, LIST = reverse("stations:opinion-statistics"), reverse("stations:reception-counted")
MARCH = {"from": date(2026, 3, 1), "until": date(2026, 3, 31)}


def lived(hall: Hall) -> None:
    """March: the 5th held with two deputies and seven citizens, the 26th with one and three; one cancelled, one
    dropped; at another station one held with the first deputy and nobody. February: one held with one deputy."""
    hall.held(citizens=7)
    hall.station.days.create(on=date(2026, 3, 12), status="cancelled", reason="修缮")
    hall.station.days.create(on=date(2026, 3, 13), status="dropped")
    recorded(hall, hall.station, on_day(26), citizens=3)
    recorded(hall, hall.station, on_day(-10), citizens=2)
    other = hall.town.station("QY-02", name="城西联络站")
    other.memberships.create(mandate=hall.deputies[0], from_on=date(2022, 1, 1))
    recorded(hall, other, on_day(19), citizens=0)


def recorded(hall: Hall, station: Any, at: Any, citizens: int) -> None:
    day = station.days.create(on=at.date())
    receptions.record_day(day, mandates=hall.deputies[:1], citizens=citizens, by=hall.keeper, at=at)


def figures(told: list[Told]) -> dict[str, tuple[int, int | None]]:
    return {each.now.kpi.key: (each.now.count, each.now.whole) for each in told}


def test_the_figures_of_march(hall: Hall) -> None:
    lived(hall)
    told = reception_statistics(hall.keeper, MARCH)
    assert figures(told.figures) == {
        "planned": (4, None), "held": (3, 4), "times": (4, None), "coverage": (2, 3), "citizens": (10, None)
    }  # fmt: skip


def test_each_is_told_beside_a_month_and_a_year_before(hall: Hall) -> None:
    lived(hall)
    told = {each.now.kpi.key: each for each in reception_statistics(hall.keeper, MARCH).figures}
    before = {key: [one.measure.count for one in each.before] for key, each in told.items()}
    assert before == {"planned": [1, 0], "held": [1, 0], "times": [1, 0], "coverage": [1, 0], "citizens": [2, 0]}
    assert [one.is_better for one in told["coverage"].before] == [True, None]


def lines(told: Any, key: str) -> dict[str, list[tuple[int, int | None]]]:
    [table] = [table for table in told.tables if table.key == key]
    return {line.label: [(each.count, each.whole) for each in line.measures] for line in table.lines}


def test_by_station_and_by_deputy(hall: Hall) -> None:
    lived(hall)
    told = reception_statistics(hall.keeper, MARCH)
    first, second = (mandate.person.name for mandate in hall.deputies[:2])
    assert lines(told, "reception-station") == {
        "城东联络站": [(3, None), (2, 3), (3, None), (2, 3), (10, None)],
        "城西联络站": [(1, None), (1, 1), (1, None), (1, 1), (0, None)],
    }
    assert lines(told, "reception-deputy") == {
        first: [(1, None), (3, None), (10, None)], second: [(1, None), (1, None), (7, None)]
    }  # fmt: skip


def opens(measure: Measure) -> dict[str, int]:
    """The lists behind a figure and how many rows each must have; citizens are told by their days."""
    found = {measure.url: measure.count} if measure.kpi.key != "citizens" else {}
    return found | ({measure.whole_url: measure.whole} if measure.whole else {})


def test_each_figure_opens_a_list_of_as_many_rows(hall: Hall, sits: Any) -> None:
    lived(hall)
    told, client = reception_statistics(hall.keeper, MARCH), sits("keeper")
    measures = [one for each in told.figures for one in (each.now, *(before.measure for before in each.before))]
    measures += [measure for table in told.tables for line in table.lines for measure in line.measures]
    expected = {url: count for measure in measures for url, count in opens(measure).items()}
    answers = {url: client.get(url).context for url in expected}
    assert {url: told["count"] for url, told in answers.items()} == expected
    assert {url: len(told["page"].rows) for url, told in answers.items()} == expected


def test_citizens_open_the_days_on_which_they_came(hall: Hall) -> None:
    lived(hall)
    of_all = rows_behind("citizens", hall.keeper, MARCH)
    of_second = rows_behind("citizens", hall.keeper, {**MARCH, "deputy": hall.deputies[1].pk})
    assert [sum(day.citizens for day in rows) for rows in (of_all, of_second)] == [10, 7]


def test_a_station_narrows_them_and_a_topic_does_not(hall: Hall) -> None:
    lived(hall)
    one = reception_statistics(hall.keeper, {**MARCH, "station": hall.station.pk, "topic": "health"})
    none = reception_statistics(hall.keeper, {**MARCH, "station": "none"})
    assert (figures(one.figures)["planned"], figures(none.figures)["planned"]) == ((3, None), (0, None))


def test_what_somebody_does_not_see_is_not_counted(hall: Hall, street: Any) -> None:
    lived(hall)
    elsewhere = hall.town.add("elsewhere", Role.STATION_KEEPER, region=street)
    assert figures(reception_statistics(elsewhere, MARCH).figures)["planned"] == (0, None)


def test_the_figures_take_eleven_queries(hall: Hall, django_assert_num_queries: Any) -> None:
    lived(hall)
    assert hall.keeper.current_posts
    with django_assert_num_queries(11):
        reception_statistics(hall.keeper, MARCH)


@pytest.mark.parametrize("fact", FACTS)
def test_a_list_costs_the_same_for_one_and_for_three(
    hall: Hall, sits: Any, django_assert_max_num_queries: Any, fact: str
) -> None:
    lived(hall)
    client = sits("keeper")
    client.get(LIST)
    with django_assert_max_num_queries(8):
        client.get(LIST, {"counted": fact, "from": "2026-02-01", "until": "2026-03-31"})


@pytest.mark.parametrize(
    ("fact", "words"),
    [("held", "城西联络站"), ("turns", "deputy-deputy2"), ("times", "deputy-deputy2"), ("members", "deputy-deputy3")],
)
def test_a_list_names_what_it_counts(hall: Hall, sits: Any, fact: str, words: str) -> None:
    lived(hall)
    page = sits("keeper").get(LIST, {"counted": fact, "from": "2026-03-01", "until": "2026-03-31"})
    assert words in page.content.decode()


@pytest.mark.parametrize("query", ["", "?counted=nonsense&from=x", "?station=99999999&deputy=0"])
def test_wrong_questions_are_passed_over(hall: Hall, sits: Any, query: str) -> None:
    assert sits("keeper").get(LIST + query).status_code == 200


@pytest.mark.parametrize(("who", "status"), [("keeper", 200), ("deputy", 200), ("chair", 200), ("clerk", 403)])
def test_the_lists_are_for_those_who_have_the_figures(hall: Hall, sits: Any, who: str, status: int) -> None:
    assert sits(who).get(LIST).status_code == status


def test_page_and_spreadsheet_tell_the_same(hall: Hall, sits: Any) -> None:
    lived(hall)
    asked = {"from": "2026-03-01", "until": "2026-03-31"}
    page = sits("keeper").get(PAGE, asked)
    book = load_workbook(BytesIO(sits("keeper").get(reverse("stations:opinion-statistics-export"), asked).content))
    told = [str(each.now.count) for each in page.context["receptions"].figures]
    counted = [row[1] for row in book.worksheets[0].iter_rows(values_only=True)]
    by_station = [row[1] for row in book.worksheets[-2].iter_rows(min_row=2, values_only=True)]
    assert (counted[11:16], by_station) == (told, ["3", "1"])


def test_the_spreadsheet_has_a_sheet_by_station_and_one_by_deputy(hall: Hall, sits: Any) -> None:
    lived(hall)
    asked = {"from": "2026-03-01", "until": "2026-03-31"}
    answer = sits("keeper").get(reverse("stations:opinion-statistics-export"), asked)
    by_station, by_deputy = load_workbook(BytesIO(answer.content)).worksheets[-2:]
    rows = [list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in (by_station, by_deputy)]
    first, second = (mandate.person.name for mandate in hall.deputies[:2])
    east, west = ("城东联络站", "3", "2", "3", "66.7"), ("城西联络站", "1", "1", "1", "100.0")
    assert [row[:5] for row in rows[0]] == [east, west]
    assert [row[:4] for row in rows[1]] == [(first, "1", "3", "10"), (second, "1", "1", "7")]


def test_who_left_the_roster_has_no_turn(hall: Hall) -> None:
    lived(hall)
    day = hall.station.days.create(on=date(2026, 3, 30))
    day.duties.create(mandate=hall.deputies[2], left_at=on_day(29), reason="病")
    assert rows_behind("turns", hall.keeper, {**MARCH, "deputy": hall.deputies[2].pk}).count() == 0


def test_a_deputy_reads_the_figures_of_the_own_stations(hall: Hall) -> None:
    lived(hall)
    told = [reception_statistics(hall.town.people[name], MARCH).figures for name in ("deputy", "deputy3")]
    assert [figures(each)["planned"] for each in told] == [(4, None), (3, None)]


def test_an_area_narrows_them(hall: Hall, street: Any) -> None:
    lived(hall)
    own = reception_statistics(hall.keeper, {**MARCH, "area": hall.station.region_id})
    other = reception_statistics(hall.keeper, {**MARCH, "area": street.pk})
    assert [figures(each.figures)["held"] for each in (own, other)] == [(3, 4), (0, 0)]
