"""Numbers given at once, and the last signature against the submission. Each race has its negative control."""

from threading import Barrier

from django.utils import timezone

from congress.common.lifecycle import Refused
from suggestions.actions import motions
from suggestions.models import Motion, MotionSeries, MotionSigner
from tests.suggestions.test_races import at_once

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
