"""Words that are kept come back as they were, whatever keeps them."""

import json
from dataclasses import dataclass
from datetime import date

import pytest

from congress.documents.chapters import Annex, Grid, Paper
from congress.documents.keeping import kept_words, printed, words_of
from congress.documents.letters import Heading, Letter

LETTER = Letter(
    organ="清源市人大常委会代表工委",
    number="催办〔2026〕3号",
    title="关于催办代表建议的函",
    salutation="清源市住房和城乡建设局：",
    paragraphs=["请抓紧办理。", Heading("一、要求", level=1)],
    signing_organ="清源市人大常委会代表工委",
    signed_on=date(2026, 3, 2),
    attachments=["关于完善过街设施的建议"],
    copies_to=["清源市人民政府办公室"],
)
TABLE = Grid(caption="情况", headings=["单位", "件数"], rows=[["住建局", "3"]], shares=[3, 1], wordy=[0])
PAPER = Paper(title="通报", below_title="代表工委", blocks=["一段话。", Heading("一、情况"), TABLE, Annex("附件")])


@pytest.mark.parametrize("words", [LETTER, PAPER, TABLE, Heading("一"), date(2024, 2, 29), "字", 3, None, True])
def test_words_survive_being_written_as_json(words):
    assert words_of(json.loads(json.dumps(kept_words(words)))) == words


def test_tuples_come_back_as_lists_and_print_the_same():
    grid = Grid(caption="情况", headings=("单位", "件数"), rows=(("住建局", "3"),))
    found = words_of(kept_words(grid))
    assert (found.headings, found.rows, found.wordy) == (["单位", "件数"], [["住建局", "3"]], [0])


@dataclass(frozen=True)
class Stranger:
    text: str


@pytest.mark.parametrize(
    "act", [lambda: kept_words(Stranger("字")), lambda: words_of({"is": "Stranger", "text": "字"})]
)
def test_what_is_no_part_of_a_paper_is_neither_kept_nor_made(act):
    with pytest.raises(KeyError):
        act()


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
@pytest.mark.parametrize("words", [LETTER, PAPER], ids=["letter", "paper"])
def test_a_kept_letter_and_a_kept_paper_print_as_both_kinds(words, kind, begins):
    assert printed(kept_words(words), kind).startswith(begins)
