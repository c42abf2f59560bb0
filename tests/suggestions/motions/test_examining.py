"""Bodies heard, result reported, approved or not, carried out, told to the movers; movers who leave; reminders."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.common.lifecycle import Refused
from congress.notices.models import Notice
from suggestions.actions import motions
from suggestions.models import MotionClock
from suggestions.tasks import remind_of_motion_clocks


def now():
    return timezone.now()


def test_bodies_are_asked_and_the_last_opinion_stops_their_clock(movers):
    row = movers.decided("to_committee")
    units = [movers.units["住建局"], movers.units["公安局"]]
    row = motions.send_out(row, units=units, by=movers.committee, at=now())
    running = row.clocks.running().values_list("kind", flat=True)
    left = [set(running)]
    for body in row.bodies.all():
        motions.record_opinion(row, body=body, answer="同意立法。", by=movers.committee, at=now())
        left.append(set(running.all()))
    assert left == [{"bodies", "report"}, {"bodies", "report"}, {"report"}]


def test_the_way_to_the_movers(movers):
    row = motions.approve(movers.reported(), units=[movers.units["住建局"]], note="同意", by=movers.reviewer, at=now())
    reply = {"letter_no": "清人函〔2026〕3号", "body": "已列入立法计划。", "by": movers.reviewer, "at": now()}
    with pytest.raises(Refused, match="not reported yet"):
        motions.feed_back(row, **reply)
    motions.record_implementation(row, body=row.bodies.get(), answer="已起草。", by=movers.reviewer, at=now())
    row = motions.feed_back(row, **reply)
    told = Notice.objects.filter(kind="motion-replied", channel="site")
    assert (row.status, row.clocks.running().count(), told.count()) == ("closed", 0, 10)


def test_a_report_not_approved_is_written_again_on_its_own_clock(movers):
    row = motions.disapprove(movers.reported(), reason="论证不足", by=movers.reviewer, at=now())
    clock = row.clocks.running().get()
    assert (row.status, clock.kind, clock.amount, clock.unit) == ("examining", "rereport", 1, "months")
    row = motions.report_result(row, body="补充论证如下。", by=movers.committee, at=now())
    assert (row.status, row.reports.filter(kind="result").count()) == ("reported", 2)


def leave(movers, row, name):
    motions.leave(row, reason="事项已解决", by=movers.people[name], at=now())
    return row.signers.get(mandate=movers.mandates[name])


def test_a_mover_leaves_and_the_rest_go_on_while_they_are_enough(movers):
    row = movers.submitted(invited=10, signed=10)
    row = motions.answer_leave(row, signer=leave(movers, row, "deputy2"), agreed=True, by=movers.reviewer, at=now())
    assert (row.status, row.signers.standing().count()) == ("submitted", 10)
    row = motions.answer_leave(row, signer=leave(movers, row, "deputy3"), agreed=True, by=movers.reviewer, at=now())
    assert (row.status, row.clocks.running().count()) == ("withdrawn", 0)


def test_a_lead_who_leaves_is_followed_by_the_next_signer(movers):
    row = movers.submitted(invited=10, signed=10)
    row = motions.answer_leave(row, signer=leave(movers, row, "deputy"), agreed=True, by=movers.reviewer, at=now())
    assert (row.status, row.lead) == ("submitted", movers.mandates["deputy2"])


def test_a_refused_wish_leaves_the_signature_standing(movers):
    row = movers.registered()
    row = motions.answer_leave(row, signer=leave(movers, row, "deputy2"), agreed=False, by=movers.reviewer, at=now())
    assert (row.status, row.signers.standing().count()) == ("registered", 10)


@pytest.mark.parametrize(
    ("kind", "told"),
    [("report", {"reviewer", "committee", "chair"}), ("send", {"reviewer", "committee"})],
)
def test_a_late_clock_is_reminded_once_to_whoever_owes_the_act(movers, kind, told):
    row = movers.decided("to_committee")
    day = timezone.localdate()
    MotionClock.objects.exclude(kind=kind).delete()
    MotionClock.objects.update(starts_on=day - timedelta(days=99), due_on=day - timedelta(days=1))
    assert [remind_of_motion_clocks(), remind_of_motion_clocks()] == [1, 0]
    late = Notice.objects.filter(kind="clock-late", channel="site", url=row.get_absolute_url())
    assert set(late.values_list("recipient__username", flat=True)) == told
