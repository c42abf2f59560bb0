"""Every step a person takes, through its form: where it leads, what is recorded of it, and who is told.

Written by hand: step | who takes it | where the motion stands | what is typed → status after, who is told.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.notices.models import Notice
from suggestions.actions import motions
from suggestions.forms.motions import MOTION_FORMS
from suggestions.models import Motion

TEN = {"deputy", *(f"deputy{number}" for number in range(2, 11))}
OFFICE, COMMITTEE = {"reviewer"}, {"committee"}
UNIT = {"clerk", "clerk2", "approver"}
TODAY = "today"


def on_agenda(movers):
    movers.sits()
    return movers.decided("put_on_agenda")


def sent_out(movers):
    row = movers.decided("to_committee")
    return motions.send_out(row, units=[movers.units["住建局"]], by=movers.committee, at=timezone.now())


def approved(movers, *units):
    named = [movers.units[unit] for unit in units]
    return motions.approve(movers.reported(), units=named, by=movers.reviewer, at=timezone.now())


def leaving(movers):
    row = movers.submitted(invited=10, signed=10)
    return motions.leave(row, reason="事项已解决", by=movers.deputy2, at=timezone.now())


def refused_as_motion(movers):
    movers.sits(presidium_last_at=timezone.now() + timedelta(hours=9))
    return movers.decided("not_motion")


def referred(movers):
    return motions.refer(movers.registered(), committee="法制委", by=movers.reviewer, at=timezone.now())


PLACES = {
    "draft": lambda movers: movers.begin(),
    "asked": lambda movers: movers.collecting(invited=2, signed=1),
    "signed": lambda movers: movers.collecting(),
    "submitted": lambda movers: movers.submitted(),
    "registered": lambda movers: movers.registered(),
    "referred": referred,
    "opined": lambda movers: movers.opined(),
    "on agenda": on_agenda,
    "examining": lambda movers: movers.decided("to_committee"),
    "standing": lambda movers: movers.decided("to_standing"),
    "sent out": sent_out,
    "reported": lambda movers: movers.reported(),
    "approved": lambda movers: approved(movers),
    "charged": lambda movers: approved(movers, "住建局"),
    "leaving": leaving,
    "no motion": refused_as_motion,
}
DECIDED = {"decided_on": TODAY, "note": ""}
ACTS = [
    ("invite", "deputy", "draft", {"mandates": ["deputy2"]}, "collecting", {"deputy2"}),
    ("sign", "deputy3", "asked", {"text_no": 1}, "collecting", set()),
    ("decline", "deputy3", "asked", {}, "collecting", {"deputy"}),
    ("decline", "deputy2", "asked", {}, "collecting", {"deputy"}),
    ("drop", "deputy", "asked", {"signer": "deputy3"}, "collecting", set()),
    ("submit", "deputy", "signed", {}, "submitted", OFFICE),
    ("give_up", "deputy", "asked", {"reason": "并案"}, "withdrawn", {"deputy2", "deputy3"}),
    ("send_back", "reviewer", "submitted", {"what_to_mend": "标题"}, "collecting", {"deputy"}),
    ("register", "reviewer", "submitted", {"category": ""}, "registered", TEN),
    ("refer", "reviewer", "registered", {"committee": "法制委"}, "with_committee", COMMITTEE),
    ("opine", "committee", "referred", {"advice": "to_standing", "body": "可行"}, "opined", OFFICE),
    ("opine", "reviewer", "referred", {"advice": "not_motion", "body": "不属职权"}, "opined", OFFICE),
    ("to_standing", "reviewer", "opined", DECIDED, "standing", TEN | COMMITTEE),
    ("to_committee", "reviewer", "registered", DECIDED, "examining", TEN | COMMITTEE),
    ("as_suggestion", "reviewer", "opined", DECIDED, "as_suggestion", TEN | {"dispatcher"}),
    ("not_motion", "reviewer", "opined", {**DECIDED, "reason": "organs"}, "not_motion", TEN),
    ("ask_reconsider", "deputy2", "no motion", {"reason": "属本级职权"}, "not_motion", set()),
    ("put_to_vote", "reviewer", "on agenda", {"note": "通过"}, "closed", TEN),
    ("committee_first", "reviewer", "on agenda", {"note": "先审议"}, "examining", TEN),
    ("resolve", "reviewer", "on agenda", {"note": "决议", "units": ["住建局"]}, "approved", TEN | UNIT),
    ("resolve", "reviewer", "on agenda", {"note": "决议"}, "approved", TEN),
    ("authorise", "reviewer", "on agenda", {"note": "授权"}, "standing", TEN),
    ("send_out", "committee", "examining", {"units": ["住建局"]}, "examining", UNIT),
    ("send_out", "reviewer", "standing", {"units": ["公安局"]}, "standing", {"co_clerk"}),
    ("body_opinion", "clerk", "sent out", {"body": "住建局", "answer": "同意"}, "examining", OFFICE | COMMITTEE),
    ("body_opinion", "committee", "sent out", {"body": "住建局", "answer": "同意"}, "examining", OFFICE),
    ("report_result", "committee", "examining", {"body": "报告"}, "reported", OFFICE),
    ("report_result", "reviewer", "standing", {"body": "报告"}, "reported", OFFICE),
    ("approve", "reviewer", "reported", {"units": ["公安局"], "note": "同意"}, "approved", TEN | {"co_clerk"}),
    ("approve", "reviewer", "reported", {}, "approved", TEN),
    ("disapprove", "reviewer", "reported", {"reason": "论证不足"}, "examining", COMMITTEE),
    ("implement", "approver", "charged", {"body": "住建局", "answer": "已办"}, "approved", OFFICE | COMMITTEE),
    ("feed_back", "reviewer", "approved", {"letter_no": "清人函〔2026〕3号", "body": "已办"}, "closed", TEN),
    ("leave", "deputy2", "submitted", {"reason": "已解决"}, "submitted", OFFICE),
    ("refuse_leave", "reviewer", "leaving", {"signer": "deputy2"}, "submitted", {"deputy2"}),
    ("agree_leave", "reviewer", "leaving", {"signer": "deputy2"}, "submitted", TEN | {"deputy11"}),
]


def typed(movers, row, fields):
    """The words of the table as keys a browser would send."""
    found = dict(fields)
    if found.get("decided_on") == TODAY:
        found["decided_on"] = str(timezone.localdate())
    if "mandates" in found:
        found["mandates"] = [movers.mandates[name].pk for name in found["mandates"]]
    if "units" in found:
        found["units"] = [movers.units[name].pk for name in found["units"]]
    if "signer" in found:
        found["signer"] = row.signers.get(mandate=movers.mandates[found["signer"]]).pk
    if found.get("body") in movers.units:
        found["body"] = row.bodies.get(unit=movers.units[found["body"]]).pk
    return found


def form_of(movers, row, name, who, fields):
    return MOTION_FORMS[name](typed(movers, row, fields), motion=row, by=movers.people[who], name=name)


@pytest.mark.parametrize(
    ("name", "who", "place", "fields", "status", "told"),
    ACTS,
    ids=[f"{name}-{who}-{place}" for name, who, place, *_rest in ACTS],
)
def test_an_act_leads_on_is_recorded_and_told(movers, name, who, place, fields, status, told):
    row = PLACES[place](movers)
    before = Notice.objects.filter(channel="site").latest("pk").pk if Notice.objects.exists() else 0
    entries = Entry.objects.filter(act=f"motion.{name}").count()
    form = form_of(movers, row, name, who, fields)
    assert form.errors == {}
    form.take(timezone.now())
    after = Motion.objects.get(pk=row.pk)
    step = after.steps.filter(name=name).latest("pk")
    news = Notice.objects.filter(channel="site", pk__gt=before).values_list("recipient__username", flat=True)
    assert (after.status, step.by.username, step.from_status, step.to_status) == (status, who, row.status, status)
    assert (Entry.objects.filter(act=f"motion.{name}").count(), set(news)) == (entries + 1, told)


def test_the_table_tries_every_step_of_a_persons_but_the_one_that_needs_a_sitting_session_twice():
    assert {name for name, *_rest in ACTS} == set(MOTION_FORMS) - {"put_on_agenda"}


STALE = [act for act in ACTS if act[0] in ("submit", "send_back", "opine", "to_committee", "send_out", "body_opinion")]


@pytest.mark.parametrize(
    ("name", "who", "place", "fields", "status", "told"), STALE, ids=[f"{act[0]}-{act[1]}" for act in STALE]
)
def test_an_act_on_what_somebody_else_moved_meanwhile_is_refused(movers, name, who, place, fields, status, told):
    """The version the person looked at is an older one: nothing is overwritten."""
    row = PLACES[place](movers)
    Motion.objects.filter(pk=row.pk).update(version=row.version + 1)
    form = form_of(movers, row, name, who, {**fields, "seen": row.version})
    assert form.errors == {}
    with pytest.raises(Refused):
        form.take(timezone.now())
    after = Motion.objects.get(pk=row.pk)
    assert (after.status, after.version) == (row.status, row.version + 1)


EMPTY = [
    ("invite", "deputy", "draft", {}, ["mandates"]),
    ("invite", "deputy", "asked", {"mandates": ["deputy2"]}, ["mandates"]),
    ("sign", "deputy3", "asked", {}, ["text_no"]),
    ("drop", "deputy", "asked", {"signer": "deputy2"}, ["signer"]),
    ("send_back", "reviewer", "submitted", {}, ["what_to_mend"]),
    ("register", "reviewer", "submitted", {"category": "9999"}, ["category"]),
    ("refer", "reviewer", "registered", {"committee": "长" * 61}, ["committee"]),
    ("opine", "committee", "referred", {}, ["advice", "body"]),
    ("opine", "committee", "referred", {"advice": "other", "body": "可行"}, ["advice"]),
    ("to_committee", "reviewer", "opined", {}, ["decided_on"]),
    ("to_standing", "reviewer", "opined", {"decided_on": "31/02/2026"}, ["decided_on"]),
    ("not_motion", "reviewer", "opined", {**DECIDED}, ["reason"]),
    ("not_motion", "reviewer", "opined", {**DECIDED, "reason": "none of these"}, ["reason"]),
    ("ask_reconsider", "deputy2", "no motion", {}, ["reason"]),
    ("put_to_vote", "reviewer", "on agenda", {}, ["note"]),
    ("send_out", "committee", "examining", {}, ["units"]),
    ("body_opinion", "clerk", "sent out", {"body": "住建局", "answer": " "}, ["answer"]),
    ("body_opinion", "clerk", "sent out", {}, ["answer", "body"]),
    ("report_result", "committee", "examining", {"body": "长" * 4001}, ["body"]),
    ("disapprove", "reviewer", "reported", {}, ["reason"]),
    ("feed_back", "reviewer", "approved", {"letter_no": "长" * 41, "body": "已办"}, ["letter_no"]),
    ("feed_back", "reviewer", "approved", {}, ["body", "letter_no"]),
    ("leave", "deputy2", "submitted", {}, ["reason"]),
    ("agree_leave", "reviewer", "leaving", {"signer": "deputy3"}, ["signer"]),
]


@pytest.mark.parametrize(("name", "who", "place", "fields", "fault"), EMPTY)
def test_what_is_missing_or_wrong_is_named_by_its_field(movers, name, who, place, fields, fault):
    row = PLACES[place](movers)
    assert sorted(form_of(movers, row, name, who, fields).errors) == fault
