"""The life of a briefing as one table, and the day it is drafted."""

from datetime import date

import pytest

from briefings.rules.briefings import LAW, Status, drafted_from, month_before
from congress.common.dates import last_of_month
from congress.common.lifecycle import Unlawful
from congress.common.text import chinese_number
from congress.organs.models import Holiday
from tests.suggestions.supervision.law import as_coded, as_written

TABLE = """
edit       reviewer,dispatcher,supervisor  drafted=
recount    reviewer,dispatcher,supervisor  drafted=
send       reviewer,dispatcher,supervisor  drafted>in_approval
drop       reviewer,dispatcher,supervisor  drafted>dropped
approve    chair                           in_approval>issued
send_back  chair                           in_approval>drafted
correct    reviewer,dispatcher,supervisor  issued=
publish    reviewer,dispatcher,supervisor  issued=
take_off   reviewer,dispatcher,supervisor  issued=
"""


def test_the_table_of_every_step_status_and_role_is_the_one_written_by_hand() -> None:
    assert as_coded(LAW, Status) == as_written(TABLE)


@pytest.mark.parametrize("status", Status)
def test_nothing_leads_back_to_the_first_draft(status: str) -> None:
    with pytest.raises(Unlawful):
        LAW.check("draft", status, {"supervisor"})


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (612, "六百一十二"),
        (1005, "一千零五"),
        (10, "十"),
        (20, "二十"),
        (63, "六十三"),
        (110, "一百一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_the_running_total_is_written_in_chinese_numerals(number: int, words: str) -> None:
    assert chinese_number(number) == words


@pytest.mark.parametrize(
    ("today", "month", "last"),
    [
        (date(2026, 11, 22), date(2026, 10, 1), date(2026, 10, 31)),
        (date(2026, 1, 5), date(2025, 12, 1), date(2025, 12, 31)),
        (date(2024, 3, 1), date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_briefing_tells_of_the_month_before_until_its_last_of_month(today: date, month: date, last: date) -> None:
    assert (month_before(today), last_of_month(month_before(today))) == (month, last)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 9, 15), date(2026, 9, 1)),  # a Tuesday
        (date(2026, 11, 30), date(2026, 11, 2)),  # the 1st is a Sunday
        (date(2025, 10, 20), date(2025, 10, 9)),  # eight days of the National Day
        (date(2026, 5, 20), date(2026, 5, 6)),  # the Labour Day holiday until the 5th
    ],
)
def test_the_first_working_day_follows_the_calendar_of_the_year(town: object, today: date, first: date) -> None:
    assert drafted_from(today, Holiday.objects.calendar()) == first
