"""Every sentence on the screen has its Chinese, and no sentence stands on the screen past gettext."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType

from congress.management.catalogue import (
    CATALOGUE,
    OF_UNFOLD,
    Word,
    code_files,
    template_files,
    words_of_code,
    words_of_site,
    words_of_template,
)

CATALOGUE_PATH = settings.BASE_DIR / CATALOGUE
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%0?\d*[sd]|\{\w*\}")
LETTERS = re.compile(r"[A-Za-z]{2,}|[一-鿿]+")
HAN = re.compile(r"[一-鿿]")
READ_ALOUD = {"title", "alt", "placeholder", "aria-label"}

# Printed papers are Chinese in every language of the screen.
PAPERS = ("templates/documents/", "suggestions/archive_index.html")
SAME_IN_EVERY_LANGUAGE = {"简体中文", "English", "PDF", "DOCX"}
UNSEEN_BLOCKS = {"main_class", "body_class", "component"}  # they fill attributes of the page they extend

# Reviewed: Chinese in code that is read from people's files, printed on Chinese papers or the same in every language.
REGISTERS = "__init__ events major opinions roster"
SECTIONS = """
__init__ areas cases charts citizens decide delegations figures from_areas from_citizens grids keys late_opinions
main_figures motions next_steps of_one_area of_one_unit of_suggestions on_demand suggestions tables units wording
"""
OF_LETTERS = "actions/letters/drafting documents/letters reports/duty rules/employers rules/letters"
OF_PLANS = "admin/plans documents/plans rules/periods rules/plans rules/usual_rows"
DEMO = "briefings city letters lives motions opinions people plans receptions station_life stations supervision"
CHINESE_IN_CODE = {
    **{f"briefings/{name}.py": "words of printed papers" for name in f"{OF_LETTERS} {OF_PLANS}".split()},
    **{f"congress/management/demo/{name}.py": "the demo city" for name in DEMO.split()},
    **{f"briefings/sections/{name}.py": "words of printed papers" for name in SECTIONS.split()},
    "briefings/actions/approving.py": "the name of a printed paper's file",
    "briefings/documents/briefings.py": "words of printed papers",
    "briefings/models/briefings.py": "the number as issues print it",
    "briefings/models/mastheads.py": "words of printed papers",
    "congress/documents/bulletins_word.py": "papers",
    "congress/common/dates.py": "dates as clerks write them",
    "congress/common/spreadsheets/reading.py": "rows of totals and notes in clerks' tables",
    "congress/common/text.py": "numerals",
    "congress/documents/dates.py": "dates on papers",
    "congress/documents/fonts.py": "names of typefaces",
    "congress/documents/letters.py": "papers",
    "congress/documents/titles.py": "where a title on paper may break",
    "congress/organs/holiday_notice.py": "words of the State Council's notices",
    "congress/organs/models.py": "names of congresses, terms and sessions, which are Chinese names",
    "congress/organs/resources.py": "headings of exported tables",
    "congress/organs/unit_list.py": "words of imported tables",
    "congress/organs/workdays.py": "names of holidays",
    "congress/settings.py": "the language's own name",
    "deputies/reference.py": "words of imported tables",
    "deputies/resources.py": "words of exported tables",
    "deputies/roster/cells.py": "words of imported tables",
    "deputies/roster/rows.py": "words of imported tables",
    "deputies/roster/words.py": "words of imported tables",
    "stations/actions/arrivals.py": "a note for those who handle it, kept with the opinion",
    "stations/actions/receiving.py": "words by which people stay unnamed",
    "stations/actions/registering.py": "a way of telling back, as registers write it",
    "stations/actions/standards.py": "check-lists as the field names them",
    "stations/documents/cards.py": "words of printed papers",
    "stations/documents/events.py": "words of printed papers",
    "stations/documents/faces.py": "words of printed papers",
    **{f"stations/documents/registers/{name}.py": "words of printed papers" for name in REGISTERS.split()},
    "stations/opinion_list/cells.py": "words of imported tables",
    "stations/opinion_list/fate.py": "words of imported tables",
    "stations/opinion_list/words.py": "words of imported tables",
    "stations/resources/gradings.py": "headings of exported and imported tables",
    "stations/resources/hotline.py": "headings of exported and imported tables",
    "stations/resources/hotline_back.py": "headings of exported and imported tables",
    "stations/resources/opinion_rows.py": "headings of exported and imported tables",
    "stations/resources/register.py": "headings of exported and imported tables",
    "stations/rules/codes.py": "file names",
    "stations/rules/doubts.py": "words to look at",
    "stations/reception/clocks.py": "words in which clerks write reception days",
    "stations/reception/hours.py": "words in which clerks write reception days",
    "stations/reception/telling.py": "words in which clerks write reception days",
    "stations/reception/words.py": "words in which clerks write reception days",
    "stations/resources/stations.py": "headings of exported tables",
    "stations/station_list/above.py": "words of imported tables",
    "stations/station_list/cells.py": "words of imported tables",
    "stations/station_list/words.py": "words of imported tables",
    "suggestions/actions/supervision/awards.py": "papers",
    "suggestions/citing.py": "how papers name a suggestion",
    "suggestions/documents/archive.py": "papers",
    "suggestions/documents/decisions.py": "papers",
    "suggestions/documents/in_person.py": "papers",
    "suggestions/documents/motion_words.py": "papers",
    "suggestions/documents/motions.py": "papers",
    "suggestions/documents/of_deputies.py": "papers",
    "suggestions/documents/of_meetings.py": "papers",
    "suggestions/documents/of_office.py": "papers",
    "suggestions/documents/of_units.py": "papers",
    "suggestions/documents/to_offices.py": "papers",
    "suggestions/documents/words.py": "papers",
    "suggestions/documents/year.py": "papers",
    "suggestions/form_reader/labels.py": "words of the printed form",
    "suggestions/form_reader/reading.py": "words of the printed form",
    "suggestions/history/cells.py": "words of imported tables",
    "suggestions/history/words.py": "words of imported tables",
    "suggestions/oversight/awards.py": "papers",
    "suggestions/oversight/circulars.py": "papers",
    "suggestions/oversight/grading_paper.py": "papers",
    "suggestions/oversight/letters.py": "papers",
    "suggestions/oversight/minutes.py": "papers",
    "suggestions/oversight/papers.py": "papers",
    "suggestions/reports/dimensions.py": "names of sessions",
    "suggestions/resources/exporting.py": "words of exported tables",
    "suggestions/resources/keeping.py": "outcomes as past tables word them",
    "suggestions/resources/printed.py": "words of the printed form",
    "suggestions/resources/promises.py": "words of exported tables",
    "suggestions/resources/publications.py": "words of exported tables",
    "suggestions/rules/masking.py": "how addresses are written",
    "suggestions/rules/supervision/papers.py": "marks in the numbers of papers",
    "suggestions/similarity/doubts.py": "polite phrases of replies",
    "suggestions/similarity/functions.py": "old names of units",
    "suggestions/similarity/words.py": "words every title has",
    "suggestions/tasks.py": "the archive's file name",
}


@pytest.fixture(scope="module")
def catalogue() -> dict[Word, polib.POEntry]:
    return {_word(entry): entry for entry in polib.pofile(str(CATALOGUE_PATH))}


def _word(entry: polib.POEntry) -> Word:
    return Word(entry.msgid, entry.msgid_plural, entry.msgctxt or "")


# The catalogue. `manage.py words` brings it up to date.


def test_every_word_of_the_site_has_its_chinese(catalogue: dict[Word, polib.POEntry]) -> None:
    known = {word for word, entry in catalogue.items() if entry.translated()}
    assert {word: files for word, files in words_of_site().items() if word not in known} == {}


def test_the_catalogue_holds_no_word_that_nobody_says(catalogue: dict[Word, polib.POEntry]) -> None:
    own = {word for word, entry in catalogue.items() if entry.tcomment != OF_UNFOLD}
    assert own - words_of_site().keys() == set()


def test_the_chinese_fills_in_what_the_english_fills_in(catalogue: dict[Word, polib.POEntry]) -> None:
    different = [
        entry.msgid
        for entry in catalogue.values()
        if _placeholders(entry.msgid_plural or entry.msgid) != _placeholders(entry.msgstr_plural.get(0, entry.msgstr))
    ]
    assert different == []


def _placeholders(text: str) -> list[str]:
    return sorted(set(PLACEHOLDER.findall(text)))


def test_the_compiled_catalogue_is_that_of_today(catalogue: dict[Word, polib.POEntry]) -> None:
    compiled = {_word(entry): entry for entry in polib.mofile(str(CATALOGUE_PATH.with_suffix(".mo")))}
    assert {word: _chinese(entry) for word, entry in compiled.items()} == {
        word: _chinese(entry) for word, entry in catalogue.items() if entry.translated()
    }


def _chinese(entry: polib.POEntry) -> str:
    return entry.msgstr_plural.get(0, entry.msgstr)


# What is found, on small examples.


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ('from django.utils.translation import gettext as _\n_("a " "b")', Word("a b")),
        ('from django.utils.translation import gettext_lazy\ngettext_lazy("a")', Word("a")),
        ('from django.utils.translation import ngettext as n\nn("a", "b", 3)', Word("a", "b")),
        ('from django.utils.translation import pgettext_lazy as p\np("c", "a")', Word("a", context="c")),
        ('from django.utils.translation import npgettext\nnpgettext("c", "a", "b", 3)', Word("a", "b", "c")),
    ],
)
def test_words_of_code_are_found(code: str, word: Word) -> None:
    assert list(words_of_code(code)) == [word]


@pytest.mark.parametrize(
    ("template", "word"),
    [
        ('{% translate "a" %}', Word("a")),
        ('{% translate "a" context "c" as x %}', Word("a", context="c")),
        ('{{ x|default:_("a (b)") }}', Word("a (b)")),
        ('{% include "x.html" with y=_("a") %}', Word("a")),
        ("{% blocktranslate %}a {{ x }}{% endblocktranslate %}", Word("a %(x)s")),
        ("{% blocktranslate count n=n %}a{% plural %}b{% endblocktranslate %}", Word("a", "b")),
        ("{% blocktranslate trimmed %}\n a\n b\n{% endblocktranslate %}", Word("a b")),
    ],
)
def test_words_of_templates_are_found(template: str, word: Word) -> None:
    assert list(words_of_template(template)) == [word]


# What goes past gettext.


def test_no_text_stands_in_a_template_untranslated() -> None:
    found = {
        str(path.relative_to(settings.BASE_DIR)): texts
        for path in template_files()
        if not any(paper in str(path) for paper in PAPERS) and (texts := bare_text(path.read_text()))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("template", "texts"),
    [
        ("<p>Hello {{ name }}</p>", ["Hello"]),
        ('<a title="看">{% translate "Look" %}</a>', ["看"]),
        ("{% blocktranslate %}a sentence{% endblocktranslate %}", []),
        ('<a class="btn" href="{{ url }}">{% if x %}→{% endif %}</a>', []),
    ],
)
def test_bare_text_is_seen(template: str, texts: list[str]) -> None:
    assert bare_text(template) == texts


def bare_text(template: str) -> list[str]:
    """Words a reader would see that stand outside tags of the template language."""
    reader = _Reader()
    reader.feed(_without_tags(template))
    reader.close()
    return [
        text for text in map(str.strip, reader.texts) if LETTERS.search(text) and text not in SAME_IN_EVERY_LANGUAGE
    ]


def _without_tags(template: str) -> str:
    """The HTML alone, without what translations, comments and blocks inside an attribute enclose."""
    kept, closing = [], ""
    for token in Lexer(template).tokenize():
        words = token.contents.split() if token.token_type == TokenType.BLOCK else []
        if not closing and words and (words[0] in {"blocktranslate", "comment"} or words[-1] in UNSEEN_BLOCKS):
            closing = f"end{words[0]}"
        elif words and words[0] == closing:
            closing = ""
        if not closing and token.token_type == TokenType.TEXT:
            kept.append(token.contents)
    return "".join(kept)


class _Reader(HTMLParser):
    """Collects what stands between elements and in the attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value for name, value in attrs if name in READ_ALOUD and value]


def test_chinese_stands_in_code_only_where_it_was_reviewed() -> None:
    files = {str(path.relative_to(settings.BASE_DIR)) for path in code_files() if chinese_strings(path)}
    assert files == set(CHINESE_IN_CODE)


def chinese_strings(path: Path) -> list[str]:
    """Plain strings, without docstrings and without words that gettext translates."""
    text = path.read_text()
    nodes = list(ast.walk(ast.parse(text)))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    translated = {part for word in words_of_code(text) for part in word}
    strings = [node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in docstrings]
    return [one for one in strings if isinstance(one, str) and HAN.search(one) and one not in translated]
