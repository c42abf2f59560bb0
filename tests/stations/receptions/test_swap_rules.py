"""Until when days may be swapped, and whose each step of a swap is. No database."""

from datetime import date

import pytest

from stations.rules.receptions import DayStatus
from stations.rules.swaps import SWAP_LAW, SwapParty, SwapStatus, is_in_time, last_day_to_swap

S, P = SwapStatus, SwapParty
TABLE = {"agree": (S.AGREED, P.OTHER), "decline": (S.DECLINED, P.OTHER), "withdraw": (S.WITHDRAWN, P.ASKER)}


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize("party", P)
@pytest.mark.parametrize("name", TABLE)
def test_only_an_open_question_is_answered_by_the_other_or_withdrawn_by_the_asker(
    name: str, party: SwapParty, status: SwapStatus
) -> None:
    to, who = TABLE[name]
    assert SWAP_LAW.may(name, status, {party}) is (status == S.ASKED and party == who)
    assert (list(SWAP_LAW.steps), SWAP_LAW.steps[name].to) == (list(TABLE), to)


def test_a_day_of_the_5th_told_three_days_before_is_swapped_until_the_2nd() -> None:
    assert last_day_to_swap(date(2026, 3, 5), 3) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("status", "today", "may"),
    [
        ("planned", 1, True),
        ("planned", 2, True),  # the notice of that day goes out with the new names
        ("planned", 3, False),  # overdue: it goes out any moment
        ("planned", 4, False),
        ("planned", 6, False),
        ("announced", 1, False),
        ("held", 1, False),
        ("cancelled", 1, False),
        ("dropped", 1, False),
    ],
)
def test_a_day_changes_hands_until_citizens_must_be_told(status: DayStatus, today: int, may: bool) -> None:
    assert is_in_time(status, date(2026, 3, 5), date(2026, 3, today), 3) is may
