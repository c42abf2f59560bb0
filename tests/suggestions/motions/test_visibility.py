"""Who sees a motion at each place of its life, and who is told of each act."""

import pytest
from django.utils import timezone

from congress.notices.models import Notice
from suggestions.actions import motions
from suggestions.models import Motion

EVERYBODY = ["deputy", "deputy2", "deputy11", "reviewer", "dispatcher", "supervisor", "committee", "chair", "clerk"]
MOVING, OFFICE, LEADERS = {"deputy", "deputy2"}, {"reviewer", "dispatcher", "supervisor"}, {"committee", "chair"}
PLACES = {
    "draft": (lambda movers: movers.begin(), {"deputy"}),
    "collecting": (lambda movers: movers.collecting(), MOVING),
    "submitted": (lambda movers: movers.submitted(), MOVING | OFFICE),
    "registered": (lambda movers: movers.registered(), MOVING | OFFICE | LEADERS),
    "sent back": (
        lambda movers: motions.send_back(
            movers.submitted(), what_to_mend="标题", by=movers.reviewer, at=timezone.now()
        ),
        MOVING,
    ),
    "given up": (
        lambda movers: motions.give_up(movers.collecting(), reason="", by=movers.deputy, at=timezone.now()),
        MOVING,
    ),
    "as a suggestion": (lambda movers: movers.decided("as_suggestion"), MOVING | OFFICE | LEADERS),
}


@pytest.mark.parametrize("place", PLACES)
def test_who_sees_a_motion(movers, place):
    make, expected = PLACES[place]
    make(movers)
    seen = {name for name in EVERYBODY if Motion.objects.visible_to(movers.people[name]).exists()}
    assert seen == expected


def test_whoever_declined_or_was_dropped_no_longer_sees_it(movers):
    motion = movers.collecting(invited=3, signed=1)
    motions.decline(motion, by=movers.deputy2, at=timezone.now())
    dropped = motion.signers.get(mandate=movers.mandates["deputy3"])
    motions.drop(motion, signer=dropped, by=movers.deputy, at=timezone.now())
    seen = {name for name in movers.names if Motion.objects.visible_to(movers.people[name]).exists()}
    assert seen == {"deputy", "deputy4"}


def test_a_row_tells_movers_nearest_deadline_and_the_readers_own_state(movers):
    movers.submitted()
    row = Motion.objects.visible_to(movers.deputy2).for_rows(movers.deputy2).get()
    assert (row.movers, row.own_state, row.due_kind) == (10, "signed", "refer")
    assert Motion.objects.for_rows(movers.reviewer).get().own_state is None


def told(kind):
    sent = Notice.objects.filter(kind=kind, channel="site")
    return set(sent.values_list("recipient__username", flat=True))


def test_each_act_tells_whom_it_concerns_and_nobody_twice(movers):
    movers.decided("to_committee")
    ten = set(movers.names[:10])
    assert {kind: told(kind) for kind in Notice.objects.values_list("kind", flat=True).distinct()} == {
        "motion-invited": ten - {"deputy"},
        "motion-submitted": {"reviewer"},
        "motion-registered": ten,
        "motion-referred": {"committee"},
        "motion-opined": {"reviewer"},
        "motion-to-examine": {"committee"},
        "motion-decided": ten,
    }
    counts = Notice.objects.filter(channel="site").values_list("recipient", "kind")
    assert len(counts) == len(set(counts))


def test_the_lead_is_told_who_does_not_sign(movers):
    motion = movers.collecting(invited=2, signed=0)
    motions.decline(motion, by=movers.deputy2, at=timezone.now())
    notice = Notice.objects.get(kind="motion-declined", channel="site")
    assert (notice.recipient, movers.deputy2.name in notice.text) == (movers.deputy, True)


def test_a_wish_to_withdraw_reaches_the_secretariat_and_its_answer_the_movers(movers):
    row = movers.submitted(invited=10, signed=10)
    motions.leave(row, reason="事项已解决", by=movers.deputy2, at=timezone.now())
    wish = row.signers.get(state="leaving")
    assert told("motion-leave") == {"reviewer"}
    motions.answer_leave(row, signer=wish, agreed=True, by=movers.reviewer, at=timezone.now())
    assert told("motion-left") == set(movers.names)


def test_a_given_up_motion_tells_everybody_who_was_asked(movers):
    motion = movers.collecting(invited=3, signed=1)
    motions.give_up(motion, reason="并案", by=movers.deputy, at=timezone.now())
    assert told("motion-given-up") == {"deputy2", "deputy3", "deputy4"}
