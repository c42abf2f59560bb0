"""Who must say yes: every answer of deputy, office and life against the table, without a database."""

from itertools import product

import pytest

from suggestions.rules import ReplyState, Status
from suggestions.rules.publishing import Bar, Openness, bars, may_show_answer, may_show_rating

READABLE = {"accepted", "entrusted", "assigned", "handling", "replied", "rehandling", "tracking", "closed"}


@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize("said", list(product([True, False], repeat=3)))
def test_a_release_needs_consent_no_secret_and_a_life_that_may_be_public(status, said):
    consents, confidential, declared = said
    expected = [
        *([] if consents else ["consent"]),
        *(["confidential"] if confidential else []),
        *([] if declared else ["undeclared"]),
        *([] if status in READABLE else ["status"]),
    ]
    assert bars(status=status, may_publish=consents, is_confidential=confidential, is_declared=declared) == expected


def test_every_bar_says_why_in_a_sentence():
    assert [bar for bar in Bar if not str(bar.label).endswith((".", "。"))] == []


@pytest.mark.parametrize(("state", "openness"), list(product(ReplyState.values, Openness.values)))
def test_only_an_answer_sent_and_marked_public_is_shown(state, openness):
    assert may_show_answer(state=state, openness=openness) == ((state, openness) == ("sent", "active"))


@pytest.mark.parametrize("status", Status.values)
def test_the_rating_is_shown_once_nothing_more_is_owed(status):
    assert may_show_rating(status) == (status == "closed")
