"""Register, refer, opine, decide: what follows from each decision."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.common.lifecycle import NotYours, Refused
from suggestions.actions import motions
from suggestions.models import Motion, Suggestion


def decide(movers, *decisions, by=None, on=None):
    now = timezone.now()
    day = on or timezone.localdate(now)
    return motions.decide_all(decisions, decided_on=day, by=by or movers.reviewer, at=now)


def test_registration_gives_numbers_in_order_and_a_withdrawn_one_keeps_its_own(movers):
    first, second = movers.registered(), movers.registered()
    assert (first.number, second.number, first.number_label) == (1, 2, "Motion between sessions no. 001")


def test_the_committees_clock_runs_from_the_referral_between_sessions(movers):
    row = motions.refer(movers.registered(), committee="法制委", by=movers.reviewer, at=timezone.now())
    assert list(row.clocks.values_list("kind", "amount")) == [("refer", 15), ("opinion", 30)]
    motions.opine(row, advice="to_committee", body="宜调研。", by=movers.committee, at=timezone.now())
    assert row.clocks.running().count() == 0


def test_as_a_suggestion_it_is_numbered_accepted_and_carries_its_movers(movers):
    row = movers.decided("as_suggestion")
    made = Suggestion.objects.get()
    assert (row.status, row.suggestion, made.from_motion) == ("as_suggestion", made, row)
    assert (made.status, made.number, made.lead, made.title) == ("accepted", 1, row.lead, row.title)
    assert made.cosigners.count() == 9
    assert list(made.clocks.values_list("kind", flat=True)) == ["dispatch"]


@pytest.mark.parametrize(
    ("name", "status", "kinds"),
    [
        ("to_committee", "examining", {"send", "bodies", "report"}),
        ("to_standing", "standing", {"send", "bodies", "report"}),
        ("not_motion", "not_motion", set()),
    ],
)
def test_each_decision_leads_on_with_its_clocks(movers, name, status, kinds):
    row = movers.decided(name)
    running = set(row.clocks.running().values_list("kind", flat=True))
    assert (row.status, row.decision, running) == (status, name, kinds)


def test_the_clocks_of_the_examination_run_from_the_close_of_the_session(movers):
    movers.sits()
    row = movers.decided("to_committee")
    assert set(row.clocks.values_list("starts_on", flat=True)) == {movers.session.closed_on}


def test_on_the_agenda_only_while_a_session_sits(movers):
    with pytest.raises(Refused, match="No session sat"):
        movers.decided("put_on_agenda")
    movers.sits()
    assert movers.decided("put_on_agenda").status == "on_agenda"


@pytest.mark.parametrize(
    ("name", "status", "kinds"),
    [
        ("put_to_vote", "closed", set()),
        ("committee_first", "examining", {"send", "bodies", "report"}),
        ("resolve", "approved", {"implement"}),
        ("authorise", "standing", {"send", "bodies", "report"}),
    ],
)
def test_the_four_outcomes_of_the_agenda(movers, name, status, kinds):
    movers.sits()
    row = movers.decided("put_on_agenda")
    units = [movers.units["住建局"]]
    row = motions.record_outcome(row, name=name, note="大会通过", units=units, by=movers.reviewer, at=timezone.now())
    assert (row.status, set(row.clocks.running().values_list("kind", flat=True))) == (status, kinds)


def test_several_decisions_are_recorded_together_or_not_at_all(movers):
    first, second = movers.opined(), movers.registered()
    wrong = [motions.Decision(first, "to_committee"), motions.Decision(second, "not_motion", "no such reason")]
    with pytest.raises(Refused, match="no. 002"):
        decide(movers, *wrong)
    assert set(Motion.objects.values_list("status", flat=True)) == {"opined", "registered"}
    decide(movers, motions.Decision(first, "to_committee"), motions.Decision(second, "as_suggestion"))
    assert set(Motion.objects.values_list("status", flat=True)) == {"examining", "as_suggestion"}


@pytest.mark.parametrize("days", [1, -1])
def test_the_day_of_a_decision_lies_between_submission_and_today(movers, days):
    row = movers.opined()
    with pytest.raises(Refused, match="day of the decision"):
        decide(movers, motions.Decision(row, "to_committee"), on=timezone.localdate() + timedelta(days=days))


@pytest.mark.parametrize("who", ["deputy", "chair", "dispatcher", "committee"])
def test_nobody_but_the_secretariat_records_a_decision(movers, who):
    row = movers.opined()
    with pytest.raises(NotYours):
        motions.decide(
            motions.Decision(row, "to_committee"),
            decided_on=timezone.localdate(),
            by=movers.people[who],
            at=timezone.now(),
        )


def test_ten_movers_bring_not_a_motion_back_to_the_presidium(movers):
    movers.sits(presidium_last_at=timezone.now() + timedelta(hours=5))
    row = movers.decided("not_motion")
    asked = [movers.people[name] for name in movers.names[:10]]
    for user in asked[:9]:
        row = motions.ask_reconsider(row, reason="属本级职权", by=user, at=timezone.now())
    with pytest.raises(Refused, match="asked already"):
        motions.ask_reconsider(row, reason="再次", by=asked[0], at=timezone.now())
    assert row.status == "not_motion"
    row = motions.ask_reconsider(row, reason="属本级职权", by=asked[9], at=timezone.now())
    assert row.status == "reconsidering"
    decide(movers, motions.Decision(row, "to_committee"))
    assert Motion.objects.get().status == "examining"


def test_less_than_four_hours_before_the_last_meeting_it_is_too_late(movers):
    movers.sits(presidium_last_at=timezone.now() + timedelta(hours=3))
    row = movers.decided("not_motion")
    with pytest.raises(Refused, match="four hours"):
        motions.ask_reconsider(row, reason="属本级职权", by=movers.deputy, at=timezone.now())


def test_sent_back_it_is_mended_signed_again_and_submitted(movers):
    row = motions.send_back(movers.submitted(), what_to_mend="方案不具体", by=movers.reviewer, at=timezone.now())
    assert (row.status, row.clocks.running().count()) == ("collecting", 0)
    row = motions.edit(row, by=movers.deputy, at=timezone.now(), proposal="一、立法；二、清淤。")
    for name in movers.names[1:10]:
        row = motions.sign(row, text_no=row.text_no, by=movers.people[name], at=timezone.now())
    assert motions.submit(row, by=movers.deputy, at=timezone.now()).status == "submitted"
