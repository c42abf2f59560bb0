"""A station's keeper is told, once, that its grade runs out."""

from datetime import date, timedelta

import pytest

from congress.accounts.models import Post
from congress.notices.models import Notice
from congress.organs.models import LocalRule
from stations.actions import grading
from stations.actions.warning import warn
from stations.models import StationGrading
from stations.rules.standards import LOCAL_NUMBERS, is_running_out
from stations.tasks import warn_of_grades
from tests.stations.standards.conftest import NOW, TODAY, Graded
from tests.town import SINCE

LAST = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("today", "is_due"),
    [
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),  # sixty days before
        (date(2026, 12, 20), True),  # nights were missed
        (LAST, True),
        (date(2027, 1, 1), False),
    ],
)
def test_the_notice_is_due_from_sixty_days_before_until_the_last_day(today: date, is_due: bool) -> None:
    assert is_running_out(LAST, today, 60) is is_due


def test_a_place_may_set_the_days() -> None:
    [number] = [one for one in LOCAL_NUMBERS if one.key == "stations.grade_notice_days"]
    assert (number.amount, [number.is_lawful(days, number.unit) for days in (6, 7, 180, 181)]) == (
        60, [False, True, True, False]
    )  # fmt: skip


def ending(graded: Graded, days: int) -> StationGrading:
    """A grade whose last day is so many days away."""
    row = graded.given()
    StationGrading.objects.filter(pk=row.pk).update(from_on=SINCE, until_on=TODAY + timedelta(days=days))
    row.refresh_from_db()
    return row


def told() -> list[str]:
    rows = Notice.objects.filter(kind="grade-runs-out", channel="site").order_by("recipient__username")
    return list(rows.values_list("recipient__username", flat=True))


@pytest.mark.parametrize(("days", "number"), [(61, 0), (60, 1), (3, 1), (0, 1), (-1, 0)])
def test_the_sweep_tells_the_keeper_in_time_and_never_twice(graded: Graded, days: int, number: int) -> None:
    ending(graded, days)
    assert ([warn_of_grades(), warn_of_grades()], told()) == ([number, 0], ["keeper"] * number)


def test_the_days_are_the_places_own(graded: Graded) -> None:
    ending(graded, 90)
    rule = {"amount": 120, "unit": "days", "clause": "本市办法", "valid_from": date(2022, 1, 1)}
    LocalRule.objects.create(congress=graded.town.congress, key="stations.grade_notice_days", **rule)
    assert (warn_of_grades(), told()) == (1, ["keeper"])


def test_where_no_keeper_is_the_office_is_told(graded: Graded) -> None:
    ending(graded, 30)
    Post.objects.filter(user=graded.town.keeper).delete()
    assert (warn_of_grades(), "dispatcher" in told()) == (1, True)


def test_a_lapsed_grade_runs_out_no_more(graded: Graded) -> None:
    grading.lapse(ending(graded, 30), note="场地撤销", by=graded.town.supervisor, at=NOW)
    assert warn_of_grades() == 0


def test_who_has_applied_anew_is_told_only_when_that_comes_to_nothing(graded: Graded) -> None:
    ending(graded, 30)
    again = graded.applied()
    before = warn_of_grades()
    grading.withdraw(again, by=graded.town.keeper, at=NOW)
    assert (before, warn_of_grades()) == (0, 1)


def test_a_newer_grade_by_the_same_standard_stands_for_the_older(graded: Graded) -> None:
    ending(graded, 30)
    graded.given(at=NOW + timedelta(days=1))
    assert warn_of_grades() == 0


def test_a_sweep_that_read_the_row_before_another_told_does_not_tell_again(graded: Graded) -> None:
    row = ending(graded, 30)
    assert ([warn(row, at=NOW), warn(row, at=NOW)], told()) == ([True, False], ["keeper"])


def test_the_notice_names_station_standard_and_day(graded: Graded) -> None:
    row = ending(graded, 30)
    warn(row, at=NOW)
    [notice] = Notice.objects.filter(kind="grade-runs-out", channel="site")
    words = (graded.station.name, "星级标准", f"{row.until_on:%Y-%m-%d}")
    assert ([word in notice.text for word in words], notice.url) == ([True, True, True], row.get_absolute_url())
