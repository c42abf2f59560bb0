from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from congress.accounts import rules
from congress.accounts.rules import ADMINISTRATORS, Role

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("role", Role.values)
def test_every_role_may_be_held_alone(role: str) -> None:
    assert rules.may_hold_together(frozenset({role}))


@pytest.mark.parametrize(("one", "other"), list(combinations(Role.values, 2)))
def test_two_roles_go_together_unless_one_is_an_administrator_of_the_three(one: str, other: str) -> None:
    assert rules.may_hold_together(frozenset({one, other})) == ADMINISTRATORS.isdisjoint({one, other})


@pytest.mark.parametrize("wrong_before", [0, 1, 2, 3])
def test_the_first_four_wrong_passwords_are_counted(wrong_before: int) -> None:
    assert rules.after_wrong_password(wrong_before, NOON) == (wrong_before + 1, None)


def test_the_fifth_wrong_password_locks_for_fifteen_minutes() -> None:
    assert rules.after_wrong_password(4, NOON) == (0, NOON + timedelta(minutes=15))


@pytest.mark.parametrize(
    ("locked_until", "locked"),
    [(None, False), (NOON - timedelta(seconds=1), False), (NOON, False), (NOON + timedelta(seconds=1), True)],
)
def test_a_lock_ends_on_its_instant(locked_until: datetime | None, locked: bool) -> None:
    assert rules.is_locked(locked_until, NOON) == locked


@pytest.mark.parametrize(("days", "too_old"), [(0, False), (89, False), (90, True), (91, True)])
def test_a_password_lasts_ninety_days(days: int, too_old: bool) -> None:
    assert rules.is_password_too_old(NOON - timedelta(days=days), NOON) == too_old


def test_a_password_set_by_a_script_has_no_age() -> None:
    assert not rules.is_password_too_old(None, NOON)
