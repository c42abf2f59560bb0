"""The papers, read back from their bytes; who may have which; nothing typed is alive in them."""

import re
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document
from pypdf import PdfReader

from congress.audit.models import Entry
from congress.documents.dates import written_day
from suggestions import actions
from suggestions.documents import PAPERS, copies
from suggestions.models import Suggestion

TITLE = "关于完善城东街道过街设施的建议"
LEAD, CO = "清源市住房和城乡建设局", "清源市公安局"


def squeezed(text):
    return re.sub(r"\s+", "", text)


def words(content, kind):
    """Every word of a paper, without white space."""
    if kind == "pdf":
        return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))
    document = Document(BytesIO(content))
    paragraphs = [*document.sections[0].first_page_header.paragraphs, *document.paragraphs]
    cells = [dict.fromkeys(cell._tc for cell in row.cells) for table in document.tables for row in table.rows]
    inside = ["".join(cell.itertext()) for row in cells for cell in row]
    return squeezed("".join([*(paragraph.text for paragraph in paragraphs), *inside]))


def existing(row):
    """What the office may have by now."""
    return {copy.name for copy in copies(row, {"supervisor"}, None)}


def due(row, kind):
    return written_day(row.clocks.filter(kind=kind).latest("pk").due_on)


@pytest.fixture
def urged(town):
    row = town.handling()
    actions.sign_in(town.part(row, "公安局"), by=town.co_clerk, at=timezone.now())
    facts = {"text": "同意增设信号灯", "letter_no": "清公函〔2026〕12号", "by": town.co_clerk, "at": timezone.now()}
    actions.send_co_opinion(town.part(row, "公安局"), **facts)
    actions.urge(row, note="请于本周内联系代表", by=town.supervisor, at=timezone.now())
    return row


@pytest.fixture
def rated(town):
    return town.dissatisfied()


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_form_has_title_text_and_mover(town, kind):
    row = town.submitted()
    text = words(PAPERS["form"](row, kind), kind)
    for part in (TITLE, row.body, "deputy-deputy", "090001", "13800001111", written_day(row.submitted_on)):
        assert squeezed(part) in text


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_hand_over_letter_names_both_units_and_every_last_day(urged, kind):
    text = words(PAPERS["handover"](urged, kind), kind)
    days = [due(urged, clock) for clock in ("sign", "return", "answer", "co_opinion")]
    for part in (LEAD, CO, TITLE, "第001号", f"主办单位：{LEAD}。会办单位：{CO}。", *days):
        assert squeezed(part) in text


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_urging_letter_names_the_last_day_of_the_answer_and_the_note(urged, kind):
    text = words(PAPERS["urging"](urged, kind), kind)
    last_day = f"书面答复的期限为{due(urged, 'answer')}。"
    for part in (f"{LEAD}：", TITLE, "第001号", last_day, "请于本周内联系代表"):
        assert squeezed(part) in text


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_reply_letter_has_number_names_contact_and_every_point(town, kind):
    text = words(PAPERS["reply"](town.replied(), kind), kind)
    points = ["一、关于信号灯。已列入计划。", "二、关于安全岛。已施划。"]
    for part in (TITLE, "第001号", "deputy-deputy代表：", "清住建函〔2026〕87号", "吴晓峰", "0398-5550142", *points):
        assert squeezed(part) in text


def test_the_category_stands_at_top_right_of_the_reply_in_pdf(town):
    found = []

    def keep(text, cm, tm, *_font):
        if "类别：A" in text:
            found.append((cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]))

    page = PdfReader(BytesIO(PAPERS["reply"](town.replied(), "pdf"))).pages[0]
    page.extract_text(visitor_text=keep)
    [(left, bottom)] = found
    assert left > float(page.mediabox.width) / 2
    assert bottom > float(page.mediabox.height) * 0.9


def test_the_category_stands_at_the_right_end_of_the_head_of_the_reply_in_docx(town):
    document = Document(BytesIO(PAPERS["reply"](town.replied(), "docx")))
    assert document.sections[0].first_page_header.paragraphs[0].text == "主动公开\t类别：A"


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_opinion_form_shows_what_was_rated(rated, kind):
    text = words(PAPERS["opinion"](rated, kind), kind)
    for part in (TITLE, "第001号", "deputy-deputy", LEAD, "面商", "☐满意☐基本满意☑不满意", "安全岛没有答复"):
        assert squeezed(part) in text


LETTERS = [name for name in PAPERS if not name.startswith("in_person")]  # those stand in a file of their own
ALL = {"form", "handover", "urging", "co_opinion", "reply", "opinion"}


READERS = {
    "deputy": {"form", "reply", "opinion"},
    "deputy2": set(),
    "clerk": {"form", "handover", "urging", "co_opinion", "reply"},
    "approver": {"form", "handover", "urging", "co_opinion", "reply"},
    "co_clerk": {"handover", "co_opinion", "reply"},
    "other_clerk": set(),
    "reviewer": ALL,
    "dispatcher": ALL,
    "supervisor": ALL,
    "chair": set(),
    "auditor": set(),
}


def test_everybody_gets_their_papers_and_no_other(town, urged):
    town.rate(town.reply(urged), "mostly")
    for who, papers in READERS.items():
        user, client = getattr(town, who), Client()
        client.force_login(user)
        codes = {name: client.get(f"/suggestions/{urged.pk}/papers/{name}.docx").status_code for name in LETTERS}
        assert codes == {name: 200 if name in papers else 404 for name in LETTERS}, who
        read = Entry.objects.filter(by=user, act__startswith="suggestion.paper.").values_list("act", flat=True)
        assert set(read) == {f"suggestion.paper.{name}" for name in papers}, who


def test_no_other_paper_or_kind_is_made(town, client):
    client.force_login(town.supervisor)
    papers = f"/suggestions/{town.handling().pk}/papers/"
    names = ["form.exe", "form.html", "unknown.pdf", "form.docx.pdf"]
    assert [client.get(papers + name).status_code for name in names] == [404] * 4


@pytest.mark.parametrize(
    ("state", "papers"),
    [
        ("draft", {"form"}),
        ("accepted", {"form"}),
        ("assigned", {"form", "handover"}),
        ("replied", {"form", "handover", "reply", "opinion"}),
    ],
)
def test_a_paper_exists_from_its_step_on(town, state, papers):
    row = getattr(town, state)()
    assert existing(row) == papers


def test_letters_to_a_unit_end_with_its_part(town):
    row = town.assigned()
    actions.urge(row, note="", by=town.supervisor, at=timezone.now())
    part = town.part(row, "住建局")
    wish = actions.ask_return(part, reason="非本局职责", proposed_unit=None, by=town.clerk, at=timezone.now())
    actions.answer_return(wish, agreed=True, note="", by=town.dispatcher, at=timezone.now())
    back = Suggestion.objects.get(pk=row.pk)
    assert existing(back) == {"form"}
    actions.assign(back, lead=town.units["教育局"], by=town.dispatcher, at=timezone.now())
    assert existing(back) == {"form", "handover"}
    assert "会办" not in words(PAPERS["handover"](Suggestion.objects.get(pk=row.pk), "docx"), "docx")


def test_an_imported_item_has_its_form_only(town):
    row = town.accepted()
    row.assignments.create(unit=town.units["住建局"], part="lead", assigned_on=row.accepted_on)
    assert existing(row) == {"form"}
