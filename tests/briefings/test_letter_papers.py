"""The papers of letters: made by a sweep, once each whoever is killed, the same to the byte, with all that is told."""

from hashlib import sha256
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import Error, connection, transaction
from docx import Document
from pypdf import PdfReader

from briefings import tasks
from briefings.actions import letters
from briefings.documents.letters import printed
from briefings.models import Letter
from congress.audit.models import Entry
from congress.celery import app
from congress.files.actions import take_in
from congress.files.models import Upload
from deputies.models import Mandate, Person
from tests.at_once import at_once
from tests.briefings.post_room import LAST_YEAR, NOW, TODAY, PostRoom, build, employed
from tests.once import shared
from tests.town import Town
from tests.worker import is_somebody_waiting_for, running_worker, wait_until


def build_papers() -> PostRoom:
    room = build()
    room.issued()
    tasks.make_letters()
    return room


lived, room = shared(build_papers)


@pytest.fixture
def far_room(shared_town: Town) -> PostRoom:
    """Issued, where other processes see it; no paper is made."""
    room = employed(shared_town)
    room.issued()
    return room


def words(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).replace("\n", "")


def read(letter: Letter) -> bytes:
    assert letter.pdf is not None
    with letter.pdf.file.open("rb") as file:
        return bytes(file.read())


def test_every_letter_gets_its_paper_and_the_trail_its_fingerprint(room: PostRoom) -> None:
    rows = list(Letter.objects.with_paper().order_by("place"))
    assert [row.pdf.name for row in rows if row.pdf] == [f"{row.label}.pdf" for row in rows]
    assert [row.sha256 for row in rows] == [sha256(read(row)).hexdigest() for row in rows]
    kept = {entry.thing: entry.detail["sha256"] for entry in Entry.objects.filter(act="letter.paper")}
    assert kept == {f"letter:{row.pk}": row.sha256 for row in rows}
    assert (len(rows), letters.make_papers(at=NOW), all(row.is_whole for row in rows)) == (3, 0, True)


def test_the_same_frozen_words_give_the_same_pdf_byte_for_byte(room: PostRoom) -> None:
    Person.objects.update(name="改名", employer="别处")
    Mandate.objects.update(delegation=None)
    for row in Letter.objects.with_paper():
        assert sha256(printed(row.words, "pdf")).hexdigest() == row.sha256


def test_a_changed_byte_of_a_kept_paper_is_found_out(room: PostRoom) -> None:
    row = room.letter_about("deputy")
    assert row.pdf is not None
    with row.pdf.file.open("ab") as file:
        file.write(b"\n")
    assert room.letter_about("deputy").is_whole is False


def test_the_employer_is_thanked_and_told_of_the_clauses(room: PostRoom) -> None:
    said = words(read(room.letter_about("deputy2")))
    for part in (
        "清源华盛纺织有限公司：",
        f"关于deputy-deputy2代表{TODAY.year}年度履职情况的函",
        "给予支持和保障，谨致谢意",
        "附议代表建议1件，联名提出议案1件。",
        "根据《代表法》第九条、第四十条、第四十一条",
        "清源市人大常委会代表工委",
    ):
        assert part in said


def test_the_organisation_department_gets_the_table_of_everybody_in_both_forms(room: PostRoom) -> None:
    said = words(read(room.whole()))
    assert ("中共清源市委组织部：" in said, "附件" in said, "不宜公开" in said) == (True, True, False)
    [table] = Document(BytesIO(printed(room.whole().words, "docx"))).tables
    assert [[cell.text for cell in row.cells][:5] for row in table.rows] == [
        ["姓名", "代表团", "提出建议", "建议立案", "附议建议"],
        ["deputy-deputy", "城东代表团", "3", "2", "0"],
        ["deputy-deputy2", "城东代表团", "0", "0", "1"],
    ]


def test_a_year_without_a_record_is_said_plainly(room: PostRoom) -> None:
    room.another_deputy("third")
    room.issued(LAST_YEAR)
    assert room.letter_about("third").words[0]["paragraphs"][1] == (
        "该同志没有提出代表建议、议案和参加联络站活动等事项的记录。"
    )


def test_a_made_paper_is_never_made_anew(room: PostRoom) -> None:
    with pytest.raises(Error, match="never changes"), transaction.atomic():
        Letter.objects.filter(pk=room.whole().pk).update(pdf=None, sha256="")


def test_a_worker_killed_before_the_last_word_keeps_nothing_and_the_next_makes_each_once(far_room: PostRoom) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE audit_head IN EXCLUSIVE MODE")  # the papers are made, the trail is to be written
        app.send_task("briefings.tasks.letters.make_letters")
        with running_worker():
            wait_until(lambda: is_somebody_waiting_for("audit_head"))
    assert (Letter.objects.with_paper().count(), Upload.objects.count()) == (0, 0)
    assert (tasks.make_letters(), tasks.make_letters()) == (3, 0)
    assert (Letter.objects.with_paper().count(), Upload.objects.count()) == (3, 3)
    assert Entry.objects.filter(act="letter.paper").count() == 3


def test_a_paper_kept_in_a_transaction_of_its_own_would_be_left_over(far_room: PostRoom, quick_papers: None) -> None:
    """Negative control: file and letter in two transactions, killed between them, and a file belongs to nobody."""
    take_in(ContentFile(SMALL, name="函.pdf"), by=None, at=NOW)
    assert (tasks.make_letters(), Upload.objects.count()) == (3, 4)


def test_two_workers_share_the_letters_and_make_none_twice(far_room: PostRoom, quick_papers: None) -> None:
    made = at_once(*[lambda: letters.make_papers(at=NOW, most=2)] * 2)
    assert (sorted(made)[-1], sum(made) + tasks.make_letters(), Upload.objects.count()) == (2, 3, 3)


def test_letters_in_other_hands_are_passed_over(far_room: PostRoom, quick_papers: None) -> None:
    with transaction.atomic():
        Letter.objects.select_for_update().get(pk=far_room.whole().pk)
        assert at_once(tasks.make_letters) == [2]
    assert tasks.make_letters() == 1


def test_two_approvals_at_once_number_once(far_room: PostRoom) -> None:
    row = far_room.sent(LAST_YEAR)
    done = at_once(*[lambda: letters.approve(row, by=far_room.town.chair, at=NOW)] * 2)
    assert sorted(type(each).__name__ for each in done) == ["LetterRound", "Unlawful"]
    assert sorted(Letter.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


SMALL = b"%PDF-1.7\nstartxref\n0\n%%EOF\n"


@pytest.fixture
def quick_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers of a few bytes, where it is rows that are looked at."""
    monkeypatch.setattr("briefings.actions.letters.papers.printed", lambda kept, kind: SMALL)
