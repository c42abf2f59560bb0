"""The words printed on the form, told from the words typed into it."""

import pytest

from suggestions.form_reader.labels import FIELD_OF, LABELS, consent, field_of, is_consent, labelled


@pytest.mark.parametrize(("label", "field"), FIELD_OF.items())
def test_a_label_is_known_however_it_is_set(label, field):
    padded = "　".join(label)
    settings = [
        label,
        f"{label}：",
        f"{label}:",
        padded,
        f"{padded}：",
        "\n".join(label),
        f"三、{label}",
        f"{label}（盖章）",
    ]
    assert {field_of(each) for each in settings} == {field}


def test_no_label_names_two_fields():
    assert len(FIELD_OF) == sum(len(labels) for labels in LABELS.values())


@pytest.mark.parametrize("text", ["", "：", "关于标题的建议", "标题党", "三、", "（标题）", "1、标题"])
def test_what_is_no_label_names_nothing(text):
    assert field_of(text) is None


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        ("标题：关于修路的建议", [("title", "关于修路的建议")]),
        ("标 题 : 关于修路的建议", [("title", "关于修路的建议")]),
        ("一、标题：关于修路的建议", [("title", "关于修路的建议")]),
        ("领衔代表：郑霞艳　　代表证号：090032", [("lead", "郑霞艳"), ("card", "090032")]),
        ("代表姓名（签名）：郑霞艳", [("name", "郑霞艳")]),
        ("领衔代表：郑霞艳　代表证号：　联系电话：138", [("lead", "郑霞艳"), ("card", ""), ("phone", "138")]),
        ("内容：见：标题：一", [("body", "见：标题：一")]),
        ("关于标题：不是标签", []),
        ("标题", []),
        ("", []),
    ],
)
def test_a_line_of_labels_and_values_is_taken_apart(line, pairs):
    assert labelled(line) == pairs


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("□同意公开　☑不同意公开", True),
        ("同意公开（√） 不同意公开（ ）", False),
        ("☑公开 □不公开", True),
        ("是□否☑", True),
        ("是", True),
        ("同意公开全文", False),
        ("我同意公开", False),
        ("", False),
        ("□同意公开　☑不同意公开" * 6, False),
    ],
)
def test_a_line_of_nothing_but_boxes_and_choices_is_the_consent(text, is_one):
    assert is_consent(text) == is_one


@pytest.mark.parametrize("tick", "☑☒√✓✔■●")
@pytest.mark.parametrize("box", "□☐○")
def test_a_tick_of_any_kind_before_or_behind_its_words(tick, box):
    answers = [
        consent(f"{tick}同意公开 {box}不同意公开"),
        consent(f"{box}同意公开 {tick}不同意公开"),
        consent(f"同意公开{tick} 不同意公开{box}"),
        consent(f"同意公开{box} 不同意公开{tick}"),
        consent(f"{box}同意公开 {box}不同意公开"),
        consent(f"{tick}同意公开 {tick}不同意公开"),
    ]
    assert answers == [True, False, True, False, None, None]


@pytest.mark.parametrize("text", ["", "待定", "□", "☑"])
def test_without_a_choice_nothing_is_agreed(text):
    assert consent(text) is None
