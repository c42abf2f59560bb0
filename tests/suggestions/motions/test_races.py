"""Numbers given at once, and the last signature against the submission. Each race has its negative control."""

from datetime import timedelta
from threading import Barrier

from django.utils import timezone

from congress.common.lifecycle import Refused
from suggestions.actions import motions
from suggestions.models import Motion, MotionBody, MotionSeries, MotionSigner
from tests.at_once import at_once

AT_ONCE = 50


def submitted_rows(movers, number):
    """So many motions waiting for registration, written as rows, for the numbers are what is raced for."""
    first = movers.submitted()
    rows = [
        Motion(
            congress=first.congress,
            session=first.session,
            period=first.period,
            title=f"议案{place}",
            lead=first.lead,
            status="submitted",
            created_at=first.created_at,
            submitted_on=first.submitted_on,
        )
        for place in range(number)
    ]
    return Motion.objects.bulk_create(rows)


def test_fifty_registrations_at_once_give_numbers_without_hole_or_repeat(shared_movers):
    rows = submitted_rows(shared_movers, AT_ONCE)
    by = shared_movers.reviewer
    results = at_once(*[lambda row=row: motions.register(row, by=by, at=timezone.now()) for row in rows])
    assert sorted(result.number for result in results) == list(range(1, AT_ONCE + 1))


def test_numbers_taken_without_the_lock_do_repeat(shared_movers):
    """Negative control: reading the last number without locking its row repeats it."""
    series = MotionSeries.objects.create(session=shared_movers.session, period="between")
    gate = Barrier(4)

    def careless():
        last = MotionSeries.objects.get(pk=series.pk).last
        gate.wait()
        MotionSeries.objects.filter(pk=series.pk).update(last=last + 1)
        return last + 1

    assert at_once(*[careless] * 4) == [1, 1, 1, 1]


def test_the_last_signature_taken_back_while_submitting_never_leaves_nine(shared_movers):
    movers = shared_movers
    row = movers.collecting()
    results = at_once(
        lambda: motions.submit(row, by=movers.deputy, at=timezone.now()),
        lambda: motions.decline(row, by=movers.deputy2, at=timezone.now()),
    )
    row = Motion.objects.get(pk=row.pk)
    outcome = (row.status, row.signers.standing().count())
    assert outcome in {("submitted", 10), ("collecting", 9)}
    assert [isinstance(result, Refused) for result in results].count(True) == 1


def test_without_the_lock_a_motion_of_nine_would_be_submitted(shared_movers):
    """Negative control: counting and taking back without the motion's lock lets both through."""
    row = shared_movers.collecting()
    gate = Barrier(2)

    def submit():
        movers = row.signers.standing().count()
        gate.wait()
        return Motion.objects.filter(pk=row.pk).update(status="submitted") if movers >= 10 else 0

    def take_back():
        status = Motion.objects.get(pk=row.pk).status
        gate.wait()
        own = MotionSigner.objects.filter(motion=row, mandate=shared_movers.mandates["deputy2"])
        return own.update(state="declined") if status == "collecting" else 0

    assert at_once(submit, take_back) == [1, 1]
    assert row.signers.standing().count() == 9


def test_two_withdrawals_at_once_from_eleven_end_the_motion(shared_movers):
    movers = shared_movers
    row = movers.submitted(invited=10, signed=10)
    for name in ("deputy2", "deputy3"):
        row = motions.leave(row, reason="事项已解决", by=movers.people[name], at=timezone.now())
    wishes = list(row.signers.filter(state="leaving"))
    at_once(
        *[
            lambda wish=wish: motions.answer_leave(row, signer=wish, agreed=True, by=movers.reviewer, at=timezone.now())
            for wish in wishes
        ]
    )
    row = Motion.objects.get(pk=row.pk)
    assert (row.status, row.signers.standing().count()) == ("withdrawn", 9)


def test_counting_before_the_other_left_would_keep_a_motion_of_nine(shared_movers):
    """Negative control: each counts eleven and lets its own mover go."""
    row = shared_movers.submitted(invited=10, signed=10)
    gate = Barrier(2)

    def careless(name):
        movers = row.signers.standing().count()
        gate.wait()
        row.signers.filter(mandate=shared_movers.mandates[name]).update(state="left")
        return "goes on" if movers - 1 >= 10 else "ends"

    assert at_once(lambda: careless("deputy2"), lambda: careless("deputy3")) == ["goes on", "goes on"]
    assert row.signers.standing().count() == 9


def test_two_last_signatures_at_the_deadline_both_count_and_it_is_handed_in_once(shared_movers):
    """Nine stand, one is enough, two sign at once: neither is lost, and of two who press submit one wins."""
    movers = shared_movers
    until = timezone.now() + timedelta(minutes=1)
    movers.sits(motions_until=until)
    row = movers.collecting(invited=10, signed=8)
    last = [movers.people[name] for name in movers.names[9:11]]
    signed = at_once(*[lambda by=by: motions.sign(row, text_no=1, by=by, at=until) for by in last])
    assert ([isinstance(one, Motion) for one in signed], row.signers.standing().count()) == ([True, True], 11)
    handed = at_once(*[lambda: motions.submit(row, by=movers.deputy, at=until)] * 2)
    assert [isinstance(one, Refused) for one in handed].count(True) == 1
    assert row.steps.filter(name="submit").count() == 1


def test_a_signature_and_the_submission_at_once_leave_no_invited_deputy_unanswered(shared_movers):
    """Ten stand and the eleventh signs while the lead submits: either she counts, or it was too early to submit."""
    movers = shared_movers
    row = movers.collecting(invited=10, signed=9)
    at_once(
        lambda: motions.submit(row, by=movers.deputy, at=timezone.now()),
        lambda: motions.sign(row, text_no=1, by=movers.deputy11, at=timezone.now()),
    )
    row = Motion.objects.get(pk=row.pk)
    assert (row.status, row.signers.standing().count()) in {("submitted", 11), ("collecting", 11)}


def test_counted_before_the_signature_a_motion_of_eleven_would_be_handed_in_as_of_ten(shared_movers):
    """Negative control: each looks before the other writes; she stands under it, yet nobody counted her."""
    row = shared_movers.collecting(invited=10, signed=9)
    gate = Barrier(2)

    def submit():
        movers = row.signers.standing().count()
        gate.wait()
        Motion.objects.filter(pk=row.pk).update(status="submitted")
        return movers

    def sign():
        status = Motion.objects.get(pk=row.pk).status
        gate.wait()
        own = row.signers.filter(mandate=shared_movers.mandates["deputy11"])
        signed = {"state": "signed", "signed_text": row.text_no, "signed_at": timezone.now()}
        return own.update(**signed) if status == "collecting" else 0

    assert at_once(submit, sign) == [10, 1]
    assert row.signers.standing().count() == 11


def test_without_the_lock_a_signature_lands_on_a_text_that_was_changed(shared_movers):
    """Negative control: comparing the text's number before the lead's edit commits signs what nobody reads any more."""
    row = shared_movers.collecting(invited=1, signed=0)
    gate = Barrier(2)

    def careless_sign():
        read = Motion.objects.get(pk=row.pk).text_no
        gate.wait()
        gate.wait()
        return MotionSigner.objects.filter(motion=row, state="invited").update(state="signed", signed_text=read)

    def edit():
        gate.wait()
        motions.edit(row, by=shared_movers.deputy, at=timezone.now(), proposal="另一方案")
        gate.wait()

    at_once(careless_sign, edit)
    signer = row.signers.get(mandate=shared_movers.mandates["deputy2"])
    assert (signer.state, signer.signed_text, Motion.objects.get().text_no) == ("signed", 1, 2)


def test_signing_while_the_text_changes_never_stands_for_the_new_one(shared_movers):
    movers = shared_movers
    row = movers.collecting(invited=1, signed=0)
    at_once(
        lambda: motions.sign(row, text_no=1, by=movers.deputy2, at=timezone.now()),
        lambda: motions.edit(row, by=movers.deputy, at=timezone.now(), proposal="另一方案"),
    )
    assert row.signers.get(mandate=movers.mandates["deputy2"]).state == "invited"


def test_given_up_and_submitted_at_once_it_is_one_of_the_two(shared_movers):
    movers = shared_movers
    row = movers.collecting()
    results = at_once(
        lambda: motions.give_up(row, reason="", by=movers.deputy, at=timezone.now()),
        lambda: motions.submit(row, by=movers.deputy, at=timezone.now()),
    )
    row = Motion.objects.get(pk=row.pk)
    assert [isinstance(result, Refused) for result in results].count(True) == 1
    ways = {"withdrawn": ["give_up"], "submitted": ["submit"]}
    assert list(row.steps.filter(name__in=["give_up", "submit"]).values_list("name", flat=True)) == ways[row.status]


def test_without_the_lock_it_would_be_both_given_up_and_submitted(shared_movers):
    """Negative control: both look while it collects, and both write."""
    row = shared_movers.collecting()
    gate = Barrier(2)

    def careless(status):
        seen = Motion.objects.get(pk=row.pk).status
        gate.wait()
        return Motion.objects.filter(pk=row.pk).update(status=status) if seen == "collecting" else 0

    assert at_once(lambda: careless("withdrawn"), lambda: careless("submitted")) == [1, 1]


def asked(movers):
    """A motion on which one unit is heard."""
    row = movers.decided("to_committee")
    row = motions.send_out(row, units=[movers.units["住建局"]], by=movers.committee, at=timezone.now())
    return row, row.bodies.get()


def test_a_units_people_answer_at_once_and_one_word_stands(shared_movers):
    movers = shared_movers
    row, body = asked(movers)
    results = at_once(
        lambda: motions.record_opinion(row, body=body, answer="同意。", by=movers.clerk, at=timezone.now()),
        lambda: motions.record_opinion(row, body=body, answer="不同意。", by=movers.approver, at=timezone.now()),
    )
    assert [isinstance(result, Refused) for result in results].count(True) == 1
    assert row.steps.filter(name="body_opinion").count() == 1


def test_looking_before_writing_the_second_word_would_replace_the_first(shared_movers):
    """Negative control: both find the unit silent, and both write."""
    _row, body = asked(shared_movers)
    gate = Barrier(2)

    def careless(answer):
        is_silent = MotionBody.objects.awaited().filter(pk=body.pk).exists()
        gate.wait()
        told = {"answer": answer, "answered_on": timezone.localdate()}
        return MotionBody.objects.filter(pk=body.pk).update(**told) if is_silent else 0

    assert at_once(lambda: careless("同意。"), lambda: careless("不同意。")) == [1, 1]
