"""What people type reaches paper as words, and a paper calls nobody."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader
from weasyprint import HTML

from congress.documents.letters import letter_docx, letter_pdf
from congress.documents.pdf import OwnFilesOnly, html_pdf
from congress.documents.printable import printable
from congress.documents.sheets import sheet_docx, sheet_pdf

SCRIPT = "<script>alert(1)</script>"


def text_of(pdf):
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).replace("\n", "")


def hostile(address):
    return f'{SCRIPT}<img src="{address}/a.png"><a href="javascript:alert(1)">x</a><link href={address}/b.css>'


def page_full_of_addresses(address):
    return (
        f'<link rel="stylesheet" href="{address}/a.css"><style>@import url({address}/b.css);'
        f"@font-face {{ font-family: F; src: url({address}/c.otf) }}"
        f"body {{ background: url({address}/d.png); font-family: F }}</style>"
        f'<img src="{address}/e.png"><object data="{address}/f.svg"></object>'
        f'<svg><image href="{address}/g.png" width="9" height="9"/></svg><p>文字'
    )


def test_mark_up_in_a_letter_is_printed_as_words_and_nobody_is_called(letter, calls):
    address, asked = calls
    words = hostile(address)
    typed = replace(letter, paragraphs=[words], salutation=SCRIPT, organ=SCRIPT, category=SCRIPT, copies_to=[words])
    pdf = letter_pdf(typed)
    assert text_of(pdf).count(SCRIPT) == 5
    assert asked == []


def test_no_link_or_script_of_a_letter_becomes_live(letter, calls):
    reader = PdfReader(BytesIO(letter_pdf(replace(letter, paragraphs=[hostile(calls[0])]))))
    assert [page.get("/Annots") for page in reader.pages] == [None] * len(reader.pages)
    assert {"/OpenAction", "/AA", "/JavaScript"} & set(reader.trailer["/Root"]) == set()


def test_a_page_full_of_foreign_addresses_calls_nobody(calls):
    address, asked = calls
    assert text_of(html_pdf(page_full_of_addresses(address))) == "文字"
    assert asked == []


def test_the_same_page_without_the_guard_would_have_called(calls):
    """Negative control: the counting server does see what WeasyPrint fetches."""
    address, asked = calls
    HTML(string=page_full_of_addresses(address)).write_pdf()
    assert sorted(asked) == ["/a.css", "/b.css", "/c.otf", "/d.png", "/e.png", "/f.svg", "/g.png"]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/a.css",
        "https://example.org/a.png",
        "ftp://example.org/a",
        "file:///etc/passwd",
        "data:text/css,p{}",
        "javascript:alert(1)",
        "paper:styles/../pdf.py",
        "paper:styles/%2e%2e/pdf.py",
        "paper:styles//etc/passwd",
        "paper:templates/letter.html",
        "styles/paper.css",
    ],
)
def test_foreign_addresses_are_refused(address):
    with pytest.raises(PermissionError):
        OwnFilesOnly().fetch(address)


def test_own_styles_are_served():
    response = OwnFilesOnly().fetch("paper:styles/letter.css")
    assert (response.content_type, response.read()[:2]) == ("text/css", b"/*")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\x00b\x08c\x1bd\x7fe\x85f", "abcdef"),
        ("a\ud800b\ufffec\uffffd", "abcd"),
        ("一\u202e二\u2066三\ufeff四", "一二三四"),
        ("第一行\r\n第二行\r第三行\t尾", "第一行\n第二行\n第三行\t尾"),
        ("葛\U000e0101㐀𠮷", "葛\U000e0101㐀𠮷"),
    ],
)
def test_unprintable_characters_are_taken_out(typed, printed):
    assert printable(typed) == printed


def test_control_characters_and_mark_up_do_not_break_a_docx(letter, opinion_form):
    typed = f"前\x00\x0b{SCRIPT}&amp;]]>\ud800后"
    letter_again = Document(BytesIO(letter_docx(replace(letter, paragraphs=[typed]))))
    sheet_again = Document(BytesIO(sheet_docx(replace(opinion_form, rows=[[("标题", typed)]]))))
    assert f"前{SCRIPT}&amp;]]>后" in [paragraph.text for paragraph in letter_again.paragraphs]
    assert sheet_again.tables[0].rows[0].cells[-1].text == f"前{SCRIPT}&amp;]]>后"


def test_twenty_thousand_characters_in_a_cell_flow_over_pages(opinion_form):
    text = text_of(sheet_pdf(replace(opinion_form, rows=[[("标题", "字" * 10_000)]], intro="字" * 10_000)))
    assert text.count("字") == 20_000


def test_a_line_without_any_place_to_turn_stays_on_the_paper(letter):
    pages = PdfReader(BytesIO(letter_pdf(replace(letter, paragraphs=["a" * 3000])))).pages
    assert sum(page.extract_text().count("a") for page in pages) == 3000
