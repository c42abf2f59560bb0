"""Units asked about a motion answer in their own portal: what they see, find waiting, may do and are told."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from congress.accounts.rules import Role
from congress.common.lifecycle import NotYours, Refused
from congress.notices.models import Notice
from suggestions.actions import motions
from suggestions.consequences import BODYS_WORDS
from suggestions.models import Motion, MotionClock
from suggestions.parties import motion_parties_of
from suggestions.rules.motions import MotionParty
from suggestions.tasks import remind_of_motion_clocks


def of(user):
    client = Client()
    client.force_login(user)
    return client


def told(kind):
    return set(Notice.objects.filter(kind=kind, channel="site").values_list("recipient__username", flat=True))


@pytest.fixture
def asked(movers):
    """A motion examined after the session, on which two units are asked."""
    row = movers.decided("to_committee")
    units = [movers.units["住建局"], movers.units["公安局"]]
    return motions.send_out(row, units=units, by=movers.committee, at=timezone.now())


@pytest.fixture
def charged(movers):
    """A motion approved, which one unit carries out."""
    row = movers.reported()
    return motions.approve(row, units=[movers.units["住建局"]], by=movers.reviewer, at=timezone.now())


def own(row, movers, unit="住建局"):
    return row.bodies.get(unit=movers.units[unit])


@pytest.mark.parametrize(
    ("who", "parties"),
    [
        ("clerk", {MotionParty.BODY}),
        ("approver", {MotionParty.BODY}),
        ("co_clerk", {MotionParty.BODY}),
        ("committee", {MotionParty.COMMITTEE}),
        ("reviewer", {MotionParty.SECRETARIAT}),
        ("deputy", {MotionParty.LEAD}),
        ("chair", set()),
    ],
)
def test_what_somebody_is_to_a_motion_that_was_sent_out(asked, movers, who, parties):
    assert motion_parties_of(movers.people[who], asked) == parties


def test_a_unit_sees_what_it_was_asked_and_nothing_else(asked, movers):
    movers.registered()
    seen = {name: list(Motion.objects.visible_to(movers.people[name])) for name in ("clerk", "co_clerk", "other_clerk")}
    assert seen == {"clerk": [asked], "co_clerk": [asked], "other_clerk": []}


def test_its_people_are_told_once_and_those_named_before_are_not_told_again(asked, movers):
    assert told("motion-body-asked") == {"clerk", "clerk2", "approver", "co_clerk"}
    motions.send_out(
        asked, units=[movers.units["住建局"], movers.units["教育局"]], by=movers.committee, at=timezone.now()
    )
    heard = Notice.objects.filter(kind="motion-body-asked", channel="site").values_list(
        "recipient__username", flat=True
    )
    assert (asked.bodies.count(), sorted(heard)) == (3, ["approver", "clerk", "clerk2", "co_clerk", "other_clerk"])


def test_naming_nobody_new_is_refused(asked, movers):
    with pytest.raises(Refused, match="named before"):
        motions.send_out(asked, units=[movers.units["公安局"]], by=movers.committee, at=timezone.now())


def test_a_unit_asked_after_the_others_answered_gets_a_clock_of_its_own(asked, movers):
    for body in asked.bodies.all():
        motions.record_opinion(asked, body=body, answer="同意。", by=movers.committee, at=timezone.now())
    stopped = asked.clocks.running().filter(kind="bodies").exists()
    motions.send_out(asked, units=[movers.units["教育局"]], by=movers.committee, at=timezone.now())
    assert (stopped, asked.clocks.running().filter(kind="bodies").count()) == (False, 1)


def test_a_unit_gives_its_opinion_once_and_the_office_is_told(asked, movers):
    row = motions.record_opinion(
        asked, body=own(asked, movers), answer="同意立法。", by=movers.clerk, at=timezone.now()
    )
    body = own(row, movers)
    assert (body.answer, body.answered_on) == ("同意立法。", timezone.localdate())
    assert told("motion-body-answered") == {"reviewer", "committee"}
    with pytest.raises(Refused, match="answered already"):
        motions.record_opinion(row, body=body, answer="不同意。", by=movers.clerk, at=timezone.now())
    assert own(row, movers).answer == "同意立法。"


@pytest.mark.parametrize("who", ["clerk", "approver"])
def test_a_unit_never_speaks_for_another(asked, movers, who):
    body = own(asked, movers, "公安局")
    with pytest.raises(Refused, match="not asked"):
        motions.record_opinion(asked, body=body, answer="同意。", by=movers.people[who], at=timezone.now())


@pytest.mark.parametrize("who", ["other_clerk", "deputy", "deputy2", "chair", "dispatcher"])
def test_nobody_else_speaks_for_a_unit(asked, movers, who):
    with pytest.raises(NotYours):
        motions.record_opinion(
            asked, body=own(asked, movers), answer="同意。", by=movers.people[who], at=timezone.now()
        )


def test_an_empty_word_is_none(asked, movers):
    with pytest.raises(Refused, match="Write what"):
        motions.record_opinion(asked, body=own(asked, movers), answer="  ", by=movers.clerk, at=timezone.now())


def test_a_first_tier_office_answers_as_any_unit(movers):
    office = movers.units["教育局"]
    movers.add("office_people", Role.FIRST_TIER, unit=office)
    row = movers.decided("to_committee")
    row = motions.send_out(row, units=[office], by=movers.committee, at=timezone.now())
    motions.record_opinion(row, body=row.bodies.get(), answer="同意。", by=movers.office_people, at=timezone.now())
    assert row.bodies.get().answer == "同意。"


def test_who_carries_it_out_reports_on_it_itself(charged, movers):
    row = motions.record_implementation(
        charged, body=own(charged, movers), answer="已起草。", by=movers.approver, at=timezone.now()
    )
    assert (own(row, movers).answer, row.clocks.running().count()) == ("已起草。", 0)
    assert told("motion-body-carries") == {"clerk", "clerk2", "approver"}


@pytest.mark.parametrize(("kind", "expected"), [("bodies", {"clerk", "clerk2", "approver"}), ("report", set())])
def test_a_silent_unit_is_reminded_beside_the_office_and_one_that_answered_is_not(asked, movers, kind, expected):
    motions.record_opinion(
        asked, body=own(asked, movers, "公安局"), answer="同意。", by=movers.co_clerk, at=timezone.now()
    )
    MotionClock.objects.exclude(kind=kind).delete()
    day = timezone.localdate()
    MotionClock.objects.update(starts_on=day - timedelta(days=99), due_on=day - timedelta(days=1))
    assert (remind_of_motion_clocks(), remind_of_motion_clocks()) == (1, 0)
    units = {"clerk", "clerk2", "approver", "co_clerk", "other_clerk"}
    assert told("clock-late") & units == expected


def test_who_carries_it_out_is_reminded_too(charged, movers):
    day = timezone.localdate()
    MotionClock.objects.update(starts_on=day - timedelta(days=99), due_on=day - timedelta(days=1))
    remind_of_motion_clocks()
    assert told("clock-late") == {"reviewer", "clerk", "clerk2", "approver"}


def test_a_motion_withdrawn_meanwhile_is_told_to_units_still_asked(movers):
    row = movers.submitted(invited=10, signed=10)
    Motion.objects.filter(pk=row.pk).update(status="examining", number=1, decision="to_committee")
    row = motions.send_out(Motion.objects.get(), units=[movers.units["公安局"]], by=movers.committee, at=timezone.now())
    for name in ("deputy2", "deputy3"):
        row = motions.leave(row, reason="已解决", by=movers.people[name], at=timezone.now())
        wish = row.signers.get(state="leaving")
        row = motions.answer_leave(row, signer=wish, agreed=True, by=movers.reviewer, at=timezone.now())
    ended = Notice.objects.filter(kind="motion-left", recipient=movers.co_clerk, channel="site")
    assert (row.status, ended.count()) == ("withdrawn", 1)


# the unit's pages


@pytest.mark.parametrize("answered", [False, True])
def test_the_list_of_a_unit_says_what_waits_for_its_word(asked, movers, answered):
    if answered:
        motions.record_opinion(asked, body=own(asked, movers), answer="同意。", by=movers.clerk, at=timezone.now())
    page = of(movers.clerk).get("/motions/")
    assert page.context["to_answer"] == ([] if answered else [asked])
    assert (page.context["kind"], page.context["page"].rows) == ("body", [asked])


@pytest.mark.parametrize(("who", "count"), [("clerk", 1), ("co_clerk", 1), ("other_clerk", 0)])
def test_the_inbox_leads_to_the_motions_that_wait(asked, movers, who, count):
    assert of(movers.people[who]).get("/suggestions/").context["motions"] == count


def test_what_was_reported_meanwhile_no_longer_waits(asked, movers):
    motions.report_result(asked, body="报告", by=movers.committee, at=timezone.now())
    assert of(movers.clerk).get("/motions/").context["to_answer"] == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_units_list_costs_the_same_for_one_and_for_three(movers, django_assert_num_queries, number):
    for _ in range(number):
        row = movers.decided("to_committee")
        motions.send_out(row, units=[movers.units["住建局"]], by=movers.committee, at=timezone.now())
    client = of(movers.clerk)
    client.get("/motions/")
    with django_assert_num_queries(9):
        client.get("/motions/")


def test_the_last_day_a_unit_sees_is_that_of_its_own_word(asked, movers):
    MotionClock.objects.filter(kind="report").update(due_on=timezone.localdate() + timedelta(days=2))
    rows = {name: Motion.objects.for_rows(movers.people[name]).get() for name in ("clerk", "committee")}
    assert {name: row.due_kind for name, row in rows.items()} == {"clerk": "bodies", "committee": "report"}
    motions.record_opinion(asked, body=own(asked, movers), answer="同意。", by=movers.clerk, at=timezone.now())
    fresh = type(movers.clerk).objects.get(pk=movers.clerk.pk)
    assert Motion.objects.for_rows(fresh).get().due_on is None


def test_a_unit_reads_the_motion_and_its_own_word_not_that_of_others(asked, movers):
    motions.record_opinion(
        asked, body=own(asked, movers, "公安局"), answer="公安的意见", by=movers.committee, at=timezone.now()
    )
    unit, office = (of(movers.people[name]).get(asked.get_absolute_url()) for name in ("clerk", "committee"))
    shown = [[body.unit.short_name for body in page.context["now"].bodies] for page in (unit, office)]
    assert shown == [["住建局"], ["住建局", "公安局"]]
    assert [page.context["now"].reports != [] for page in (unit, office)] == [False, True]
    assert ["公安的意见" in page.content.decode() for page in (unit, office)] == [False, True]
    assert unit.context["papers"] == []


def test_who_carries_a_motion_out_reads_the_result(charged, movers):
    page = of(movers.clerk).get(charged.get_absolute_url())
    assert [report.kind for report in page.context["now"].reports] == ["result"]


def test_the_course_told_to_a_unit_leaves_out_who_moved_it_how(asked, movers):
    line = of(movers.clerk).get(asked.get_absolute_url()).context["line"]
    assert [step.name for step in line] == ["submit", "register", "to_committee", "send_out"]


def test_a_unit_answers_in_its_portal(asked, movers):
    client = of(movers.clerk)
    page = client.get(f"/motions/{asked.pk}/steps/body_opinion")
    choices = [str(label) for _key, label in page.context["form"].fields["body"].choices]
    assert (page.context["label"], choices) == (BODYS_WORDS["body_opinion"], ["清源市住房和城乡建设局"])
    body = own(asked, movers)
    answer = client.post(f"/motions/{asked.pk}/steps/body_opinion", {"body": body.pk, "answer": "同意立法。"})
    assert (answer.url, own(asked, movers).answer) == (asked.get_absolute_url(), "同意立法。")
    again = client.post(f"/motions/{asked.pk}/steps/body_opinion", {"body": body.pk, "answer": "另有意见"})
    assert (again.status_code, own(asked, movers).answer) == (409, "同意立法。")


def test_a_forged_key_of_anothers_word_is_refused(asked, movers):
    other = own(asked, movers, "公安局")
    answer = of(movers.clerk).post(f"/motions/{asked.pk}/steps/body_opinion", {"body": other.pk, "answer": "冒充"})
    other.refresh_from_db()
    assert (answer.status_code, other.answer) == (409, "")


def test_a_unit_answers_over_rest_and_reads_its_own_row_alone(asked, movers):
    client = of(movers.clerk)
    told_to = client.get(f"/api/motions/{asked.pk}/").json()
    assert (told_to["steps"], [body["unit"] for body in told_to["bodies"]]) == (
        ["body_opinion"],
        [own(asked, movers).unit.name],
    )
    typed = {"body": told_to["bodies"][0]["id"], "answer": "同意。"}
    taken = client.post(f"/api/motions/{asked.pk}/steps/body_opinion", typed, content_type="application/json")
    assert (taken.status_code, taken.json()["bodies"][0]["answer"]) == (200, "同意。")
