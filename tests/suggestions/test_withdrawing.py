"""Withdrawal: in writing, by the lead; a joint one needs everybody who signed and is in office (local rule)."""

import pytest

from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.notices.models import Notice
from deputies.models import Mandate
from suggestions import actions
from tests.suggestions.deep_town import answer, deepen, fresh, joint, now, rule, running


@pytest.fixture
def both(town):
    return deepen(town)


def asked(town, *names):
    return actions.ask_withdrawal(joint(town, *names), reason="已解决", by=town.deputy, at=now())


def told(user, kind):
    return Notice.objects.filter(recipient=user, kind=kind, channel="site").count()


def leaves(town, name):
    Mandate.objects.filter(pk=town.mandates[name].pk).update(status="suspended")


def test_alone_the_lead_withdraws_at_once(both):
    row = actions.withdraw(both.handling(), reason="已解决", by=both.deputy, at=now())
    assert (row.status, running(row)) == ("withdrawn", [])


def test_the_last_who_agrees_ends_the_handling(both):
    row = asked(both)
    assert (told(both.deputy2, "withdrawal-asked"), told(both.deputy3, "withdrawal-asked")) == (1, 1)
    assert actions.agree_withdrawal(row, by=both.deputy2, at=now()).status == "reviewed"
    row = actions.agree_withdrawal(row, by=both.deputy3, at=now())
    last = row.steps.last()
    assert (row.status, running(row), last.by, last.note) == ("withdrawn", [], None, "已解决")
    assert told(both.deputy, "suggestion-withdrawn") == 1


def test_one_who_does_not_agree_ends_the_wish_and_the_handling_goes_on(both):
    row = asked(both)
    actions.agree_withdrawal(row, by=both.deputy2, at=now())
    actions.refuse_withdrawal(fresh(row), note="尚未解决", by=both.deputy3, at=now())
    assert (fresh(row).status, fresh(row).withdrawal_reason) == ("reviewed", "")
    assert told(both.deputy, "withdrawal-refused") == 1
    row = actions.ask_withdrawal(fresh(row), reason="又已解决", by=both.deputy, at=now())
    assert set(row.cosigners.values_list("agrees_to_withdraw", flat=True)) == {False}


def test_who_left_office_is_not_waited_for(both):
    row = asked(both)
    leaves(both, "deputy3")
    assert actions.agree_withdrawal(row, by=both.deputy2, at=now()).status == "withdrawn"


def test_when_every_co_signer_left_office_the_lead_withdraws_alone(both):
    row = joint(both, "deputy2")
    leaves(both, "deputy2")
    assert actions.withdraw(row, reason="已解决", by=both.deputy, at=now()).status == "withdrawn"


def test_where_the_place_asks_nobody_the_lead_withdraws_alone(both):
    rule(both, "all_withdraw", 0)
    row = actions.withdraw(joint(both), reason="已解决", by=both.deputy, at=now())
    assert (row.status, told(both.deputy2, "suggestion-withdrawn")) == ("withdrawn", 1)


def test_a_wish_ends_when_the_text_is_sent_back_and_submitted_again(both):
    row = actions.send_back(asked(both, "deputy2"), what_to_mend="标题", by=both.reviewer, at=now())
    row = actions.submit(row, is_clean=True, by=both.deputy, at=now())
    with pytest.raises(Refused) as refusal:
        actions.agree_withdrawal(row, by=both.deputy2, at=now())
    assert str(refusal.value) == "Nobody asks to withdraw this suggestion now."


def test_a_wish_ends_with_the_reply(both):
    row = actions.accept(joint(both, "deputy2"), by=both.reviewer, at=now())
    row = actions.assign(row, lead=both.units["住建局"], by=both.dispatcher, at=now())
    row = actions.sign_in(both.part(row, "住建局"), by=both.clerk, at=now())
    actions.ask_withdrawal(row, reason="已解决", by=both.deputy, at=now())
    answer(both, row)
    assert (fresh(row).status, fresh(row).withdrawal_reason) == ("replied", "")


def refuse_twice(town):
    row = asked(town)
    actions.refuse_withdrawal(row, by=town.deputy2, at=now())
    actions.refuse_withdrawal(row, by=town.deputy3, at=now())  # on a page opened before


@pytest.mark.parametrize(
    ("act", "kind", "sentence"),
    [
        (
            lambda town: actions.withdraw(joint(town), reason="已解决", by=town.deputy, at=now()),
            Refused,
            "It was put forward jointly: ask the co-signers first; it ends when all of them agree.",
        ),
        (
            lambda town: actions.ask_withdrawal(town.submitted(), reason="已解决", by=town.deputy, at=now()),
            Refused,
            "Nobody else need agree; withdraw it yourself.",
        ),
        (
            lambda town: actions.withdraw(town.submitted(), reason="  ", by=town.deputy, at=now()),
            Refused,
            "A withdrawal is made in writing: give the reason.",
        ),
        (
            lambda town: actions.agree_withdrawal(joint(town), by=town.deputy2, at=now()),
            Refused,
            "Nobody asks to withdraw this suggestion now.",
        ),
        (refuse_twice, Refused, "Nobody asks to withdraw this suggestion now."),
        (
            lambda town: actions.agree_withdrawal(asked(town, "deputy2"), by=town.deputy3, at=now()),
            NotYours,
            "“Agree to the withdrawal” is not yours to do here. Nothing was changed.",
        ),
        (
            lambda town: actions.withdraw(town.replied(), reason="已解决", by=town.deputy, at=now()),
            Unlawful,
            "“Withdraw” is not possible while the status is “Replied”. Nothing was changed.",
        ),
    ],
)
def test_what_is_refused_says_why(both, act, kind, sentence):
    with pytest.raises(kind) as refusal:
        act(both)
    assert (type(refusal.value), str(refusal.value)) == (kind, sentence)
