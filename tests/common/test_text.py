import pytest

from congress.common import text


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (7, "七"),
        (10, "十"),
        (16, "十六"),
        (20, "二十"),
        (103, "一百零三"),
        (110, "一百一十"),
        (1005, "一千零五"),
    ],
)
def test_a_number_is_written_and_read_back(number, written):
    assert text.chinese_number(number) == written
    assert text.read_number(written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("16", 16),
        ("１６", 16),
        (" 16 ", 16),
        ("一九八五", 1985),
        ("廿三", 23),
        ("两百", 200),
        ("", None),
        ("第八", None),
    ],
)
def test_numbers_are_read_in_either_script(written, number):
    assert text.read_number(written) == number


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("王\u3000芳", "王芳"),
        (" 丁涛\u200b ", "丁涛"),
        ("金\xa0丽\n", "金丽"),
        ("叶尔兰・哈那提\u3000", "叶尔兰·哈那提"),
        ("阿依古丽•热合曼", "阿依古丽·热合曼"),
        ("刘\u3000䶮", "刘䶮"),
        ("王𬱖", "王𬱖"),
        ("Anna  Maria", "Anna Maria"),
    ],
)
def test_a_name_loses_its_padding_and_nothing_else(typed, name):
    assert text.person_name(typed) == name


def test_prose_keeps_its_lines_and_its_chinese_punctuation():
    assert text.prose(" １．修路，\r\n\r\n\r\n\u3000\u3000２．修桥（近期）。 ") == "1．修路，\n\n2．修桥（近期）。"


def test_one_line_makes_every_run_of_spaces_one():
    assert text.one_line("\ufeff清源市\u3000 \n第９届 ") == "清源市 第9届"


def test_headings_are_compared_without_spaces_and_width():
    assert text.squeeze("工作单位\n及\u3000职 务（全称）") == "工作单位及职务(全称)"


@pytest.mark.parametrize(
    ("number", "masked"),
    [("13812341234", "138****1234"), ("138 1234 1234", "138****1234"), ("0399-6812345", "*******2345"), ("110", "***")],
)
def test_a_phone_shows_its_ends_only(number, masked):
    assert text.mask_phone(number) == masked


def test_numbers_within_prose_are_hidden_and_others_are_not():
    told = "张三，身份证990101198810101717，电话13812341234，卡号6222021234567890123，第20250101号，12345热线。"
    assert text.mask_numbers(told) == (
        "张三，身份证990101************，电话138****1234，卡号6222****0123，第20250101号，12345热线。"
    )


def test_cards_within_prose_are_hidden_and_mobiles_left():
    told = "身份证990101198810101717，电话13812341234，卡号6222 0212 3456 7890 123。"
    assert text.mask_cards(told) == "身份证990101************，电话13812341234，卡号6222****0123。"
    assert [text.names_mobile(told), text.names_mobile("12345热线")] == [True, False]
