"""A reply face to face (面复): recorded with who came and the signed sheet, printed, and counted."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from congress.common.lifecycle import NotYours, Unlawful
from suggestions import actions
from suggestions.documents import PAPERS, copies
from suggestions.models import Contact
from suggestions.parties import parties_of
from suggestions.reports.counting import count, items_of
from suggestions.timeline import timeline
from tests.suggestions.test_papers import squeezed, words

SAID = {"stage": "after", "method": "reply", "people": "李局长、王工", "content": "年内装灯，代表认可"}


def told(town, row, by="clerk", **other):
    now = timezone.now()
    return actions.record_contact(
        row, on=timezone.localdate(now), by=town.people[by], at=now, **{**SAID, "head_came": True, **other}
    )


def browser(user):
    client = Client()
    client.force_login(user)
    return client


def post(town, row, **other):
    said = {"on": timezone.localdate(), "people": "李局长", "head_came": "on", "content": "已当面答复", **other}
    return browser(town.clerk).post(f"/suggestions/{row.pk}/steps/reply_in_person", said)


def test_it_is_recorded_while_handling_and_after_the_reply_and_is_a_contact(town):
    rows = [town.handling(), town.replied()]
    for row in rows:
        told(town, row)
    assert [row.steps.filter(name="reply_in_person").count() for row in rows] == [1, 1]
    assert not rows[0].clocks.running().filter(kind="contact").exists()


@pytest.mark.parametrize(
    ("state", "by", "refusal"), [("assigned", "clerk", Unlawful), ("handling", "co_clerk", NotYours)]
)
def test_elsewhere_and_by_others_it_is_refused(town, state, by, refusal):
    with pytest.raises(refusal):
        told(town, getattr(town, state)(), by=by)


def test_only_a_reply_face_to_face_carries_a_record(town):
    row = town.handling()
    with pytest.raises(IntegrityError), transaction.atomic():
        told(town, row, method="phone")


def test_the_page_takes_the_signed_sheet(town, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = town.handling()
    sheet = SimpleUploadedFile("面复记录.pdf", PAPERS["form"](row, "pdf"), "application/pdf")
    assert post(town, row, sheet=sheet).status_code == 302
    contact = Contact.objects.get()
    assert (contact.method, contact.stage, contact.head_came, contact.sheet.name) == (
        "reply",
        "after",
        True,
        "面复记录.pdf",
    )
    address = f"/suggestions/{row.pk}/signed-records/{contact.pk}"
    readers = ["deputy", "clerk", "supervisor", "co_clerk", "deputy2", "chair"]
    codes = [browser(town.people[name]).get(address).status_code for name in readers]
    assert codes == [200, 200, 200, 404, 404, 404]


def test_without_a_sheet_it_is_recorded_too(town):
    assert (post(town, town.handling()).status_code, Contact.objects.get().sheet) == (302, None)


def test_the_time_line_names_it(town):
    row = town.handling()
    told(town, row)
    entry = [each for each in timeline(row, parties_of(town.deputy, row)) if each.note == SAID["content"]]
    assert [str(each.label) for each in entry] == ["Reply face to face"]


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_record_is_printed_as_recorded_and_blank_before(town, kind):
    row = town.handling()
    blank = words(PAPERS["in_person_blank"](row, kind), kind)
    written = words(PAPERS["in_person"](row, kind, told(town, row)), kind)
    for text in (blank, written):
        assert ["当面答复代表建议" in text, squeezed(row.title) in text, "代表签名" in text] == [True] * 3
    assert [["☑是" in text, "李局长" in text] for text in (blank, written)] == [[False, False], [True, True]]


READERS = {"deputy": {"in_person"}, "clerk": {"in_person", "in_person_blank"}, "supervisor": {"in_person"}}


@pytest.mark.parametrize("who", ["deputy", "clerk", "supervisor", "co_clerk", "deputy2"])
def test_who_may_have_the_papers(town, who):
    row, user = town.handling(), town.people[who]
    told(town, row)
    names = {copy.name for copy in copies(row, parties_of(user, row), user) if copy.name.startswith("in_person")}
    assert names == READERS.get(who, set())


@pytest.mark.parametrize(("method", "expected"), [("reply", [1, 1]), ("meeting", [1, 0]), ("phone", [0, 0])])
def test_it_counts_as_met_and_as_told_in_person(town, method, expected):
    row = town.replied()
    Contact.objects.filter(assignment__suggestion=row).delete()
    told(town, row, method="reply")
    Contact.objects.filter(assignment__suggestion=row).update(method=method, head_came=False)
    items = items_of(town.supervisor, {}, timezone.localdate() + timedelta(days=1))
    assert [count(fact, items) for fact in ("met", "told_in_person")] == expected
