"""Sixty hostile words typed into every text of a suggestion stay words: on its page, on paper, in the spreadsheet."""

import zipfile
from html.parser import HTMLParser
from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from suggestions import actions
from suggestions.documents import PAPERS
from suggestions.models import Contact, CoOpinion, Reply, Suggestion, Verdict
from tests.payloads import PAYLOADS
from tests.suggestions.test_papers import squeezed, words

TITLE_ONLY = {"handover", "in_person", "in_person_blank"}  # the record of a meeting has a test of its own
READERS = ("deputy", "clerk", "co_clerk", "supervisor")


@pytest.fixture
def item(town):
    """With a text of every kind: title, body, contact, co-handling opinion, urging, reply, rating."""
    row, now = town.handling(), timezone.now()
    part = town.part(row, "公安局")
    actions.sign_in(part, by=town.co_clerk, at=now)
    actions.send_co_opinion(part, text="文字", by=town.co_clerk, at=now)
    actions.urge(row, note="\n".join(PAYLOADS), by=town.supervisor, at=now)
    return town.rate(town.reply(row), "dissatisfied", opinion="文字")


def fill(item, typed):
    Suggestion.objects.filter(pk=item.pk).update(title=typed[:100], body=typed, lead_name=typed[:60])
    Contact.objects.filter(round__suggestion=item).update(content=typed, people=typed[:200])
    CoOpinion.objects.filter(assignment__suggestion=item).update(text=typed)
    Reply.objects.filter(round__suggestion=item).update(body=typed, letter_no=typed[:40], contact_name=typed[:40])
    Verdict.objects.filter(round__suggestion=item).update(opinion=typed)
    item.steps.exclude(note="").update(note=typed)
    return Suggestion.objects.get(pk=item.pk)


class Skeleton(HTMLParser):
    """The elements of a page with the names of their attributes, and its words."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.words = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, sorted(name for name, _value in attrs)))

    def handle_data(self, data):
        self.words += data


@pytest.fixture
def clients(town):
    readers = [Client() for _ in READERS]
    for client, who in zip(readers, READERS, strict=True):
        client.force_login(getattr(town, who))
    return readers


def pages_of(clients, item):
    for client in clients:
        for address in (f"/suggestions/{item.pk}/", "/suggestions/?q="):
            yield Skeleton(client.get(address).content.decode())


def test_on_every_page_they_are_words(clients, item):
    fill(item, "文字")
    """Each before one reader in turn: which parts a reader sees does not depend on the words."""
    turns = [[client] for client in clients]
    plain = [[page.elements for page in pages_of(turn, item)] for turn in turns]
    for place, typed in enumerate(PAYLOADS):
        fill(item, typed)
        pages = list(pages_of(turns[place % len(turns)], item))
        assert [page.elements for page in pages] == plain[place % len(turns)], typed
        assert [typed in page.words for page in pages] == [True] * len(pages), typed


def test_the_skeleton_of_a_page_shows_living_markup():
    """Negative control."""
    assert Skeleton("<p><img src=x onerror=alert(1)></p>").elements != Skeleton("<p>x</p>").elements


@pytest.mark.parametrize("paper", PAPERS)
def test_in_docx_they_are_words_and_nothing_points_outside(item, paper):
    for typed in PAYLOADS:
        content = PAPERS[paper](fill(item, typed), "docx")
        assert squeezed(typed[:40]) in words(content, "docx"), typed
        with zipfile.ZipFile(BytesIO(content)) as parts:
            relations = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".rels"))
            assert b"External" not in relations
            assert b"<w:hyperlink" not in parts.read("word/document.xml")


@pytest.mark.parametrize("paper", PAPERS)
def test_in_pdf_they_are_words_and_nothing_is_live(item, paper):
    fill(item, "文字")
    Suggestion.objects.filter(pk=item.pk).update(body="\n".join(PAYLOADS))
    Reply.objects.filter(round__suggestion=item).update(body="\n".join(PAYLOADS))
    Verdict.objects.filter(round__suggestion=item).update(opinion="\n".join(PAYLOADS))
    CoOpinion.objects.filter(assignment__suggestion=item).update(text="\n".join(PAYLOADS))
    row = Suggestion.objects.get(pk=item.pk)
    row.title = PAYLOADS[0]
    content = PAPERS[paper](row, "pdf")
    text, reader = words(content, "pdf"), PdfReader(BytesIO(content))
    printed = PAYLOADS[:1] if paper in TITLE_ONLY else PAYLOADS
    assert [typed for typed in printed if squeezed(typed) not in text] == []
    assert [page.get("/Annots") for page in reader.pages] == [None] * len(reader.pages)
    assert {"/OpenAction", "/AA", "/JavaScript"} & set(reader.trailer["/Root"]) == set()


def test_in_the_record_of_a_reply_face_to_face_they_are_words(item):
    Contact.objects.filter(round__suggestion=item).update(content="\n".join(PAYLOADS))
    contact = Contact.objects.filter(round__suggestion=item).first()
    text = words(PAPERS["in_person"](item, "pdf", contact), "pdf")
    assert [typed for typed in PAYLOADS if squeezed(typed) not in text] == []


def test_in_the_spreadsheet_they_are_text(town, item):
    client = Client()
    client.force_login(town.supervisor)
    for typed in PAYLOADS:
        fill(item, typed)
        sheet = openpyxl.load_workbook(BytesIO(client.get("/suggestions/export.xlsx?q=").content)).worksheets[0]
        cells = [cell for cell in sheet[2] if cell.value == typed]
        assert [cell.data_type for cell in cells] == ["s"] * 3, typed  # title, lead deputy, text


def test_in_the_api_they_are_strings(town, item):
    client = Client()
    client.force_login(town.supervisor)
    for typed in PAYLOADS:
        fill(item, typed)
        answer = client.get(f"/api/suggestions/{item.pk}/")
        assert (answer.json()["body"], answer.headers["Content-Type"]) == (typed, "application/json")
