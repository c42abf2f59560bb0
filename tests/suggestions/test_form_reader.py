"""The printed form as deputies fill it: five samples with every trap, and small made-up forms."""

import json
from pathlib import Path

import pytest
from django.utils import translation

from suggestions.form_reader import FormDraft, FormProblem, Signer, read_form
from tests.suggestions.made_forms import FILLED, docx, row

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def reasons(form: FormDraft) -> list[str]:
    return [problem.reason for problem in form.problems]


def sample(number: int) -> tuple[FormDraft, dict]:
    path = SAMPLES / f"suggestion_form_{number}.docx"
    return read_form(path.read_bytes()), json.loads(path.with_suffix(".expected.json").read_text("utf-8"))


@pytest.mark.parametrize("number", range(1, 6))
def test_the_sample_form_is_read_field_by_field(number):
    form, expected = sample(number)
    assert (form.session, form.kind, form.number, form.title) == (
        expected["session"], expected["kind"], expected["number"], expected["title"],
    )  # fmt: skip
    assert (form.proposed_unit, form.publish_consent) == (expected["proposed_unit"], expected["publish_consent"])
    assert vars(form.lead) == expected["lead"]
    assert list(form.body) == expected["body"]
    assert form.is_between is False


@pytest.mark.parametrize("number", range(1, 6))
def test_the_sample_form_has_its_cosigners_in_order(number):
    """No form has a column for a co-signer's postcode."""
    form, expected = sample(number)
    asked = [Signer(**(signer | {"postcode": ""})) for signer in expected["cosigners"]]
    assert list(form.cosigners) == asked


def test_only_the_form_with_revision_marks_hints_at_unaccepted_changes():
    forms = [sample(number)[0] for number in range(1, 6)]
    assert [form.has_unaccepted_changes for form in forms] == [False, False, False, True, False]
    hint = ["The file has changes that nobody accepted yet; they were taken."]
    assert [reasons(form) for form in forms] == [[], [], [], hint, []]


def test_neither_deletions_nor_comments_are_part_of_the_text():
    form, expected = sample(4)
    text = "\n".join((form.title, *form.body))
    assert [words for words in expected["must_not_contain"] if words in text] == []


def test_a_form_typed_as_plain_lines_is_read():
    form = read_form(docx(*FILLED))
    assert (form.title, form.lead, form.body) == ("关于修路的建议", Signer("曹丽", "090084"), ("路坏了。",))
    assert form.problems == ()


def test_the_strict_namespace_reads_like_the_usual_one():
    strict = docx(*FILLED, namespace="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_form(strict) == read_form(docx(*FILLED))


def test_the_text_may_stand_in_the_cell_beside_its_label():
    table = "<w:tbl>" + row("案　由", "关于修路的建议") + row("建 议 内 容", "路坏了。") + "</w:tbl>"
    form = read_form(docx(*FILLED[:2], FILLED[3], table, *FILLED[6:]))
    assert (form.title, form.body) == ("关于修路的建议", ("路坏了。",))


def test_cosigners_may_be_written_in_one_line_or_below_one_another():
    lines = ("附议代表：邵保生、侯保军", "姓名：朱桂思　代表证号：090160　联系电话：15115432603")
    form = read_form(docx(*FILLED[:4], *lines, *FILLED[4:]))
    assert form.cosigners == (Signer("邵保生"), Signer("侯保军"), Signer("朱桂思", "090160", "15115432603"))


def test_a_sentence_that_begins_like_a_label_stays_in_the_text():
    form = read_form(docx(*FILLED[:6], "标题：写大一点。", *FILLED[6:]))
    assert (form.title, form.body) == ("关于修路的建议", ("路坏了。", "标题：写大一点。"))


def test_lines_above_and_below_the_form_are_named_and_not_mixed_into_the_text():
    form = read_form(docx("附件1", *FILLED, "代表签名："))
    assert (form.session, form.body) == (FILLED[0], ("路坏了。",))
    reason = "This stands outside the form and was not taken into the text."
    assert form.problems == (FormProblem("body", "附件1", reason), FormProblem("body", "代表签名：", reason))


def test_the_office_part_is_not_read():
    form = read_form(docx(*FILLED, "以下由工作机构填写", "编号：12", "此件转办。"))
    assert (form.number, form.body, form.problems) == (None, ("路坏了。",), ())


@pytest.mark.parametrize(
    ("line", "number", "kind"),
    [("建议　第　　号", None, "建议"), ("建议第０１２号", "012", "建议"), ("议案 第7号", "7", "议案")],
)
def test_the_number_line_above_the_form(line, number, kind):
    form = read_form(docx(FILLED[0], line, *FILLED[2:]))
    assert (form.number, form.kind) == (number, kind)


@pytest.mark.parametrize(
    ("words", "agrees"),
    [
        ("☑同意公开 □不同意公开", True),
        ("□同意公开　☑不同意公开", False),
        ("同意公开☑　不同意公开□", True),
        ("同意公开（　）　不同意公开（√）", False),
        ("不同意公开", False),
        ("是", True),
        ("否", False),
        ("□同意公开 □不同意公开", None),
        ("☑同意公开 ☑不同意公开", None),
        ("同意公开 不同意公开", None),
    ],
)
def test_consent_is_what_is_ticked_and_open_when_unclear(words, agrees):
    form = read_form(docx(*FILLED[:7], f"是否公开：{words}"))
    assert form.publish_consent is agrees
    unclear = ["It is not clear whether the deputy agrees to publication."]
    assert reasons(form) == ([] if agrees is not None else unclear)


def test_a_tick_from_a_symbol_font_is_a_tick():
    tick = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
    box = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    line = f"<w:p>{box}<w:r><w:t>同意公开</w:t></w:r>{tick}<w:r><w:t>不同意公开</w:t></w:r></w:p>"
    assert read_form(docx(*FILLED[:7], line)).publish_consent is False


def test_a_paragraph_whose_end_is_deleted_runs_on_into_the_next():
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    broken = f"<w:p>{mark}<w:r><w:t>路坏了，</w:t></w:r></w:p>"
    assert read_form(docx(*FILLED[:5], broken, "请修。", *FILLED[6:])).body == ("路坏了，请修。",)


def test_a_moved_passage_stands_only_where_it_was_moved_to():
    moved = "<w:moveFrom><w:r><w:t>请修。</w:t></w:r></w:moveFrom>"
    arrived = "<w:moveTo><w:r><w:t>请修。</w:t></w:r></w:moveTo>"
    form = read_form(docx(*FILLED[:6], f"<w:p>{moved}</w:p>", f"<w:p>{arrived}</w:p>", *FILLED[6:]))
    assert (form.body, form.has_unaccepted_changes) == (("路坏了。", "请修。"), True)


def test_a_deleted_table_row_is_gone():
    deleted = row("侯保军", "090047").replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    table = "<w:tbl>" + row("附议代表", "代表证号") + deleted + row("朱桂思", "090160") + "</w:tbl>"
    assert read_form(docx(*FILLED[:4], table, *FILLED[4:])).cosigners == (Signer("朱桂思", "090160"),)


def test_an_empty_form_names_everything_that_is_missing():
    problems = read_form(docx("代表建议专用纸")).problems
    assert [(problem.field, problem.reason, problem.is_wrong) for problem in problems] == [
        ("session", "The form does not name the session.", True),
        ("title", "The form has no title.", True),
        ("body", "The form has no text.", True),
        ("name", "The form does not name the lead deputy.", True),
        ("card", "The lead deputy's card number is missing.", False),
        ("consent", "It is not clear whether the deputy agrees to publication.", False),
    ]


def test_a_cosigner_without_card_and_a_card_used_twice_are_named():
    table = "<w:tbl>" + row("附议代表", "代表证号") + row("侯保军", "") + row("朱桂思", "090084") + "</w:tbl>"
    assert read_form(docx(*FILLED[:4], table, *FILLED[4:])).problems == (
        FormProblem("cosigners", "侯保军", "The co-signer's name or card number is missing."),
        FormProblem("cosigners", "朱桂思", "The card number 090084 is already that of 曹丽."),
    )


def test_a_form_between_sessions_says_so_in_its_head():
    form = read_form(docx(f"{FILLED[0]}闭会期间代表建议专用纸", *FILLED[2:]))
    assert (form.session, form.is_between) == (FILLED[0], True)
