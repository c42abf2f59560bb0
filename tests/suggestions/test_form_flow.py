"""A Word document as its reader sees it: merged cells, tables in tables, text boxes, revisions, odd characters."""

import pytest
from lxml import etree

from suggestions.form_reader.flow import Line, Row, flow, has_revisions
from tests.suggestions.made_forms import NAMESPACE, paragraph, row

OTHER = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def shown(*blocks):
    """What a reader sees of these blocks."""
    return list(flow(body(*blocks)))


def body(*blocks):
    inside = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    return etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}" xmlns:mc="{OTHER}">{inside}</w:body>')


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def cell(*blocks, properties=""):
    inside = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def rows(*several):
    return f"<w:tbl>{''.join(f'<w:tr>{each}</w:tr>' for each in several)}</w:tbl>"


def merged(value=""):
    return f'<w:vMerge w:val="{value}"/>' if value else "<w:vMerge/>"


def test_paragraphs_are_lines_and_rows_are_rows():
    table = f"<w:tbl>{row('姓名', '曹丽')}</w:tbl>"
    assert shown("甲", table, "乙") == [Line("甲"), Row(("姓名", "曹丽")), Line("乙")]


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        (f"{run('甲')}<w:r><w:br/></w:r>{run('乙')}", ["甲", "乙"]),
        (f"{run('甲')}<w:r><w:cr/></w:r>{run('乙')}", ["甲", "乙"]),
        (f"{run('甲')}<w:r><w:tab/></w:r>{run('乙')}", ["甲\t乙"]),
        (f"{run('8')}<w:r><w:noBreakHyphen/></w:r>{run('9')}", ["8-9"]),
        (f"<w:hyperlink>{run('甲')}</w:hyperlink>{run('乙')}", ["甲乙"]),
        (f"<w:ins>{run('甲')}</w:ins>{run('乙')}", ["甲乙"]),
        (f"<w:del><w:r><w:delText>甲</w:delText></w:r></w:del>{run('乙')}", ["乙"]),
        (f"<w:moveFrom>{run('甲')}</w:moveFrom><w:moveTo>{run('乙')}</w:moveTo>", ["乙"]),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("3"), ["3"]),
        (f"<w:r><w:ruby><w:rt>{run('cáo')}</w:rt><w:rubyBase>{run('曹')}</w:rubyBase></w:ruby></w:r>", ["曹"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("是"), ["☑是"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run("是"), ["☑是"]),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="f050"/></w:r>' + run("是"), ["☑是"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F050"/></w:r>' + run("是"), ["□是"]),
        ("", []),
    ],
)
def test_what_stands_in_a_paragraph_is_shown_once(inside, lines):
    assert shown(f"<w:p>{inside}</w:p>") == [Line(text) for text in lines]


def test_of_alternatives_the_first_that_says_anything_stands_for_all():
    empty, full, again = (
        "<mc:Choice/>",
        f"<mc:Choice>{run('甲')}</mc:Choice>",
        f"<mc:Fallback>{run('甲')}</mc:Fallback>",
    )
    told = [
        f"<w:p><mc:AlternateContent>{each}</mc:AlternateContent></w:p>" for each in (full + again, empty + again, empty)
    ]
    assert shown(*told) == [Line("甲"), Line("甲")]


def test_a_text_box_stands_before_the_paragraph_it_hangs_on():
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('盒中')}</w:txbxContent></w:pict></w:r>"
    assert shown(f"<w:p>{run('段落')}{box}</w:p>") == [Line("盒中"), Line("段落")]


def test_content_controls_are_looked_through():
    control = f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>"
    assert shown(control) == [Line("甲")]


def test_a_cell_merged_downwards_says_its_text_in_every_row():
    table = rows(
        cell("代表", properties=merged("restart")) + cell("甲"),
        cell("", properties=merged()) + cell("乙"),
        cell("", properties=merged("continue")) + cell("丙"),
        cell("其他") + cell("丁"),
    )
    assert shown(table) == [Row(("代表", "甲")), Row(("代表", "乙")), Row(("代表", "丙")), Row(("其他", "丁"))]


def test_a_merged_column_is_found_behind_a_cell_that_spans_several():
    wide = '<w:gridSpan w:val="2"/>'
    table = rows(
        cell("甲") + cell("乙") + cell("右", properties=merged("restart")),
        cell("宽", properties=wide) + cell("", properties=merged()),
    )
    assert shown(table) == [Row(("甲", "乙", "右")), Row(("宽", "右"))]


@pytest.mark.parametrize("width", ["0", "-1", "999", "x", ""])
def test_a_span_nobody_could_mean_counts_as_one(width):
    table = rows(
        cell("甲") + cell("右", properties=merged("restart")),
        cell("乙", properties=f'<w:gridSpan w:val="{width}"/>') + cell("", properties=merged()),
    )
    assert shown(table) == [Row(("甲", "右")), Row(("乙", "右"))]


def test_a_continuation_of_nothing_is_empty():
    assert shown(rows(cell("甲") + cell("藏", properties=merged()))) == [Row(("甲", ""))]


def test_a_row_of_one_cell_is_its_lines():
    assert shown(rows(cell("甲", "乙"))) == [Line("甲"), Line("乙")]


def test_a_table_in_a_cell_is_read_in_its_place():
    inner = f"<w:tbl>{row('姓名', '曹丽')}</w:tbl>"
    assert shown(rows(cell("甲") + cell(inner, "乙"))) == [Line("甲"), Row(("姓名", "曹丽")), Line("乙")]


def test_a_cell_of_several_paragraphs_keeps_them_apart():
    assert shown(rows(cell("甲", "乙") + cell("丙"))) == [Row(("甲\n乙", "丙"))]


def test_a_deleted_row_is_not_shown():
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('甲') + cell('乙')}</w:tr>"
    assert shown(f"<w:tbl>{gone}</w:tbl>") == []


def test_a_paragraph_joined_to_the_next_runs_on_and_at_the_end_is_not_lost():
    joined = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('甲')}</w:p>"
    assert shown(joined, "乙") == [Line("甲乙")]
    assert shown("乙", joined) == [Line("乙"), Line("甲")]


@pytest.mark.parametrize("mark", ["ins", "del", "moveFrom", "moveTo"])
def test_any_revision_is_noticed(mark):
    assert has_revisions(body(f"<w:p><w:{mark}/></w:p>"))
    assert not has_revisions(body("甲"))
