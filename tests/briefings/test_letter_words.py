"""The words of letters on duty: made of the frozen facts alone, whatever there was to tell."""

from datetime import date
from typing import Any

import pytest

from briefings.documents.letters import words
from briefings.models import Letter, LetterRound
from congress.documents.chapters import Grid
from congress.documents.keeping import kept_words, words_of
from congress.documents.letters import Letter as Paper
from congress.organs.models import Congress, Region

CITY = Congress(region=Region(name="清源市"), office_name="清源市人大常委会代表工委")
YEAR = LetterRound(congress=CITY, year=2026, cut_off=date(2026, 12, 20), mark="清人代函")
ACCEPTED = {"key": "accepted", "label": "领衔建议立案", "short": "建议立案", "unit": "件", "how": "当年立案的建议"}
RECEPTIONS = {"key": "receptions", "label": "参加接待日", "short": "接待日", "unit": "次", "how": "有签到记录的接待日"}
NUMBER, ON = "清人代函〔2026〕7号", date(2026, 12, 25)


def to_employer(*counts: int, until: str = "2026-12-20", delegation: str = "城东代表团", sentence: str = "") -> Letter:
    told = [{**fact, "count": count} for fact, count in zip((ACCEPTED, RECEPTIONS), counts, strict=True)]
    facts = {"name": "王建国", "delegation": delegation, "term": 9, "until": until, "counts": told}
    same: dict[str, Any] = {"round": YEAR, "congress": CITY, "kind": "employer", "addressee": "清源市第三中学"}
    return Letter(**same, facts=facts, sentence=sentence)


def to_organisation() -> Letter:
    rows = [
        {"name": "王建国", "delegation": "城东代表团", "counts": [2, 0], "remark": ""},
        {"name": "李秀英", "delegation": "", "counts": [1, 5], "remark": "暂停执行代表职务"},
    ]
    facts = {"term": 9, "until": "2026-12-20", "columns": [ACCEPTED, RECEPTIONS], "rows": rows}
    same: dict[str, Any] = {"round": YEAR, "congress": CITY, "kind": "organisation", "addressee": "中共清源市委组织部"}
    return Letter(**same, facts=facts)


def paper(row: Letter) -> Paper:
    found = words(row, NUMBER, ON)[0]
    assert isinstance(found, Paper)
    return found


def test_the_head_and_the_foot_are_those_of_a_letter() -> None:
    found = paper(to_employer(2, 5))
    assert (found.organ, found.signing_organ) == ("清源市人大常委会代表工委",) * 2
    assert (found.number, found.signed_on, found.salutation) == (NUMBER, ON, "清源市第三中学：")
    assert found.title == "关于王建国代表2026年度履职情况的函"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((2, 5), "该同志领衔建议立案2件，参加接待日5次。"),
        ((0, 5), "该同志参加接待日5次。"),
        ((0, 0), "该同志没有提出代表建议、议案和参加联络站活动等事项的记录。"),
    ],
)
def test_what_did_not_happen_is_not_named(counts: tuple[int, int], said: str) -> None:
    assert paper(to_employer(*counts)).paragraphs[1] == said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "现将该同志1月1日至12月20日履职情况函告如下。"),
        ({"until": "2026-08-03"}, "现将该同志1月1日至8月3日履职情况函告如下。"),
    ],
)
def test_it_tells_until_the_cut_off_or_the_end_of_the_mandate(more: dict[str, str], said: str) -> None:
    assert str(paper(to_employer(1, 1, **more)).paragraphs[0]).endswith(said)


@pytest.mark.parametrize(("delegation", "said"), [("城东代表团", "代表（城东代表团）。"), ("", "代表。")])
def test_where_there_is_no_delegation_none_is_named(delegation: str, said: str) -> None:
    start = f"贵单位王建国同志系清源市第九届人民代表大会{said}"
    assert str(paper(to_employer(1, 1, delegation=delegation)).paragraphs[0]).startswith(start)


def test_the_sentence_of_the_office_stands_before_the_closing_words() -> None:
    assert paper(to_employer(1, 1, sentence="受到选民好评。")).paragraphs[-2:] == ["受到选民好评。", "专此函告。"]
    assert len(paper(to_employer(1, 1)).paragraphs) == 4


def test_the_organisation_department_reads_sums_and_how_each_is_counted() -> None:
    said = paper(to_organisation()).paragraphs
    assert said[1] == "一、当年任职的代表共2名，合计领衔建议立案3件，参加接待日5次。每名代表的情况见附件。"
    assert str(said[2]).startswith("二、统计口径：领衔建议立案，指当年立案的建议；参加接待日，指有签到记录的接待日。")


def test_the_annex_has_a_column_a_fact_and_a_row_a_deputy() -> None:
    letter, annex = words(to_organisation(), NUMBER, ON)
    assert isinstance(letter, Paper)
    assert isinstance(annex, Grid)
    assert (list(letter.attachments), annex.headings) == (
        [annex.caption],
        ["姓名", "代表团", "建议立案", "接待日", "备注"],
    )
    assert annex.rows == [
        ["王建国", "城东代表团", "2", "0", ""],
        ["李秀英", "", "1", "5", "暂停执行代表职务"],
    ]
    assert (len(annex.shares), annex.wordy) == (5, (0, 1, 4))


@pytest.mark.parametrize("row", [to_employer(1, 0), to_organisation()])
def test_the_words_come_back_from_keeping_as_they_were(row: Letter) -> None:
    kept = kept_words(words(row, NUMBER, ON))
    assert kept_words(words_of(kept)) == kept
