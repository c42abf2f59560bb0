"""A co-handler's clock ends inside the answer it feeds, whatever the local rules and whenever the unit was added."""

from datetime import UTC, date, datetime

import pytest

from congress.organs.models import Congress, Session
from suggestions import actions
from tests.suggestions.deep_town import deepen, rule


@pytest.fixture
def city(town):
    """Sessions from long ago, so that every day below belongs to one."""
    Session.objects.update(opened_on=date(2024, 1, 8), closed_on=date(2024, 1, 11))
    return deepen(town)


def at(day):
    return datetime.fromisoformat(f"{day}T02:00:00").replace(tzinfo=UTC)


def due(row):
    running = row.clocks.running()
    return {clock.kind: str(clock.due_on) for clock in running.filter(kind__in=["answer", "extended", "co_opinion"])}


@pytest.mark.parametrize(
    ("level", "rules", "handed_over", "answer", "opinion"),
    [
        ("city", {}, "2026-03-02", "2026-06-02", "2026-04-02"),
        ("city", {"co_opinion": 2}, "2026-03-02", "2026-06-02", "2026-05-06"),  # 2 May is a holiday, moved to the 6th
        ("city", {"answer": 1, "co_opinion": 2}, "2026-03-02", "2026-04-02", "2026-04-02"),
        ("city", {"answer": 1}, "2026-03-02", "2026-04-02", "2026-04-02"),
        ("township", {}, "2026-03-02", "2026-05-06", "2026-04-02"),
        ("township", {"co_opinion": 2}, "2026-03-02", "2026-05-06", "2026-05-06"),
        ("township", {"answer": 1, "co_opinion": 2}, "2026-01-31", "2026-02-28", "2026-02-28"),
    ],
)
def test_handed_over_together(city, level, rules, handed_over, answer, opinion):
    Congress.objects.update(level=level)
    city.congress.refresh_from_db()
    for key, amount in rules.items():
        rule(city, key, amount, "months")
    row = actions.assign(
        city.accepted(at(handed_over)),
        lead=city.units["住建局"],
        co=[city.units["公安局"]],
        by=city.dispatcher,
        at=at(handed_over),
    )
    assert due(row) == {"answer": answer, "co_opinion": opinion}


@pytest.mark.parametrize(
    ("added", "opinion"),
    [
        ("2026-03-10", "2026-04-10"),
        ("2026-05-20", "2026-06-02"),
        ("2026-06-01", "2026-06-02"),
    ],
)
def test_added_later_it_still_ends_with_the_answer(city, added, opinion):
    row = actions.assign(
        city.accepted(at("2026-03-02")), lead=city.units["住建局"], by=city.dispatcher, at=at("2026-03-02")
    )
    part = actions.add_co(row, unit=city.units["公安局"], by=city.dispatcher, at=at(added))
    clock = part.clocks.get(kind="co_opinion")
    assert (due(row), str(clock.starts_on)) == ({"answer": "2026-06-02", "co_opinion": opinion}, added)


@pytest.mark.parametrize("added", ["2026-06-02", "2026-07-01"])
def test_added_when_the_answer_is_due_or_overdue_it_has_its_own_month(city, added):
    row = actions.assign(
        city.accepted(at("2026-03-02")), lead=city.units["住建局"], by=city.dispatcher, at=at("2026-03-02")
    )
    part = actions.add_co(row, unit=city.units["公安局"], by=city.dispatcher, at=at(added))
    assert part.clocks.get(kind="co_opinion").amount == 1


def test_a_shortened_clock_names_the_clause_of_the_answer_and_counts_its_days(city):
    row = actions.assign(
        city.accepted(at("2026-03-02")), lead=city.units["住建局"], by=city.dispatcher, at=at("2026-03-02")
    )
    part = actions.add_co(row, unit=city.units["公安局"], by=city.dispatcher, at=at("2026-05-20"))
    clock = part.clocks.get(kind="co_opinion")
    assert (clock.amount, clock.unit, clock.clause) == (13, "days", "Deputies Law, article 51")


def test_passed_on_late_it_ends_with_the_answer_counted_from_the_first_hand_over(city):
    row = actions.entrust(
        city.accepted(at("2026-03-02")), first_tier=city.units["政府办"], by=city.dispatcher, at=at("2026-03-02")
    )
    units = {"lead": city.units["住建局"], "co": [city.units["公安局"]]}
    row = actions.pass_on(row, by=city.first_tier, at=at("2026-05-20"), **units)
    assert due(row) == {"answer": "2026-06-02", "co_opinion": "2026-06-02"}
