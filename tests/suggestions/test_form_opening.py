"""Files that are no plain form: refused with a sentence, or read without harm."""

from pathlib import Path

import pytest
from django.utils import translation

from congress.common.spreadsheets import FileRefused
from suggestions.form_reader import read_form
from tests.suggestions.made_forms import FILLED, NAMESPACE, docx, paragraph

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


OTHER_KIND = "The file is not what its name says. Save it as .xlsx or .docx and send it again."
OLD_KIND = "The file has the old format or a password. Save it without a password as .xlsx or .docx."
DAMAGED = "The file is damaged and cannot be opened."
GROWS = "The file would unpack to far more than a table of this kind holds, so it was not opened."
LONG = "The text of the file is far longer than a form, so it was not opened."
MACROS = "The file holds macros. Save it without them, as .xlsx or .docx."
ACTIVE = "The file holds macros or embedded objects. Save the text as a plain .docx."
DECLARES = "The file holds definitions no office program writes, so it was not opened."
ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", OTHER_KIND),
        (b"%PDF-1.7", OTHER_KIND),
        (b"<html>", OTHER_KIND),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_KIND),
        (b"PK\x03\x04 cut off", DAMAGED),
        (docx(*FILLED)[:-40], DAMAGED),
        (docx("<w:p>"), DAMAGED),
        (docx(*FILLED)[:-10] + b"\xff\xff\xff\x7f" + docx(*FILLED)[-6:], DAMAGED),
        (docx(*FILLED, extra={"word/media/image1.png": bytes(30_000_000)}), GROWS),
        (docx(*FILLED, extra={f"word/media/{n}.xml": b"" for n in range(1_100)}), GROWS),
        (docx(*FILLED, "".join(map(str, range(400_000)))), LONG),
        (docx(*FILLED, extra={"word/vbaProject.bin": b"x"}), MACROS),
        (docx(*FILLED, extra={"word/activeX/activeX1.xml": b"x"}), ACTIVE),
        (docx(*FILLED, extra={"word/embeddings/oleObject1.bin": b"x"}), ACTIVE),
        (docx(*FILLED, prolog=ENTITIES), DECLARES),
        (docx(*FILLED, prolog=f"<!--{'.' * 5_000}-->{ENTITIES}"), DECLARES),
    ],
    ids=[
        "empty",
        "pdf",
        "html",
        "old-doc",
        "stump",
        "cut-off",
        "broken-xml",
        "directory-larger-than-file",
        "bomb",
        "many-entries",
        "long",
        "macro",
        "active-x",
        "ole",
        "entities",
        "late-entities",
    ],
)
def test_a_file_that_is_no_plain_form_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(FileRefused) as refusal:
        read_form(data)
    assert str(refusal.value) == sentence


def test_a_spreadsheet_named_docx_is_refused():
    with pytest.raises(FileRefused) as refusal:
        read_form((SAMPLES / "suggestions_2023_2025.xlsx").read_bytes())
    assert str(refusal.value) == OTHER_KIND


def test_document_types_hidden_by_another_encoding_are_refused():
    xml = f'<?xml version="1.0" encoding="utf-16"?>{ENTITIES}<w:document xmlns:w="{NAMESPACE}"/>'.encode("utf-16")
    with pytest.raises(FileRefused) as refusal:
        read_form(docx(extra={"word/document.xml": xml}))
    assert str(refusal.value) == DECLARES


@pytest.mark.parametrize(
    "line",
    ["标题：" + "　" * 150_000, "届人大" * 50_000, "同意□" * 50_000 + "。", "标题（" * 50_000, "☑" * 150_000],
    ids=["padding", "terms", "ticks", "brackets", "boxes"],
)
def test_a_line_made_to_stall_the_reader_is_read_like_any_other(line):
    assert read_form(docx(line, *FILLED[:6], line, *FILLED[6:])).title == "关于修路的建议"


@pytest.mark.parametrize(
    "block",
    [
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr></w:tc><w:tc/></w:tr></w:tbl>',
        "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc><w:tc/></w:tr></w:tbl>",
        '<w:p><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/></w:p>',
        "<w:tbl/><w:tr/><w:tc/>",
        "<w:p><w:r><w:sym/></w:r></w:p>",
    ],
)
def test_odd_markup_does_no_harm(block):
    assert read_form(docx(*FILLED[:5], block, *FILLED[5:])).title == "关于修路的建议"


def test_a_hundred_tables_inside_one_another_are_read_or_refused_never_a_crash():
    deep = "<w:tbl><w:tr><w:tc>" * 100 + paragraph("路") + "</w:tc></w:tr></w:tbl>" * 100
    with pytest.raises(FileRefused) as refusal:
        read_form(docx(deep))
    assert str(refusal.value) == DAMAGED


def test_tables_as_deep_as_the_xml_reader_allows_are_read():
    deep = "<w:tbl><w:tr><w:tc>" * 80 + paragraph("路坏了。") + "</w:tc></w:tr></w:tbl>" * 80
    assert read_form(docx(*FILLED[:5], deep, *FILLED[6:])).body == ("路坏了。",)
