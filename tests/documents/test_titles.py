import pytest

from congress.documents.titles import em_width, title_lines


@pytest.mark.parametrize(("text", "width"), [("", 0), ("建议", 2), ("第087号", 3.5), ("（一）", 3), ("𠮷", 1)])
def test_latin_letters_and_figures_are_half_as_wide_as_chinese(text, width):
    assert em_width(text) == width


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("", [""]),
        ("关于加装电梯的答复", ["关于加装电梯的答复"]),
        (
            "关于对清源市第九届人民代表大会第五次会议第087号建议的答复",
            ["关于对清源市第九届人民代表大会", "第五次会议第087号建议的答复"],
        ),
        (
            "清源市第九届人民代表大会第五次会议代表建议、批评和意见办理情况征询意见表",
            ["清源市第九届人民代表大会第五次会议", "代表建议、批评和意见办理情况征询意见表"],
        ),
    ],
)
def test_a_title_turns_where_its_words_allow(title, lines):
    assert title_lines(title, 20) == lines


@pytest.mark.parametrize("title", ["办" * 61, "a" * 100, "，" * 45, "《" * 45, "第1234567890号" * 9])
def test_no_title_is_wider_than_the_paper_and_none_loses_a_character(title):
    lines = title_lines(title, 20)
    assert "".join(lines) == title
    assert max(em_width(line) for line in lines) <= 20
