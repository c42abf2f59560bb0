"""Numbers of issues: of the year and in all, also of those approved in the same moment."""

from datetime import datetime

import pytest

from briefings import actions
from briefings.actions.numbering import next_numbers
from briefings.models import Briefing, Masthead
from briefings.rules.periods import Kind
from tests.at_once import at_once
from tests.briefings.conftest import NOW, Press, masthead_of

YEAR = NOW.year


def a_paper(press: Press, kind: Kind, place: int = 0) -> Briefing:
    """One of the kind that waits for approval, under a masthead of that kind."""
    if not Masthead.objects.filter(kind=kind).exists():
        masthead_of(press.town, kind=kind)
    return press.empty(place, kind)


def approve(press: Press, row: Briefing, at: datetime = NOW) -> Briefing:
    return actions.approve(row, by=press.town.chair, at=at)


@pytest.mark.parametrize("kind", Kind)
def test_two_approvals_at_once_give_one_number(shared_press: Press, quick: None, kind: Kind) -> None:
    row = a_paper(shared_press, kind)
    done = at_once(*[lambda: approve(shared_press, row)] * 2)
    assert sorted(type(each).__name__ for each in done) == ["Briefing", "Unlawful"]
    assert list(Briefing.objects.values_list("number", "total")) == [(1, 601 if kind == Kind.MONTH else 1)]


def test_each_kind_counts_for_itself_even_when_all_are_approved_at_once(shared_press: Press, quick: None) -> None:
    rows = [a_paper(shared_press, kind, place) for kind in Kind for place in range(3)]
    done = at_once(*[lambda row=row: approve(shared_press, row) for row in rows])
    numbers = {kind: sorted((each.number, each.total) for each in done if each.kind == kind) for kind in Kind}
    assert numbers == {
        "month": [(1, 601), (2, 602), (3, 603)],
        "quarter": [(1, 1), (2, 2), (3, 3)],
        "year": [(1, 1), (2, 2), (3, 3)],
    }


def test_twenty_issues_in_parallel_have_neither_hole_nor_repeat(shared_press: Press, quick: None) -> None:
    rows = [shared_press.empty(place) for place in range(20)]
    done = at_once(*[lambda row=row: approve(shared_press, row) for row in rows])
    assert sorted((each.number, each.total) for each in done) == [(n, 600 + n) for n in range(1, 21)]


def test_without_the_lock_numbers_repeat(shared_press: Press) -> None:
    """Negative control: read without the masthead's row lock, the next numbers are the same for all."""
    asked = at_once(*[lambda: next_numbers(shared_press.masthead, YEAR)] * 4)
    assert set(asked) == {(1, 601)}


def test_numbers_of_the_year_begin_anew_and_the_total_goes_on(press: Press, quick: None) -> None:
    first, second = (approve(press, press.empty(place)) for place in range(2))
    third = approve(press, press.empty(2), NOW.replace(year=YEAR + 1))
    told = [(each.year, each.number, each.total) for each in (first, second, third)]
    assert told == [(YEAR, 1, 601), (YEAR, 2, 602), (YEAR + 1, 1, 603)]


def test_what_was_issued_before_this_system_counts(press: Press, quick: None) -> None:
    Masthead.objects.update(year_before=YEAR, number_before=15, total_before=611)
    assert approve(press, press.empty()).label == "第16期（总第六百一十二期）"
