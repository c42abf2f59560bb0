"""The life, act by act, against the real database."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from suggestions import actions
from suggestions.models import Clock, Promise, Suggestion


def running(suggestion):
    return sorted(suggestion.clocks.running().values_list("kind", flat=True))


def notices_of(user, kind):
    return Notice.objects.filter(recipient=user, kind=kind, channel="site").count()


def test_the_whole_life_closes_after_a_satisfied_rating(town):
    row = town.rate(town.replied(), "satisfied")
    assert (row.status, running(row), row.closed_on) == ("closed", [], timezone.localdate())


def test_a_promise_is_tracked_until_it_is_struck_off(town):
    row = town.rate(town.replied(category="B"), "satisfied")
    assert (row.status, running(row)) == ("tracking", ["promise"])
    with pytest.raises(Refused, match="still open"):
        actions.strike_off(row, evidence="现场照片", by=town.supervisor, at=timezone.now())
    promise = Promise.objects.of(row).get()
    row = actions.fulfil(promise, evidence="现场照片", by=town.clerk, at=timezone.now())
    assert (row.status, running(row), row.rounds.count()) == ("tracking", [], 2)
    row = town.rate(town.reply(row), "satisfied")
    assert (row.status, row.steps.last().name) == ("closed", "end_tracking")


def test_a_dissatisfied_rating_waits_for_the_committee_and_is_handled_again(town):
    row = town.dissatisfied()
    assert (row.status, running(row)) == ("replied", [])
    row = actions.rehandle(row, reason="逐点答复", by=town.supervisor, at=timezone.now())
    assert (row.status, running(row)) == ("rehandling", ["rehandle"])
    row = town.rate(town.reply(row), "mostly")
    assert (row.status, row.rounds.count()) == ("closed", 2)


def test_a_dissatisfied_rating_may_be_dismissed_with_a_reason(town):
    row = actions.dismiss(town.dissatisfied(), reason="超出职权", by=town.supervisor, at=timezone.now())
    assert row.status == "closed"


def test_a_satisfied_item_cannot_be_ordered_to_be_handled_again(town):
    row = town.replied()
    with pytest.raises(Refused):
        actions.rehandle(row, reason="x", by=town.supervisor, at=timezone.now())


def test_a_hand_over_starts_every_clock_of_lead_and_co_handler(town):
    row = town.assigned()
    lead, co = town.part(row, "住建局"), town.part(row, "公安局")
    assert running(row) == ["answer", "co_opinion", "contact", "return", "return", "sign", "sign"]
    assert set(lead.clocks.values_list("kind", flat=True)) == {"sign", "return", "contact"}
    assert set(co.clocks.values_list("kind", flat=True)) == {"sign", "return", "co_opinion"}


def test_numbers_have_neither_hole_nor_repeat_and_are_not_given_again(town):
    first = town.accepted()
    actions.withdraw(first, reason="已解决", by=town.deputy, at=timezone.now())
    assert [town.accepted().number, town.accepted().number] == [2, 3]


def test_the_same_form_sent_twice_makes_one_draft(town):
    row = town.draft()
    again = actions.begin(
        town.mandates["deputy"], form_key=row.form_key, by=town.deputy, at=timezone.now(), title="关于甲", body="乙"
    )
    assert (again.pk, Suggestion.objects.count()) == (row.pk, 1)


def test_another_deputy_cannot_take_over_a_form(town):
    row = town.draft()
    with pytest.raises(NotYours):
        actions.begin(
            town.mandates["deputy2"],
            form_key=row.form_key,
            by=town.deputy2,
            at=timezone.now(),
            title="关于甲",
            body="乙",
        )


def test_somebody_who_looked_at_an_older_version_is_told_what_happened_meanwhile(town):
    row = town.submitted()
    actions.accept(row, by=town.reviewer, at=timezone.now(), seen=row.version)
    with pytest.raises(MovedOn, match="reviewer-reviewer"):
        actions.send_back(row, what_to_mend="标题", by=town.reviewer, at=timezone.now(), seen=row.version)


def test_a_return_goes_back_to_the_desk_with_its_own_clock(town):
    row = town.assigned()
    request = actions.ask_return(
        town.part(row, "住建局"),
        reason="属教育局",
        proposed_unit=town.units["教育局"],
        by=town.clerk,
        at=timezone.now(),
    )
    row = actions.answer_return(request, agreed=True, note="", by=town.dispatcher, at=timezone.now())
    assert (row.status, running(row), row.assignments.held().count()) == ("accepted", ["redispatch"], 0)
    row = actions.assign(row, lead=town.units["教育局"], by=town.dispatcher, at=timezone.now())
    assert (row.status, town.part(row, "教育局").state) == ("assigned", "waiting")


def test_a_return_after_the_window_is_refused_with_the_day(town):
    row = town.assigned(at=timezone.now() - timedelta(days=40))
    with pytest.raises(Refused, match="window"):
        actions.ask_return(town.part(row, "住建局"), reason="x", proposed_unit=None, by=town.clerk, at=timezone.now())


def test_a_refused_return_leaves_the_item_with_the_unit(town):
    row = town.assigned()
    request = actions.ask_return(
        town.part(row, "住建局"), reason="x", proposed_unit=None, by=town.clerk, at=timezone.now()
    )
    with pytest.raises(Refused):
        actions.sign_in(town.part(row, "住建局"), by=town.clerk, at=timezone.now())
    actions.answer_return(request, agreed=False, note="", by=town.dispatcher, at=timezone.now())
    row = actions.sign_in(town.part(row, "住建局"), by=town.clerk, at=timezone.now())
    assert row.status == "handling"


def test_a_co_handler_is_released_without_touching_the_lead(town):
    row = town.handling()
    request = actions.ask_return(
        town.part(row, "公安局"), reason="x", proposed_unit=None, by=town.co_clerk, at=timezone.now()
    )
    row = actions.answer_return(request, agreed=True, note="", by=town.dispatcher, at=timezone.now())
    assert (row.status, row.assignments.held().count(), running(row)) == ("handling", 1, ["answer", "contact"])


def test_a_granted_extension_counts_six_months_from_the_hand_over(town):
    row = town.handling()
    extension = actions.ask_extension(row, reason="涉及面广", by=town.clerk, at=timezone.now())
    actions.answer_extension(extension, agreed=True, note="", by=town.supervisor, at=timezone.now())
    clock = Clock.objects.running().get(suggestion=row, kind="extended")
    assert (clock.amount, clock.starts_on) == (6, row.assigned_on)
    assert not row.clocks.running().filter(kind="answer").exists()
    assert notices_of(town.deputy, "extension") == 1


def test_an_extension_is_not_asked_for_after_the_last_day(town):
    row = town.handling(at=timezone.now() - timedelta(days=120))
    with pytest.raises(Refused, match="overdue"):
        actions.ask_extension(row, reason="x", by=town.clerk, at=timezone.now())


def test_a_reply_needs_a_contact_with_the_deputy(town):
    row = town.handling()
    town.drafted(row)
    actions.check_reply(row, by=town.clerk2, at=timezone.now())
    actions.sign_reply(row, by=town.approver, at=timezone.now())
    with pytest.raises(Refused, match="contact with the deputy"):
        actions.send_reply(row, by=town.clerk, at=timezone.now())
    assert Suggestion.objects.get(pk=row.pk).status == "handling"


def test_nobody_checks_their_own_draft(town):
    row = town.handling()
    town.drafted(row)
    with pytest.raises(Refused, match="drafted"):
        actions.check_reply(row, by=town.clerk, at=timezone.now())


def test_a_clerk_cannot_sign_off(town):
    row = town.handling()
    town.drafted(row)
    actions.check_reply(row, by=town.clerk2, at=timezone.now())
    with pytest.raises(NotYours):
        actions.sign_reply(row, by=town.clerk, at=timezone.now())


def test_another_unit_can_do_nothing(town):
    row = town.assigned()
    with pytest.raises(NotYours):
        actions.sign_in(town.part(row, "住建局"), by=town.other_clerk, at=timezone.now())


def test_a_co_handler_cannot_sign_in_the_leads_part(town):
    row = town.assigned()
    with pytest.raises(NotYours):
        actions.sign_in(town.part(row, "住建局"), by=town.co_clerk, at=timezone.now())


def test_a_co_opinion_comes_after_sign_in_and_stops_its_clock(town):
    row = town.handling()
    part = town.part(row, "公安局")
    with pytest.raises(Refused, match="Waiting for sign-in"):
        actions.send_co_opinion(part, text="同意", by=town.co_clerk, at=timezone.now())
    actions.sign_in(part, by=town.co_clerk, at=timezone.now())
    actions.send_co_opinion(part, text="同意", by=town.co_clerk, at=timezone.now())
    assert not row.clocks.running().filter(kind="co_opinion").exists()
    assert notices_of(town.clerk, "co-opinion") == 1


def test_a_rating_is_given_once(town):
    row = town.dissatisfied()
    with pytest.raises(Refused, match="rated already"):
        town.rate(row, "satisfied")


def test_not_satisfied_needs_a_reason(town):
    row = town.replied()
    with pytest.raises(Refused, match="reason"):
        town.rate(row, "dissatisfied")


def test_a_rating_period_that_ends_is_no_feedback(town):
    row = town.replied(at=timezone.now() - timedelta(days=60))
    clock = row.clocks.running().get(kind="rating")
    assert actions.end_rating_period(clock, at=timezone.now()).status == "replied"
    row.refresh_from_db()
    assert (row.status, row.rounds.get().no_feedback_on) == ("closed", timezone.localdate())
    assert actions.end_rating_period(clock, at=timezone.now()) is None


def test_a_withdrawal_stops_every_clock_and_tells_the_units(town):
    row = actions.withdraw(town.handling(), reason="已解决", by=town.deputy, at=timezone.now())
    assert (row.status, running(row)) == ("withdrawn", [])
    assert (notices_of(town.clerk, "suggestion-withdrawn"), notices_of(town.co_clerk, "suggestion-withdrawn")) == (1, 1)


def test_after_the_reply_a_withdrawal_is_unlawful(town):
    row = town.replied()
    with pytest.raises(Unlawful):
        actions.withdraw(row, reason="x", by=town.deputy, at=timezone.now())


def test_an_item_is_urged_once_a_day(town):
    row = town.handling()
    actions.urge(row, note="请抓紧", by=town.supervisor, at=timezone.now())
    with pytest.raises(Refused, match="today already"):
        actions.urge(row, note="", by=town.supervisor, at=timezone.now())


def test_a_draft_sent_back_cannot_be_discarded(town):
    row = actions.send_back(town.submitted(), what_to_mend="标题", by=town.reviewer, at=timezone.now())
    with pytest.raises(Refused):
        actions.discard(row, by=town.deputy, at=timezone.now())


def test_a_reminder_goes_out_once_per_light(town):
    row = town.handling(at=timezone.now() - timedelta(days=85))
    clock = row.clocks.running().get(kind="answer")
    first, second = actions.remind(clock, at=timezone.now()), actions.remind(clock, at=timezone.now())
    assert (first in {"near", "hot"}, second) == (True, "")
    late = timezone.now() + timedelta(days=20)
    assert (actions.remind(clock, at=late), actions.remind(clock, at=late)) == ("late", "")
    assert (notices_of(town.clerk, "clock-late"), notices_of(town.supervisor, "clock-late")) == (1, 1)
