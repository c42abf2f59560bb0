"""The doors of letters: who opens which, papers recorded when taken, lists in as many queries whatever their length."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from briefings import tasks
from briefings.models import Letter, LetterRound
from congress.audit.models import Entry
from congress.files.models import Upload
from tests.briefings.post_room import LAST_YEAR, PostRoom, build
from tests.once import shared


def build_issued() -> PostRoom:
    room = build()
    room.issued(LAST_YEAR)
    tasks.make_letters()
    return room


HOME = reverse("portal:home")
lived, room = shared(build_issued)


def at(room: PostRoom, name: str) -> Client:
    client = Client()
    client.force_login(room.town.people[name])
    return client


def issued() -> LetterRound:
    return LetterRound.objects.get(status="issued")


def taken(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize(
    ("name", "whole", "own", "others"),
    [
        ("supervisor", 200, 200, 200),
        ("chair", 200, 200, 200),
        ("deputy", 404, 200, 404),
        ("deputy2", 404, 404, 200),
        ("clerk", 404, 404, 404),
        ("auditor", 404, 404, 404),
    ],
)
def test_a_letter_opens_for_the_office_the_chairs_and_the_deputy_it_is_about(
    room: PostRoom, name: str, whole: int, own: int, others: int
) -> None:
    client = at(room, name)
    rows = [room.whole(), room.letter_about("deputy"), room.letter_about("deputy2")]
    for tail in ("", "paper.pdf", "paper.docx"):
        asked = [client.get(f"/desk/letters/{row.pk}/{tail}").status_code for row in rows]
        assert asked == [whole, own, others]


def test_a_draft_is_nothing_a_deputy_reads(room: PostRoom) -> None:
    round = room.draft()
    row = round.letters.get(mandate=room.town.mandates["deputy"])
    asked = {name: at(room, name).get(f"/desk/letters/{row.pk}/").status_code for name in ("deputy", "reviewer")}
    assert asked == {"deputy": 404, "reviewer": 200}


def test_the_kept_pdf_is_served_as_it_was_made_and_the_trail_says_who_took_it(room: PostRoom) -> None:
    row = room.letter_about("deputy")
    answer = at(room, "deputy").get(f"/desk/letters/{row.pk}/paper.pdf")
    assert row.pdf is not None
    assert taken(answer) == row.pdf.file.open("rb").read()
    entry = Entry.objects.get(act="letter.download")
    assert (entry.by, entry.detail) == (room.town.deputy, {"number": row.label, "kind": "pdf"})


def test_a_draft_shows_how_it_would_look_and_a_numbered_one_waits_for_its_paper(room: PostRoom) -> None:
    client = at(room, "chair")
    row = room.sent().letters.get(mandate=room.town.mandates["deputy"])
    answer = client.get(f"/desk/letters/{row.pk}/paper.pdf")
    assert (answer.content[:5], answer.headers["Cache-Control"]) == (b"%PDF-", "private, no-store")
    client.post(f"/desk/letters/of/{row.round_id}/approve", {"seen": LetterRound.objects.get(pk=row.round_id).version})
    assert client.get(f"/desk/letters/{row.pk}/paper.pdf").status_code == 404
    assert client.get(f"/desk/letters/{row.pk}/paper.exe").status_code == 404
    assert "正在生成" in client.get(f"/desk/letters/{row.pk}/").content.decode()


def test_all_papers_come_as_one_file_that_is_recorded(room: PostRoom) -> None:
    answer = at(room, "supervisor").get(f"/desk/letters/of/{issued().pk}/letters.zip")
    archive = ZipFile(BytesIO(taken(answer)))
    rows = list(Letter.objects.with_paper().order_by("place"))
    assert (archive.namelist(), archive.testzip()) == ([f"{row.label}.pdf" for row in rows], None)
    assert Entry.objects.get(act="letters.download").detail == {"year": LAST_YEAR.year, "letters": 3}


def test_a_file_that_is_gone_from_the_disk_is_left_out(room: PostRoom) -> None:
    lost = Upload.objects.get(pk=room.whole().pdf_id)
    data = lost.file.open("rb").read()
    lost.file.storage.delete(lost.file.name)
    answer = at(room, "chair").get(f"/desk/letters/of/{issued().pk}/letters.zip")
    assert len(ZipFile(BytesIO(taken(answer))).namelist()) == 2
    lost.file.storage.save(lost.file.name, BytesIO(data))


def test_of_what_was_not_issued_there_is_no_file(room: PostRoom) -> None:
    assert at(room, "chair").get(f"/desk/letters/of/{room.sent().pk}/letters.zip").status_code == 404


@pytest.mark.parametrize("path", ["/desk/letters/", "/office/briefings/letterround/"])
def test_a_list_takes_the_same_queries_for_one_row_and_for_three(
    room: PostRoom, path: str, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    client = at(room, "supervisor")
    client.get(path)
    with django_assert_max_num_queries(40) as one:
        client.get(path)
    for back in (1, 2):
        room.draft(LAST_YEAR.replace(year=LAST_YEAR.year - back))
    with django_assert_max_num_queries(len(one)):
        client.get(path)


def test_a_year_takes_the_same_queries_for_three_letters_and_for_five(
    room: PostRoom, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    client, counted = at(room, "chair"), []
    first = issued().get_absolute_url()
    for name in ("third", "fourth"):
        room.another_deputy(name)
    for path in (first, room.sent().get_absolute_url()):
        client.get(path)
        with django_assert_max_num_queries(40) as asked:
            counted.append((len(client.get(path).context["page"].rows), len(asked)))
    assert [rows for rows, _asked in counted] == [3, 5]
    assert counted[0][1] >= counted[1][1]


def test_a_chair_finds_it_among_the_decisions_and_approves_it(room: PostRoom) -> None:
    round, client = room.sent(), at(room, "chair")
    [row] = client.get(HOME).context["decisions"]
    assert (row.title, row.url) == (str(round.year), round.get_absolute_url())
    answer = client.post(f"{row.url}approve", {"seen": round.version})
    assert (answer.headers["Location"], LetterRound.objects.get(pk=round.pk).status) == (row.url, "issued")
    assert client.get(HOME).context["decisions"] == []
    assert client.get(f"{row.url}approve").headers["Location"] == row.url


def test_sending_back_needs_a_reason(room: PostRoom) -> None:
    round = room.sent()
    answer = at(room, "chair").post(f"{round.get_absolute_url()}send_back", {"note": ""})
    assert (answer.status_code, LetterRound.objects.get(pk=round.pk).status) == (409, "in_approval")


def test_the_office_drafts_words_and_sends_in_the_back_office(room: PostRoom) -> None:
    client, base = at(room, "reviewer"), "/office/briefings/letterround/"
    assert client.get(f"{base}draft/").context["form"].initial["addressee"] == "中共清源市委组织部"
    said = {
        "cut_off": LAST_YEAR.replace(year=LAST_YEAR.year - 1),
        "mark": "清人代函",
        "addressee": "中共清源市委组织部",
    }
    made = client.post(f"{base}draft/", said).headers["Location"]
    round = LetterRound.objects.get(status="drafted")
    assert made == f"{base}{round.pk}/change/"
    row = round.letters.get(mandate=room.town.mandates["deputy"])
    client.post(f"{base}word/{row.pk}/", {"addressee": "清源市教育局", "sentence": "受到好评。", "seen": 0})
    assert round.letters.get(pk=row.pk).addressee == "清源市教育局"
    client.post(f"{base}{round.pk}/send/step/", {"seen": 1})
    assert LetterRound.objects.get(pk=round.pk).sent_by == room.town.reviewer


def test_a_deputy_finds_the_own_letters(room: PostRoom) -> None:
    room.sent()
    told = at(room, "deputy").get("/desk/letters/").context
    assert (list(told["rounds"]), [row.mandate.person.user for row in told["own"]]) == ([], [room.town.deputy])
