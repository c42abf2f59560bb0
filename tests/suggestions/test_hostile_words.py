"""Sixty hostile words typed into every text of a suggestion stay words: on its page, on paper, in the spreadsheet."""

import zipfile
from html.parser import HTMLParser
from io import BytesIO
from itertools import cycle
from uuid import uuid4

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from suggestions import actions
from suggestions.documents import PAPERS
from suggestions.models import Contact, CoOpinion, Reply, Suggestion, Verdict
from tests.once import shared
from tests.payloads import PAYLOADS
from tests.suggestions.test_papers import squeezed, words
from tests.town import build_town

TITLE_ONLY = {"handover", "in_person", "in_person_blank"}  # the record of a meeting has a test of its own
LETTERS = ("handover", "urging", "co_opinion", "reply")
SHEETS = ("form", "opinion", "in_person", "in_person_blank")
LIST = "/suggestions/?q="
READERS = ("deputy", "clerk", "co_clerk", "supervisor")


def live(town):
    """An item with a text of every kind: title, body, contact, co-handling opinion, urging, reply, rating."""
    row, now = town.handling(), timezone.now()
    part = town.part(row, "公安局")
    actions.sign_in(part, by=town.co_clerk, at=now)
    actions.send_co_opinion(part, text="文字", by=town.co_clerk, at=now)
    actions.urge(row, note="\n".join(PAYLOADS), by=town.supervisor, at=now)
    return town, town.rate(town.reply(row), "dissatisfied", opinion="文字")


lived, world = shared(lambda: live(build_town()))


@pytest.fixture
def town(world):
    return world[0]


@pytest.fixture
def item(world):
    return world[1]


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


def seen(client, address):
    return Skeleton(client.get(address).content.decode())


def test_on_the_page_of_an_item_they_are_words(clients, item):
    """Each before one reader in turn: which parts a reader sees does not depend on the words."""
    fill(item, "文字")
    address = f"/suggestions/{item.pk}/"
    plain = [seen(client, address).elements for client in clients]
    for place, typed in enumerate(PAYLOADS):
        fill(item, typed)
        page = seen(clients[place % len(clients)], address)
        assert (page.elements == plain[place % len(clients)], typed in page.words) == (True, True), typed


def test_in_everybodys_list_they_are_words(clients, item):
    fill(item, "文字")
    plain = [seen(client, LIST).elements for client in clients]
    fill(item, PAYLOADS[0])
    lists = [seen(client, LIST) for client in clients]
    assert [page.elements for page in lists] == plain
    assert [PAYLOADS[0] in page.words for page in lists] == [True] * len(clients)


def pages_of_list(client):
    """One after the other, to the last."""
    after = ""
    while after is not None:
        answer = client.get(LIST, {"after": after})
        after = answer.context["page"].next or None
        yield Skeleton(answer.content.decode())


def test_in_a_list_of_sixty_they_are_words(clients, sixty):
    supervisor = clients[READERS.index("supervisor")]
    pages = list(pages_of_list(supervisor))
    words = "".join(page.words for page in pages)
    assert [typed for typed in PAYLOADS if typed not in words] == []
    Suggestion.objects.filter(pk__in=[row.pk for row in sixty]).update(title="文字", lead_name="文字")
    assert [page.elements for page in pages_of_list(supervisor)] == [page.elements for page in pages]


def test_the_skeleton_of_a_page_shows_living_markup():
    """Negative control."""
    assert Skeleton("<p><img src=x onerror=alert(1)></p>").elements != Skeleton("<p>x</p>").elements


def filled(item, title):
    """All in its long texts, one in its title."""
    fill(item, "文字")
    Suggestion.objects.filter(pk=item.pk).update(body="\n".join(PAYLOADS))
    Reply.objects.filter(round__suggestion=item).update(body="\n".join(PAYLOADS))
    Verdict.objects.filter(round__suggestion=item).update(opinion="\n".join(PAYLOADS))
    CoOpinion.objects.filter(assignment__suggestion=item).update(text="\n".join(PAYLOADS))
    row = Suggestion.objects.get(pk=item.pk)
    row.title = title
    return row


def missed(paper, text):
    """What the paper should print and does not."""
    printed = PAYLOADS[:1] if paper in TITLE_ONLY else PAYLOADS
    return [typed for typed in printed if squeezed(typed) not in text]


def is_quiet(docx):
    with zipfile.ZipFile(BytesIO(docx)) as parts:
        relations = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".rels"))
        return b"External" not in relations and b"<w:hyperlink" not in parts.read("word/document.xml")


@pytest.mark.parametrize("paper", PAPERS)
def test_in_docx_they_are_words_and_nothing_points_outside(item, paper):
    content = PAPERS[paper](filled(item, PAYLOADS[0]), "docx")
    assert (missed(paper, words(content, "docx")), is_quiet(content)) == ([], True)


@pytest.mark.parametrize("papers", [LETTERS, SHEETS])
def test_in_the_short_texts_of_a_docx_they_are_words(item, papers):
    """Each in one letter and in one form in turn: all letters are written alike, and so are all forms."""
    for paper, typed in zip(cycle(papers), PAYLOADS, strict=False):
        content = PAPERS[paper](fill(item, typed), "docx")
        assert (squeezed(typed[:40]) in words(content, "docx"), is_quiet(content)) == (True, True), typed


def test_every_paper_is_a_letter_or_a_form():
    assert sorted([*LETTERS, *SHEETS]) == sorted(PAPERS)


@pytest.mark.parametrize("paper", PAPERS)
def test_in_pdf_they_are_words_and_nothing_is_live(item, paper):
    content = PAPERS[paper](filled(item, PAYLOADS[0]), "pdf")
    text, reader = words(content, "pdf"), PdfReader(BytesIO(content))
    assert missed(paper, text) == []
    assert [page.get("/Annots") for page in reader.pages] == [None] * len(reader.pages)
    assert {"/OpenAction", "/AA", "/JavaScript"} & set(reader.trailer["/Root"]) == set()


def test_in_the_record_of_a_reply_face_to_face_they_are_words(item):
    Contact.objects.filter(round__suggestion=item).update(content="\n".join(PAYLOADS))
    contact = Contact.objects.filter(round__suggestion=item).first()
    text = words(PAPERS["in_person"](item, "pdf", contact), "pdf")
    assert [typed for typed in PAYLOADS if squeezed(typed) not in text] == []


@pytest.fixture
def sixty(town, item):
    """An item for each word, which is its title, its mover and its text."""
    place = {"congress": town.congress, "session": town.session, "period": item.period, "status": "accepted"}
    dates = {"created_at": timezone.now(), "submitted_on": item.submitted_on, "accepted_on": item.accepted_on}
    return Suggestion.objects.bulk_create(
        Suggestion(
            **place, **dates, number=number, title=typed, lead_name=typed, body=typed, is_imported=True,
            form_key=uuid4(),
        )
        for number, typed in enumerate(PAYLOADS, 100)
    )  # fmt: skip


def test_in_the_spreadsheet_they_are_text(town, sixty):
    client = Client()
    client.force_login(town.supervisor)
    sheet = openpyxl.load_workbook(BytesIO(client.get("/suggestions/export.xlsx?q=").content)).worksheets[0]
    cells = [(cell.value, cell.data_type) for row in sheet.iter_rows(min_row=2) for cell in row]
    assert [typed for typed in PAYLOADS if cells.count((typed, "s")) != 3] == []  # title, lead deputy, text


def test_in_the_api_they_are_strings(town, item):
    client = Client()
    client.force_login(town.supervisor)
    for typed in PAYLOADS:
        fill(item, typed)
        answer = client.get(f"/api/suggestions/{item.pk}/")
        assert (answer.json()["body"], answer.headers["Content-Type"]) == (typed, "application/json")
