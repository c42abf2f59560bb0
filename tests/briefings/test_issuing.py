"""Approval: by another person, numbered without a hole, kept as made, never changed, sent out, corrected anew."""

from datetime import datetime
from hashlib import sha256
from typing import Any

import pytest
from django.db import Error, IntegrityError, transaction

from briefings import actions
from briefings.actions import approving
from briefings.actions.numbering import next_numbers
from briefings.documents import paper
from briefings.models import Briefing, Masthead
from congress.accounts.models import Post
from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.documents.word import document_bytes, new_document
from congress.notices.models import Notice
from tests.at_once import at_once
from tests.briefings.conftest import NOW, Press
from tests.town import SINCE

YEAR = NOW.year


def approve(press: Press, row: Briefing, at: datetime = NOW) -> Briefing:
    return actions.approve(row, by=press.town.chair, at=at)


def read(upload: Any) -> bytes:
    with upload.file.open("rb") as file:
        return bytes(file.read())


def test_an_approved_briefing_is_numbered_kept_and_whole(press: Press) -> None:
    made = Briefing.objects.get(pk=press.issued().pk)
    assert (made.status, made.year, made.number, made.total) == ("issued", YEAR, 1, 601)
    assert made.label == "第1期（总第六百零一期）"
    assert [made.pdf_sha256, made.docx_sha256] == [sha256(read(each)).hexdigest() for each in (made.pdf, made.docx)]
    assert (made.pdf.name, made.is_whole) == (f"清源人大工作简报{YEAR}年第1期.pdf", True)
    assert Entry.objects.get(act="briefing.approve").detail["pdf_sha256"] == made.pdf_sha256


def test_the_same_frozen_words_give_the_same_pdf_byte_for_byte(press: Press) -> None:
    made = press.issued()
    Masthead.objects.update(name="另一种简报", editors="别人", copies=1)
    assert sha256(paper(Briefing.objects.get(pk=made.pk), "pdf")).hexdigest() == made.pdf_sha256


def test_a_changed_byte_of_a_kept_paper_is_found_out(press: Press) -> None:
    made = press.issued()
    with made.pdf.file.open("ab") as file:
        file.write(b"\n")
    assert Briefing.objects.get(pk=made.pk).is_whole is False


def test_numbers_of_the_year_begin_anew_and_the_total_goes_on(press: Press) -> None:
    first, second = (approve(press, press.empty(place)) for place in range(2))
    third = approve(press, press.empty(2), NOW.replace(year=YEAR + 1))
    told = [(each.year, each.number, each.total) for each in (first, second, third)]
    assert told == [(YEAR, 1, 601), (YEAR, 2, 602), (YEAR + 1, 1, 603)]


def test_what_was_issued_before_this_system_counts(press: Press) -> None:
    Masthead.objects.update(year_before=YEAR, number_before=15, total_before=611)
    assert approve(press, press.empty()).label == "第16期（总第六百一十二期）"


def test_a_refused_approval_gives_its_number_back(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any) -> bytes:
        raise Refused("no paper")

    row = press.empty()
    with monkeypatch.context() as patch:
        patch.setattr(approving, "paper", broken)
        with pytest.raises(Refused):
            approve(press, row)
    assert (Briefing.objects.get(pk=row.pk).status, approve(press, row).number) == ("in_approval", 1)


def test_two_approvals_at_once_give_one_number(shared_press: Press) -> None:
    row = shared_press.empty()
    done = at_once(*[lambda: approve(shared_press, row)] * 2)
    assert sorted(type(each).__name__ for each in done) == ["Briefing", "Unlawful"]
    assert list(Briefing.objects.values_list("number", "total")) == [(1, 601)]


def test_twenty_issues_in_parallel_have_neither_hole_nor_repeat(shared_press: Press, monkeypatch: Any) -> None:
    monkeypatch.setattr(approving, "paper", lambda row, kind: SMALL[kind])
    rows = [shared_press.empty(place) for place in range(20)]
    done = at_once(*[lambda row=row: approve(shared_press, row) for row in rows])
    assert sorted((each.number, each.total) for each in done) == [(n, 600 + n) for n in range(1, 21)]


SMALL = {"pdf": b"%PDF-1.7\nstartxref\n0\n%%EOF\n", "docx": document_bytes(new_document("空"))}


def test_without_the_lock_numbers_repeat(shared_press: Press) -> None:
    """Negative control: read without the masthead's row lock, the next numbers are the same for all."""
    asked = at_once(*[lambda: next_numbers(shared_press.masthead, YEAR)] * 4)
    assert set(asked) == {(1, 601)}


def test_the_table_itself_refuses_a_number_twice(press: Press) -> None:
    made = press.issued()
    row = press.empty()
    same = {name: getattr(made, name) for name in ("year", "number", "total", "issued_on", "approved_by")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Briefing.objects.filter(pk=row.pk).update(status="issued", **same)


@pytest.mark.parametrize("field", ["title", "month", "total", "status", "pdf_sha256", "words", "corrects"])
def test_the_database_refuses_to_change_an_issued_one(press: Press, field: str) -> None:
    made = press.issued()
    other = {"title": "改", "month": made.month.replace(year=2000), "total": 9, "status": "dropped"}
    value = (other | {"pdf_sha256": "0", "words": {}, "corrects": made.pk})[field]
    with pytest.raises(Error, match="never changes"), transaction.atomic():
        Briefing.objects.filter(pk=made.pk).update(**{field: value})


def test_the_database_refuses_to_delete_an_issued_one_but_not_a_draft(press: Press) -> None:
    made, draft = press.issued(), press.empty()
    with pytest.raises(Error, match="never changes"), transaction.atomic():
        Briefing.objects.filter(pk=made.pk)._raw_delete("default")
    assert draft.delete()[0] == 1


def test_whoever_sent_it_does_not_approve_it_even_as_a_chair(press: Press) -> None:
    town = press.town
    Post.objects.create(user=town.supervisor, role=Role.CHAIR, congress=town.congress, starts_on=SINCE)
    with pytest.raises(Refused, match="does not approve"):
        actions.approve(press.sent(), by=town.supervisor, at=NOW)


@pytest.mark.parametrize("name", ["reviewer", "dispatcher", "clerk", "deputy", "system"])
def test_nobody_but_a_chair_approves(press: Press, name: str) -> None:
    with pytest.raises(NotYours):
        actions.approve(press.sent(), by=press.town.people[name], at=NOW)


def test_what_is_sent_for_approval_stands_still(press: Press) -> None:
    row = press.sent()
    texts = [(each["key"], "改") for each in row.words["sections"]]
    with pytest.raises(Unlawful):
        actions.edit(row, title="改", lead="", texts=texts, by=press.town.supervisor, at=NOW)
    with pytest.raises(Unlawful):
        actions.recount(row, by=press.town.supervisor, at=NOW)


def test_a_leader_who_read_an_older_state_approves_nothing(press: Press) -> None:
    row = press.sent()
    with pytest.raises(MovedOn):
        actions.approve(row, by=press.town.chair, at=NOW, seen=row.version - 1)


def test_sent_back_it_is_edited_and_may_be_approved_then(press: Press) -> None:
    with pytest.raises(Refused):
        actions.send_back(press.sent(), note=" ", by=press.town.chair, at=NOW)
    row = actions.send_back(Briefing.objects.get(), note="补充典型案例", by=press.town.chair, at=NOW)
    assert (row.status, row.sent_by, row.steps.last().note) == ("drafted", None, "补充典型案例")
    assert Notice.objects.filter(recipient=press.town.supervisor, channel="site").count() == 2
    assert approve(press, actions.send(row, by=press.town.reviewer, at=NOW)).number == 1


def test_a_correction_is_a_new_issue_that_names_the_one_it_corrects(press: Press) -> None:
    made = press.issued()
    again = actions.correct(made, by=press.town.supervisor, at=NOW)
    assert (again.corrects, again.month, again.words, again.status) == (made, made.month, made.words, "drafted")
    with pytest.raises(Refused, match="exists already"):
        actions.correct(made, by=press.town.supervisor, at=NOW)
    row = approve(press, actions.send(again, by=press.town.supervisor, at=NOW))
    assert (row.number, row.total, Briefing.objects.get(pk=made.pk).number) == (2, 602, 1)
    assert Briefing.objects.get(pk=made.pk).pdf_sha256 == made.pdf_sha256


def test_readers_are_sent_it_once_and_whoever_takes_it_is_recorded(press: Press) -> None:
    town = press.town
    Masthead.objects.update(reader_roles=[Role.DEPUTY])
    made = press.issued()
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
    Masthead.objects.update(reader_roles=[Role.DEPUTY])
    press.issued()
    press.empty()
    assert Briefing.objects.visible_to(press.town.people[name]).count() == sees


def test_the_office_opens_an_issue_to_everybody_and_closes_it(press: Press) -> None:
    made = actions.publish(press.issued(), by=press.town.reviewer, at=NOW)
    assert (made.is_public, Briefing.objects.visible_to(press.town.clerk).count()) == (True, 1)
    made = actions.take_off(made, by=press.town.reviewer, at=NOW)
    assert (made.is_public, Briefing.objects.visible_to(press.town.clerk).count()) == (False, 0)
