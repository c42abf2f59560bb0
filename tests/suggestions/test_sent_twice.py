"""A form sent again, by a lost answer or the back button: nothing is made twice, and no word is lost."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as site
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.files.actions import take_in
from suggestions import actions
from suggestions.actions import motions
from suggestions.models import Contact, CoOpinion, Motion, Suggestion
from tests.at_once import at_once
from tests.suggestions.motions.conftest import TEXT

SUGGESTED = {"title": "关于增设座椅的建议", "body": "公交站没有座椅。", "contact_preference": "phone"}


@dataclass(frozen=True)
class Kind:
    """What a deputy writes: its table, the address of its form, a text, the field another text is typed into."""

    model: Any
    here: str
    text: dict[str, str]
    field: str
    actions: Any


KINDS = [
    Kind(Suggestion, "/suggestions/new", SUGGESTED, "body", actions),
    Kind(Motion, "/motions/new", TEXT, "grounds", motions),
]
both = pytest.mark.parametrize("kind", KINDS, ids=["suggestion", "motion"])


@pytest.fixture
def writer(town):
    client = Client()
    client.cookies[site.LANGUAGE_COOKIE_NAME] = "en"
    client.force_login(town.deputy)
    return client


def sent(client, kind, key, **other):
    return client.post(kind.here, {**kind.text, "form_key": key, **other})


@both
def test_the_same_text_again_is_answered_alike_and_changes_nothing(writer, kind):
    key = uuid4()
    first, second = sent(writer, kind, key), sent(writer, kind, key)
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    assert [(row.version, row.steps.count()) for row in kind.model.objects.all()] == [(0, 0)]


@both
def test_another_text_of_the_same_form_edits_the_draft(writer, kind):
    key = uuid4()
    first, second = sent(writer, kind, key), sent(writer, kind, key, **{kind.field: "改过的话"})
    assert second.url == first.url
    row = kind.model.objects.get()
    assert (getattr(row, kind.field), list(row.steps.values_list("name", flat=True))) == ("改过的话", ["edit"])


@both
def test_a_draft_that_went_on_is_not_overwritten_and_what_was_typed_stays_on_the_page(town, writer, kind):
    key = uuid4()
    sent(writer, kind, key)
    row = kind.model.objects.get()
    kind.actions.edit(row, by=town.deputy, at=timezone.now(), **{kind.field: "后来写的"})
    answer = sent(writer, kind, key, **{kind.field: "改过的话"})
    page = answer.content.decode()
    sentence = f"“{row.title}” came of it and has gone on since. Nothing was overwritten."
    assert (answer.status_code, sentence in page, "改过的话" in page) == (409, True, True)
    assert [getattr(row, kind.field) for row in kind.model.objects.all()] == ["后来写的"]


@both
def test_a_photo_that_is_rebuilt_on_the_way_in_is_kept_once(writer, kind, settings, tmp_path):
    settings.MEDIA_ROOT, key, photo = tmp_path, uuid4(), colourful()
    for _time in range(2):
        files = [SimpleUploadedFile(name, photo) for name in ("现场 照片.JPEG", "又一次.jpg")]
        assert sent(writer, kind, key, files=files).status_code == 302
    assert [row.attachments.count() for row in kind.model.objects.all()] == [1]


def colourful():
    """A photo whose bytes are others once it was rebuilt."""
    content = BytesIO()
    Image.effect_noise((40, 40), 90).convert("RGB").save(content, "JPEG", quality=99, comment=b"taken here")
    return content.getvalue()


def test_what_was_submitted_by_the_first_send_is_not_submitted_again(writer):
    key, submit = uuid4(), {"submit": "1", "is_clean": "1"}
    first, second = (sent(writer, KINDS[0], key, **submit) for _time in range(2))
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    row = Suggestion.objects.get()
    assert (row.status, row.steps.filter(name="submit").count()) == ("reviewed", 1)
    answer = sent(writer, KINDS[0], key, body="改过的话", **submit)
    assert (answer.status_code, "has gone on since" in answer.content.decode()) == (409, True)


def test_what_was_withdrawn_since_is_not_said_to_be_submitted(town, writer):
    key, submit = uuid4(), {"submit": "1", "is_clean": "1"}
    sent(writer, KINDS[0], key, **submit)
    row = Suggestion.objects.get()
    actions.withdraw(row, reason="另有打算", by=town.deputy, at=timezone.now())
    writer.get(row.get_absolute_url())  # reads what the first send was told
    page = writer.get(sent(writer, KINDS[0], key, **submit).url)
    assert ["“Submit” is not possible" in str(told) for told in page.context["messages"]] == [True]
    assert Suggestion.objects.get().status == "withdrawn"


def test_an_edit_that_came_too_late_still_shows_who_was_asked_to_co_sign(town, writer):
    row = town.draft()
    actions.invite(row, mandates=[town.mandates["deputy2"]], by=town.deputy, at=timezone.now())
    answer = writer.post(f"/suggestions/{row.pk}/edit", {**SUGGESTED, "form_key": row.form_key, "seen": 0})
    assert (answer.status_code, len(answer.context["cosigners"])) == (409, 1)


def test_submitting_a_draft_twice_keeps_the_words_on_the_page_and_its_address_then_leads_to_the_item(town, writer):
    row = town.draft()
    here, submit = f"/suggestions/{row.pk}/edit", {"seen": row.version, "submit": "1", "is_clean": "1"}
    typed = {**SUGGESTED, "form_key": row.form_key, **submit}
    first, second = writer.post(here, typed), writer.post(here, typed)
    assert (first.url, second.status_code) == (row.get_absolute_url(), 409)
    assert ("nothing was overwritten" in (page := second.content.decode()), SUGGESTED["body"] in page) == (True, True)
    assert (writer.get(here).url, row.steps.filter(name="submit").count()) == (row.get_absolute_url(), 1)


def test_a_motion_registered_meanwhile_keeps_the_words_on_the_page_and_leads_to_itself(town, writer):
    sent(writer, KINDS[1], uuid4())
    row = Motion.objects.get()
    Motion.objects.update(status="submitted", version=1)
    here, typed = f"/motions/{row.pk}/edit", {**TEXT, "grounds": "改过的话", "form_key": row.form_key, "seen": 0}
    answer = writer.post(here, typed)
    assert (answer.status_code, "改过的话" in answer.content.decode()) == (409, True)
    assert (writer.get(here).url, Motion.objects.get().grounds) == (row.get_absolute_url(), TEXT["grounds"])


def test_at_once_neither_a_draft_nor_a_file_is_made_twice(shared_town, settings, tmp_path):
    """The third of each, of a form or a photo of its own, is the negative control and is kept beside the one."""
    settings.MEDIA_ROOT, by, now = tmp_path, shared_town.deputy, timezone.now()
    lead, key, photo = shared_town.mandates["deputy"], uuid4(), colourful()

    def begin(form_key, title):
        return actions.begin(lead, form_key=form_key, by=by, at=now, title=title)

    def attach(content):
        return actions.attach(rows[0], files=[SimpleUploadedFile("照片.jpg", content)], by=by, at=now)

    forms = [(key, "甲"), (key, "乙"), (uuid4(), "丙")]
    rows = at_once(*[partial(begin, *form) for form in forms])
    at_once(*[partial(attach, content) for content in (photo, photo, colourful())])
    assert [row == rows[0] for row in rows] == [True, True, False]
    assert (Suggestion.objects.count(), rows[0].attachments.count()) == (2, 2)
    assert Entry.objects.filter(act="suggestion.begin").count() == 2


def test_the_same_contact_or_opinion_sent_again_without_a_version_is_refused(town):
    """A program that repeats a step names no version it saw."""
    row, now = town.handling(), timezone.now()
    part = actions.sign_in(town.part(row, "公安局"), by=town.co_clerk, at=now) and town.part(row, "公安局")
    met = {"stage": "before", "method": "phone", "on": timezone.localdate(), "people": "李工", "content": "商定"}
    for content in ("商定", "再谈"):
        actions.record_contact(row, by=town.clerk, at=now, **{**met, "content": content})
        with pytest.raises(Refused, match="recorded already"):
            actions.record_contact(row, by=town.clerk, at=now, **{**met, "content": content})
    for text in ("同意", "不同意", "同意"):
        actions.send_co_opinion(part, text=text, by=town.co_clerk, at=now)
        with pytest.raises(Refused, match="sent already"):
            actions.send_co_opinion(part, text=text, by=town.co_clerk, at=now)
    assert (Contact.objects.count(), CoOpinion.objects.count()) == (2, 3)


def test_the_signed_record_of_a_reply_face_to_face_may_come_in_later(town, settings, tmp_path):
    settings.MEDIA_ROOT, now, photo = tmp_path, timezone.now(), colourful()
    row, met = town.handling(), {"stage": "after", "method": "reply", "people": "李工", "content": "商定"}

    def told(sheet=None):
        kept = sheet and take_in(SimpleUploadedFile("记录.jpg", sheet), by=town.clerk, at=now)
        actions.record_contact(row, on=timezone.localdate(), sheet=kept, by=town.clerk, at=now, **met)

    for sheet in (None, photo):
        told(sheet)
        with pytest.raises(Refused, match="recorded already"):
            told(sheet)
    assert [contact.sheet is None for contact in Contact.objects.order_by("pk")] == [True, False]


def test_in_a_new_round_the_same_opinion_may_be_sent_again(town):
    row, now = town.handling(), timezone.now()
    part = actions.sign_in(town.part(row, "公安局"), by=town.co_clerk, at=now) and town.part(row, "公安局")
    actions.send_co_opinion(part, text="同意", by=town.co_clerk, at=now)
    town.rate(town.reply(row), "dissatisfied", opinion="没有答复")
    later = now + timedelta(days=1)
    actions.rehandle(row, reason="逐点答复", by=town.supervisor, at=later)
    actions.send_co_opinion(part, text="同意", by=town.co_clerk, at=later)
    assert part.opinions.count() == 2
