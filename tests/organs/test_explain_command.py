"""`manage.py explain`, on the calendar that staff keep in the database. English words."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from congress.organs.models import Holiday


@pytest.fixture(autouse=True)
def only_new_year(db):
    """The calendar knows 2026 alone, by its first four days."""
    Holiday.objects.all().delete()
    rest = [Holiday(on=date(2026, 1, day), kind="rest", name="元旦") for day in (1, 2, 3)]
    Holiday.objects.bulk_create([*rest, Holiday(on=date(2026, 1, 4), kind="work", name="元旦")])


def explain(*arguments: str) -> str:
    out = StringIO()
    with override("en"):
        call_command("explain", *arguments, stdout=out)
    return out.getvalue()


def test_working_days_are_told_day_by_day():
    assert explain("2025-12-31", "--workdays", "2").splitlines() == [
        "2 working days from 2025-12-31 Wed: the last day is 2026-01-05 Mon.",
        "      2025-12-31 Wed  start, not counted",
        "      2026-01-01 Thu  skipped  元旦",
        "      2026-01-02 Fri  skipped  元旦",
        "      2026-01-03 Sat  skipped  元旦",
        "   1  2026-01-04 Sun  counted  make-up working day",
        "   2  2026-01-05 Mon  last day",
    ]


def test_days_move_off_a_weekend():
    assert explain("2026-11-12", "--days", "2").splitlines() == [
        "2 days from 2026-11-12 Thu: the last day is 2026-11-16 Mon.",
        "Moved from 2026-11-14 Sat, a rest day.",
        "      2026-11-12 Thu  start, not counted",
        "   1  2026-11-13 Fri  counted",
        "   2  2026-11-14 Sat  rest day, moved on  weekend",
        "      2026-11-15 Sun  rest day, moved on  weekend",
        "      2026-11-16 Mon  last day",
    ]


def test_three_months_into_an_unannounced_year_are_provisional():
    lines = explain("2026-11-30", "--months", "3").splitlines()
    assert lines[:4] == [
        "3 months from 2026-11-30 Mon: the last day is 2027-03-01 Mon.",
        "The last month has no day 30, so its last day counts.",
        "Moved from 2027-02-28 Sun, a rest day.",
        "Provisional: the holiday notice for 2027 is not out yet.",
    ]
    assert len(lines) == 4 + 92


def test_json_tells_the_same():
    assert json.loads(explain("2025-12-31", "--workdays", "1", "--json")) == {
        "starts_on": "2025-12-31",
        "period": {"amount": 1, "unit": "workdays"},
        "nominal_on": "2026-01-04",
        "due_on": "2026-01-04",
        "is_provisional": False,
        "unknown_years": [],
        "days": [
            {"on": "2025-12-31", "kind": "start", "number": None, "why": ""},
            {"on": "2026-01-01", "kind": "skipped", "number": None, "why": "元旦"},
            {"on": "2026-01-02", "kind": "skipped", "number": None, "why": "元旦"},
            {"on": "2026-01-03", "kind": "skipped", "number": None, "why": "元旦"},
            {"on": "2026-01-04", "kind": "due", "number": 1, "why": "make-up"},
        ],
    }


def test_json_names_the_years_not_announced():
    found = json.loads(explain("2026-11-30", "--months", "3", "--json"))
    assert (found["due_on"], found["is_provisional"], found["unknown_years"]) == ("2027-03-01", True, [2027])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["2026-11-31", "--days", "1"], "Error: argument start: “2026-11-31” is not a day such as 2026-11-30"),
        (["2026-11-30", "--days", "0"], "Error: argument --days: “0” is not a number from 1 up"),
        (["2026-11-30", "--months", "three"], "Error: argument --months: “three” is not a number from 1 up"),
        (["2026-11-30", "--days", "4000000"], "The period ends after the year 9999."),
        (["2026-11-30"], "Error: one of the arguments --days --workdays --months is required"),
        (
            ["2026-11-30", "--days", "1", "--months", "1"],
            "Error: argument --months: not allowed with argument --days",
        ),
        (["2026-11-30", "--months", "120000"], "The period ends after the year 9999."),
    ],
)
def test_what_cannot_be_counted_is_refused_in_a_sentence(arguments, sentence):
    with pytest.raises(CommandError) as refused:
        explain(*arguments)
    assert str(refused.value) == sentence
