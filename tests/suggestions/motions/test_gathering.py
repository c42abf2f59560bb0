"""Writing, inviting, signing the present text, submitting in time."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from congress.common.lifecycle import NotYours, Refused
from congress.common.records import MovedOn
from congress.notices.models import Notice
from suggestions.actions import motions
from suggestions.models import Motion
from tests.suggestions.motions.conftest import TEXT


def states(motion):
    return dict(motion.signers.values_list("mandate__person__user__username", "state"))


def test_the_lead_signs_by_writing_and_counts(movers):
    motion = movers.begin()
    assert (states(motion), motion.signers.standing().count()) == ({"deputy": "signed"}, 1)


def test_the_same_form_sent_twice_makes_one_motion(movers):
    key, lead = uuid4(), movers.mandates["deputy"]
    for _ in range(2):
        motions.begin(lead, form_key=key, by=movers.deputy, at=timezone.now(), **TEXT)
    assert Motion.objects.count() == 1


def test_only_a_deputy_in_office_begins_one(movers):
    with pytest.raises(NotYours):
        motions.begin(movers.mandates["deputy"], form_key=uuid4(), by=movers.deputy2, at=timezone.now(), **TEXT)


def test_a_later_edit_asks_everybody_who_signed_again(movers):
    motion = movers.collecting(invited=3, signed=2)
    motion = motions.edit(motion, by=movers.deputy, at=timezone.now(), proposal="改为制定三年行动方案。")
    assert states(motion) == {"deputy": "signed", "deputy2": "invited", "deputy3": "invited", "deputy4": "invited"}
    asked = Notice.objects.filter(kind="motion-sign-again", channel="site")
    assert sorted(asked.values_list("recipient__username", flat=True)) == ["deputy2", "deputy3"]


def test_an_edit_that_changes_nothing_asks_nobody(movers):
    motion = movers.collecting(invited=1, signed=1)
    motions.edit(motion, by=movers.deputy, at=timezone.now(), **TEXT)
    assert states(motion) == {"deputy": "signed", "deputy2": "signed"}


def test_a_text_changed_since_it_was_read_is_not_signed(movers):
    motion = movers.collecting(invited=1, signed=0)
    motions.edit(motion, by=movers.deputy, at=timezone.now(), grounds="另有新情况。")
    with pytest.raises(MovedOn):
        motions.sign(motion, text_no=1, by=movers.deputy2, at=timezone.now())
    assert states(motion)["deputy2"] == "invited"


def test_nobody_signs_uninvited_or_twice(movers):
    motion = movers.collecting(invited=1, signed=1)
    with pytest.raises(NotYours):
        motions.sign(motion, text_no=1, by=movers.deputy3, at=timezone.now())
    with pytest.raises(Refused, match="already"):
        motions.sign(motion, text_no=1, by=movers.deputy2, at=timezone.now())


def test_a_signature_is_taken_back_and_asked_for_again(movers):
    motion = movers.collecting(invited=1, signed=1)
    motions.decline(motion, by=movers.deputy2, at=timezone.now())
    assert states(motion)["deputy2"] == "declined"
    motions.invite(motion, mandates=[movers.mandates["deputy2"]], by=movers.deputy, at=timezone.now())
    assert states(motion)["deputy2"] == "invited"


def test_an_unanswered_invitation_is_dropped_a_signature_is_not(movers):
    motion = movers.collecting(invited=2, signed=1)
    signed, open_one = motion.signers.exclude(mandate=motion.lead_id).order_by("mandate__card_no")
    motions.drop(motion, signer=open_one, by=movers.deputy, at=timezone.now())
    with pytest.raises(Refused, match="answered"):
        motions.drop(motion, signer=signed, by=movers.deputy, at=timezone.now())
    assert sorted(states(motion).values()) == ["dropped", "signed", "signed"]


@pytest.mark.parametrize(("signed", "missing"), [(8, "1 more signature"), (9, "")])
def test_ten_deputies_submit_and_nine_do_not(movers, signed, missing):
    motion = movers.collecting(invited=signed, signed=signed)
    if missing:
        with pytest.raises(Refused, match=missing):
            motions.submit(motion, by=movers.deputy, at=timezone.now())
    else:
        assert motions.submit(motion, by=movers.deputy, at=timezone.now()).status == "submitted"


def test_whoever_left_office_no_longer_counts(movers):
    motion = movers.collecting()
    movers.mandates["deputy2"].status = "suspended"
    movers.mandates["deputy2"].save()
    with pytest.raises(Refused, match="1 more signature"):
        motions.submit(motion, by=movers.deputy, at=timezone.now())


@pytest.mark.parametrize(
    ("until", "expected"),
    [(None, "in"), (timedelta(hours=1), "in"), (timedelta(hours=-1), "refused")],
)
def test_the_presidiums_deadline_holds_while_the_session_sits(movers, until, expected):
    now = timezone.now()
    movers.sits(motions_until=now + until if until else None)
    motion = movers.collecting()
    if expected == "refused":
        with pytest.raises(Refused, match="deadline for motions"):
            motions.submit(motion, by=movers.deputy, at=now)
    else:
        row = motions.submit(motion, by=movers.deputy, at=now)
        assert (row.period, row.clocks.count()) == (expected, 0)


def test_between_sessions_the_clock_to_refer_starts(movers):
    row = movers.submitted()
    clock = row.clocks.get()
    assert (row.period, clock.kind, clock.amount, clock.unit) == ("between", "refer", 15, "days")


def test_a_draft_is_thrown_away_until_somebody_was_invited(movers):
    motions.discard(movers.begin(), by=movers.deputy, at=timezone.now())
    motion = movers.collecting(invited=1, signed=0)
    with pytest.raises(Refused):
        motions.discard(motion, by=movers.deputy, at=timezone.now())
    row = motions.give_up(motion, reason="并入另一议案", by=movers.deputy, at=timezone.now())
    assert (Motion.objects.count(), row.status) == (1, "withdrawn")
