"""Approval: by another person, numbered without a hole, kept as made, never changed, sent out, corrected anew."""

from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from django.db import Error, IntegrityError, transaction
from pypdf import PdfReader

from briefings import actions
from briefings.actions import approving
from briefings.documents.briefings import paper
from briefings.models import Briefing, Masthead
from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from tests.briefings.conftest import NOW, Press, masthead_of
from tests.once import shared
from tests.town import SINCE, build_town

YEAR = NOW.year


def build() -> Press:
    """Last month's issue went out, to deputies too."""
    town = build_town()
    press = Press(town, masthead_of(town, total_before=600, reader_roles=[Role.DEPUTY]))
    press.issued()
    return press


lived, press = shared(build)


@pytest.fixture
def made(press: Press) -> Briefing:
    return Briefing.objects.issued().get()


def approve(press: Press, row: Briefing, at: datetime = NOW) -> Briefing:
    return actions.approve(row, by=press.town.chair, at=at)


def read(upload: Any) -> bytes:
    with upload.file.open("rb") as file:
        return bytes(file.read())


def test_an_approved_briefing_is_numbered_kept_and_whole(made: Briefing) -> None:
    assert (made.status, made.year, made.number, made.total) == ("issued", YEAR, 1, 601)
    assert made.label == "第1期（总第六百零一期）"
    assert [made.pdf_sha256, made.docx_sha256] == [sha256(read(each)).hexdigest() for each in (made.pdf, made.docx)]
    assert (made.pdf.name, made.is_whole) == (f"清源人大工作简报{YEAR}年第1期.pdf", True)
    assert Entry.objects.get(act="briefing.approve").detail["pdf_sha256"] == made.pdf_sha256


def test_the_same_frozen_words_give_the_same_pdf_byte_for_byte(made: Briefing) -> None:
    Masthead.objects.update(name="另一种简报", editors="别人", copies=1)
    assert sha256(paper(Briefing.objects.get(pk=made.pk), "pdf")).hexdigest() == made.pdf_sha256


def test_a_changed_byte_of_a_kept_paper_is_found_out(made: Briefing) -> None:
    with made.pdf.file.open("ab") as file:
        file.write(b"\n")
    assert Briefing.objects.get(pk=made.pk).is_whole is False


def test_a_refused_approval_gives_its_number_back(press: Press, quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any) -> bytes:
        raise Refused("no paper")

    row = press.empty()
    with monkeypatch.context() as patch:
        patch.setattr(approving, "paper", broken)
        with pytest.raises(Refused):
            approve(press, row)
    assert (Briefing.objects.get(pk=row.pk).status, approve(press, row).number) == ("in_approval", 2)


def test_the_table_itself_refuses_a_number_twice(press: Press, made: Briefing) -> None:
    row = press.empty()
    same = {name: getattr(made, name) for name in ("year", "number", "total", "issued_on", "approved_by")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Briefing.objects.filter(pk=row.pk).update(status="issued", **same)


@pytest.mark.parametrize("field", ["title", "kind", "month", "total", "status", "pdf_sha256", "words", "corrects"])
def test_the_database_refuses_to_change_an_issued_one(made: Briefing, field: str) -> None:
    other = {"title": "改", "kind": "year", "month": made.month.replace(year=2000), "total": 9, "status": "dropped"}
    value = (other | {"pdf_sha256": "0", "words": {}, "corrects": made.pk})[field]
    with pytest.raises(Error, match="never changes"), transaction.atomic():
        Briefing.objects.filter(pk=made.pk).update(**{field: value})


def test_the_database_refuses_to_delete_an_issued_one_but_not_a_draft(press: Press, made: Briefing) -> None:
    draft = press.empty()
    with pytest.raises(Error, match="never changes"), transaction.atomic():
        Briefing.objects.filter(pk=made.pk)._raw_delete("default")
    assert draft.delete()[0] == 1


def test_whoever_sent_it_does_not_approve_it_even_as_a_chair(press: Press) -> None:
    town = press.town
    Post.objects.create(user=town.supervisor, role=Role.CHAIR, congress=town.congress, starts_on=SINCE)
    with pytest.raises(Refused, match="does not approve"):
        actions.approve(press.empty(), by=User.objects.get(pk=town.supervisor.pk), at=NOW)


@pytest.mark.parametrize("name", ["reviewer", "dispatcher", "clerk", "deputy", "system"])
def test_nobody_but_a_chair_approves(press: Press, name: str) -> None:
    with pytest.raises(NotYours):
        actions.approve(press.empty(), by=press.town.people[name], at=NOW)


def test_what_is_sent_for_approval_stands_still(press: Press) -> None:
    row = press.empty()
    texts = [(each["key"], "改") for each in row.words["sections"]]
    with pytest.raises(Unlawful):
        actions.edit(row, title="改", lead="", texts=texts, by=press.town.supervisor, at=NOW)
    with pytest.raises(Unlawful):
        actions.recount(row, by=press.town.supervisor, at=NOW)


def test_a_leader_who_read_an_older_state_approves_nothing(press: Press) -> None:
    row = press.empty()
    with pytest.raises(MovedOn):
        actions.approve(row, by=press.town.chair, at=NOW, seen=row.version - 1)


def test_sent_back_it_is_edited_and_may_be_approved_then(press: Press, quick: None) -> None:
    row = press.empty()
    with pytest.raises(Refused):
        actions.send_back(row, note=" ", by=press.town.chair, at=NOW)
    row = actions.send_back(row, note="补充典型案例", by=press.town.chair, at=NOW)
    assert (row.status, row.sent_by, row.steps.last().note) == ("drafted", None, "补充典型案例")
    told = Notice.objects.filter(recipient=press.town.supervisor, channel="site")
    assert told.latest("pk").url == f"/office/briefings/briefing/{row.pk}/change/"
    assert approve(press, actions.send(row, by=press.town.reviewer, at=NOW)).number == 2


def test_a_correction_is_a_new_issue_that_names_the_one_it_corrects(press: Press, made: Briefing) -> None:
    again = actions.correct(made, by=press.town.supervisor, at=NOW)
    assert (again.corrects, again.month, again.words, again.status) == (made, made.month, made.words, "drafted")
    with pytest.raises(Refused, match="exists already"):
        actions.correct(made, by=press.town.supervisor, at=NOW)
    row = approve(press, actions.send(again, by=press.town.supervisor, at=NOW))
    assert (row.number, row.total, Briefing.objects.get(pk=made.pk).number) == (2, 602, 1)
    assert Briefing.objects.get(pk=made.pk).pdf_sha256 == made.pdf_sha256
    assert f"本期更正{YEAR}年第1期" in "".join(page.extract_text() for page in PdfReader(BytesIO(read(row.pdf))).pages)


def test_readers_are_sent_it_once_and_whoever_takes_it_is_recorded(press: Press, made: Briefing) -> None:
    town = press.town
    names = list(made.deliveries.values_list("reader__username", flat=True))
    assert sorted(names) == ["chair", "deputy", "deputy2", "dispatcher", "reviewer", "supervisor"]
    assert actions.take(made, "docx", by=town.deputy, at=NOW) == made.docx
    assert list(made.downloads.values_list("by__username", "kind")) == [("deputy", "docx")]
    assert Entry.objects.get(act="briefing.download").by == town.deputy


@pytest.mark.parametrize(
    ("name", "sees"),
    [("reviewer", 2), ("chair", 2), ("deputy", 1), ("clerk", 0), ("auditor", 0)],
)
def test_who_sees_drafts_and_who_issues_alone(press: Press, name: str, sees: int) -> None:
    press.empty()
    assert Briefing.objects.visible_to(press.town.people[name]).count() == sees


def open_issue(press: Press, text: str = "本月要情。") -> Briefing:
    """Issued without a note on keeping, with this lead."""
    Masthead.objects.update(keep_note="")
    row = press.empty()
    row.words = {**row.words, "lead": text}
    row.save(update_fields=["words"])
    return approve(press, row)


def test_the_office_opens_an_issue_to_everybody_and_closes_it(press: Press) -> None:
    row = actions.publish(open_issue(press), by=press.town.reviewer, at=NOW)
    assert (row.is_public, Briefing.objects.visible_to(press.town.clerk).count()) == (True, 1)
    row = actions.take_off(row, by=press.town.reviewer, at=NOW)
    assert (row.is_public, Briefing.objects.visible_to(press.town.clerk).count()) == (False, 0)


def test_an_issue_marked_as_internal_is_not_opened(press: Press, made: Briefing) -> None:
    with pytest.raises(Refused, match="内部资料"):
        actions.publish(made, by=press.town.reviewer, at=NOW)
    assert Briefing.objects.filter(is_public=True).count() == 0


def test_an_issue_that_names_what_is_not_public_is_not_opened(press: Press) -> None:
    row = open_issue(press, f"逾期的是《{press.town.submitted().title}》。")
    with pytest.raises(Refused, match="《关于完善城东街道过街设施的建议》"):
        actions.publish(row, by=press.town.reviewer, at=NOW)
    assert Briefing.objects.filter(is_public=True).count() == 0
