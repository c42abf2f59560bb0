"""The page's explanation of a deadline. English words; the calendar is the notice for 2026 where a case needs it."""

from datetime import date, timedelta

import pytest
from django.template import Context, Template
from django.utils.translation import override

from congress.organs.templatetags.deadlines import Week, period_text, weekday_date, weeks
from congress.organs.workdays import Calendar, Deadline, Period, PeriodUnit, end_of_period

NEW_YEAR = Calendar(
    rest={date(2026, 1, 1): "元旦", date(2026, 1, 2): "元旦", date(2026, 1, 3): "元旦"}, work={date(2026, 1, 4): "元旦"}
)
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def deadline(start: str, amount: int, unit: PeriodUnit) -> Deadline:
    return end_of_period(date.fromisoformat(start), Period(amount, unit), NEW_YEAR)


def table(deadline: Deadline, today: date = TODAY) -> list[str]:
    """Each row as "Nov | 16:off 17:off …", a folded row as its number of weeks."""
    return [line(week) for week in weeks(deadline, today, "start")]


def line(week: Week) -> str:
    if week.folded:
        return f"{week.folded} weeks"
    cells = [":".join(str(part) for part in cell if part) or "-" for cell in week.cells]
    return f"{week.month} | {' '.join(cells)}"


def explained(deadline: Deadline, today: date = TODAY, **words: str) -> str:
    names = " ".join(f"{name}={name}" for name in words)
    page = Template("{% load deadlines %}{% explain deadline today " + names + " %}")
    return page.render(Context({"deadline": deadline, "today": today, **words}))


def steps(html: str) -> list[str]:
    """The heads of the steps of the calculation."""
    return [part.split("</span>")[0] for part in html.split("<li><span>")[1:]]


def test_twenty_working_days_fill_a_table_as_the_design_draws_it():
    assert table(deadline("2026-11-18", 20, PeriodUnit.WORKDAYS)) == [
        "Nov | 16:off 17:off 18:off:start 19:no. 1 20:now:today 21:off:rest 22:off:rest",
        " | 23:no. 3 24:no. 4 25:no. 5 26:no. 6 27:no. 7 28:off:rest 29:off:rest",
        "Dec | 30:no. 8 1:no. 9 2:no. 10 3:no. 11 4:no. 12 5:off:rest 6:off:rest",
        " | 7:no. 13 8:no. 14 9:no. 15 10:no. 16 11:no. 17 12:off:rest 13:off:rest",
        " | 14:no. 18 15:no. 19 16:due:due - - - -",
    ]


def test_a_holiday_is_named_and_a_make_up_day_is_numbered():
    assert table(deadline("2025-12-31", 2, PeriodUnit.WORKDAYS)) == [
        "Jan | 29:off 30:off 31:off:start 1:off:元旦 2:off:元旦 3:off:元旦 4:no. 1",
        " | 5:due:due - - - - - -",
    ]


def test_a_row_is_named_after_a_month_only_when_its_first_day_is_shown():
    assert [week.month for week in weeks(deadline("2026-12-21", 8, PeriodUnit.WORKDAYS), TODAY, "start")] == ["Dec", ""]


def test_three_months_show_only_the_weeks_that_carry_news():
    assert table(deadline("2026-08-28", 3, PeriodUnit.MONTHS), date(2026, 10, 14)) == [
        "Aug | 24:off 25:off 26:off 27:off 28:off:start 29 30",
        "6 weeks",
        "Oct | 12 13 14:now:today 15 16 17 18",
        "5 weeks",
        "Nov | 23 24 25 26 27 28:off:rest 29:off:rest",
        " | 30:due:due - - - - - -",
    ]


@pytest.mark.parametrize(("days", "rows", "folded"), [(45, 7, 0), (46, 4, 5)])
def test_days_are_folded_beyond_forty_five(days, rows, folded):
    shown = weeks(deadline("2026-11-10", days, PeriodUnit.DAYS), date(2026, 11, 10), "start")
    assert (len(shown), sum(week.folded for week in shown)) == (rows, folded)


def test_working_days_are_never_folded():
    shown = weeks(deadline("2026-03-02", 60, PeriodUnit.WORKDAYS), TODAY, "start")
    assert (len(shown), {week.folded for week in shown}) == (13, {0})


def test_today_on_a_rest_day_is_marked_as_both():
    assert table(deadline("2026-11-19", 2, PeriodUnit.WORKDAYS), date(2026, 11, 21)) == [
        "Nov | 16:off 17:off 18:off 19:off:start 20:no. 1 21:off now:today 22:off:rest",
        " | 23:due:due - - - - - -",
    ]


@pytest.mark.parametrize(("day", "text"), [(date(2026, 12, 16), "Wed 16 Dec"), (date(2027, 3, 1), "Mon 1 Mar 2027")])
def test_the_year_is_told_when_it_is_another(day, text):
    assert weekday_date(day, TODAY) == text


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (1, PeriodUnit.DAYS, "1 day"),
        (5, PeriodUnit.DAYS, "5 days"),
        (1, PeriodUnit.WORKDAYS, "1 working day"),
        (20, PeriodUnit.WORKDAYS, "20 working days"),
        (1, PeriodUnit.MONTHS, "1 month"),
        (3, PeriodUnit.MONTHS, "3 months"),
    ],
)
def test_a_period_is_told_in_words(amount, unit, text):
    assert period_text(Period(amount, unit)) == text


def test_the_markup_of_the_table_is_that_of_the_design():
    html = explained(deadline("2026-11-18", 2, PeriodUnit.WORKDAYS), start_text="received")
    row = html.split("<tbody>")[1].split("</tbody>")[0].strip()
    assert row == (
        '<tr><th scope="row">Nov</th><td class="off">16</td><td class="off">17</td>'
        '<td class="off">18<small>received</small></td><td>19<small>no. 1</small></td>'
        '<td class="due">20<small>due</small></td><td></td><td></td></tr>'
    )


def test_working_days_need_no_sum():
    html = explained(
        deadline("2026-11-18", 20, PeriodUnit.WORKDAYS), rule_text="Rate it.", clause="§26", missed_text="No feedback."
    )
    assert steps(html) == ["Basis", "Start", "Day by day", "If missed"]


def test_a_provisional_month_shows_its_sum_and_its_warning():
    assert steps(explained(deadline("2026-11-30", 3, PeriodUnit.MONTHS))) == [
        "Start",
        "Sum",
        "Day by day",
        "Provisional",
    ]


@pytest.mark.parametrize(
    ("start", "sum_"),
    [
        ("2026-02-28", "Sat 28 Feb + 3 months = Thu 28 May"),
        ("2026-08-28", "Fri 28 Aug + 3 months = Sat 28 Nov, a rest day, so moved to Mon 30 Nov"),
        (
            "2026-11-30",
            "Mon 30 Nov + 3 months = Sun 28 Feb 2027 (that month has no day 30, so its last day),"
            " a rest day, so moved to Mon 1 Mar 2027",
        ),
    ],
)
def test_the_sum_of_months_is_one_sentence(start, sum_):
    html = explained(deadline(start, 3, PeriodUnit.MONTHS))
    assert html.split("<li><span>Sum</span><span>")[1].split("</span>")[0] == sum_


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ({"clause": "§26", "rule_text": "Rate it."}, "§26: Rate it."),
        ({"clause": "§26"}, "§26"),
        ({"rule_text": "<b>Rate</b> it."}, "&lt;b&gt;Rate&lt;/b&gt; it."),
    ],
)
def test_the_basis_is_the_clause_and_its_words(words, basis):
    html = explained(deadline("2026-11-18", 20, PeriodUnit.WORKDAYS), **words)
    assert html.split("<li><span>Basis</span><span>")[1].split("</span>")[0] == basis


@pytest.mark.parametrize(
    ("start", "words", "sentence"),
    [
        ("2026-11-18", {}, "Due on Wed 18 Nov 2026"),
        ("2026-11-18", {"headline": "Rate by Wed 18 Nov"}, "Rate by Wed 18 Nov"),
        ("2027-11-18", {}, "Due on Thu 18 Nov 2027 (provisional)"),
    ],
)
def test_the_sentence_comes_first(start, words, sentence):
    end = end_of_period(date.fromisoformat(start) - timedelta(days=1), Period(1, PeriodUnit.DAYS), NEW_YEAR)
    html = explained(end, date(2025, 1, 1), **words)
    assert html.split('<span class="c-strong">')[1].split("</span>")[0] == sentence


@pytest.mark.parametrize(
    ("words", "tag"),
    [({}, '<details class="c-explain">'), ({"open": "yes"}, '<details class="c-explain" open data-folds>')],
)
def test_the_calculation_is_closed_unless_asked(words, tag):
    assert explained(deadline("2026-11-18", 20, PeriodUnit.WORKDAYS), **words).strip().splitlines()[0] == tag
