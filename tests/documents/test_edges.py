"""Papers at their edges: nothing to say, too much to say, and what is left out when it is missing."""

from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.documents.dates import written_day
from congress.documents.letters import Heading, _attachments, _contact, _copies, letter_docx, signature_indents
from congress.documents.printable import paragraphs_of, printable
from congress.documents.sheets import Sheet, choices, sheet_docx
from congress.documents.titles import em_width, title_lines

TITLES = st.text(st.sampled_from("关于加强城中村房安全的建议（第087号）《》，、A b1"), min_size=1, max_size=90)
few = settings(max_examples=60, deadline=None)


def lines_of(docx):
    return [paragraph.text for paragraph in Document(BytesIO(docx)).paragraphs]


@few
@given(title=TITLES, most=st.integers(8, 30))
def test_a_title_of_any_words_loses_none_and_no_line_is_wider_than_the_paper(title, most):
    lines = title_lines(title, most)
    assert "".join(lines) == title
    assert [line for line in lines if em_width(line) > most] == []


@pytest.mark.parametrize(
    ("title", "count"),
    [("字" * 20, 1), ("字" * 21, 2), ("字" * 40, 2), ("字" * 41, 3), ("a" * 40, 1), ("a" * 41, 2), ("", 1)],
)
def test_a_title_has_as_few_lines_as_it_needs(title, count):
    assert len(title_lines(title, 20)) == count


@few
@given(organ=st.text("清源市住房城乡建设局", max_size=40), day=st.dates())
def test_organ_and_date_never_leave_the_paper(organ, day):
    organ_indent, date_indent = signature_indents(organ, written_day(day))
    assert (organ_indent >= 0, date_indent) == (True, 4.0)


@pytest.mark.parametrize(
    ("names", "lines"),
    [([], []), (["清单"], ["附件：清单"]), (["甲", "乙", "丙"], ["附件：1. 甲", "2. 乙", "3. 丙"])],
)
def test_attachments_are_numbered_when_there_are_several(letter, names, lines):
    assert _attachments(replace(letter, attachments=names)) == lines


@pytest.mark.parametrize(
    ("name", "phone", "note"),
    [
        ("张伟", "0379-1", "（承办人：张伟，联系电话：0379-1）"),
        ("张伟", "", "（承办人：张伟）"),
        ("", "0379-1", "（联系电话：0379-1）"),
        ("", "", ""),
    ],
)
def test_the_note_of_contact_tells_what_there_is(letter, name, phone, note):
    assert _contact(replace(letter, contact_name=name, contact_phone=phone)) == note


@pytest.mark.parametrize(("organs", "line"), [([], ""), (["甲"], "抄送：甲。"), (["甲", "乙"], "抄送：甲，乙。")])
def test_copies_end_with_a_full_stop(letter, organs, line):
    assert _copies(replace(letter, copies_to=organs)) == line


def test_a_bare_letter_has_no_empty_labels(letter):
    bare = replace(
        letter,
        signed_by="",
        category=None,
        openness="",
        contact_name="",
        contact_phone="",
        attachments=[],
        copies_to=[],
    )
    labels = ("签发人", "附件", "抄送", "承办人", "（")
    text = "\n".join(lines_of(letter_docx(replace(bare, paragraphs=["答复如下。"], title="答复"))))
    assert [label for label in labels if label in text] == []


def test_a_heading_deeper_than_the_standard_is_refused(letter):
    with pytest.raises(KeyError):
        letter_docx(replace(letter, paragraphs=[Heading("太深", level=5)]))


def test_a_sheet_of_nothing_but_a_heading_is_a_paper():
    assert [line for line in lines_of(sheet_docx(Sheet(heading="意见表", rows=[]))) if line] == ["意见表"]


@pytest.mark.parametrize(
    ("chosen", "line"), [("满意", "☑ 满意　☐ 不满意"), (None, "☐ 满意　☐ 不满意"), ("别的", "☐ 满意　☐ 不满意")]
)
def test_only_an_option_that_is_there_is_ticked(chosen, line):
    assert choices(["满意", "不满意"], chosen) == line


@pytest.mark.parametrize(
    ("text", "parts"), [("", []), (" \n\n", []), (" 一 \n\n　二", ["一", "二"]), ("一\r\n二", ["一", "二"])]
)
def test_empty_lines_are_no_paragraphs(text, parts):
    assert paragraphs_of(text) == parts


@dataclass(frozen=True)
class Inner:
    words: tuple[str, ...]
    day: date


@few
@given(text=st.text(max_size=20))
def test_what_is_printable_stays_so_however_deep_it_lies(text):
    clean = printable(text)
    assert printable(clean) == clean
    assert printable([Inner((text,), date(2026, 1, 1)), {"left": text}]) == [
        Inner((clean,), date(2026, 1, 1)),
        {"left": text},
    ]


def test_joiners_of_rare_names_stay_and_a_class_is_left_alone():
    assert printable("葛\U000e0100 \u200d") == "葛\U000e0100 \u200d"
    assert printable(Inner) is Inner
