"""The words of a paper as plain values that can be kept, and back: what was issued can be set again unchanged."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from congress.documents.bars import Chart, Series
from congress.documents.bulletins import Bulletin, Note, bulletin_pdf
from congress.documents.bulletins_word import bulletin_docx
from congress.documents.chapters import Annex, Grid, Paper, paper_docx, paper_pdf
from congress.documents.letters import Heading, Letter, letter_docx, letter_pdf

KINDS: dict[str, Any] = {
    kind.__name__: kind for kind in (Annex, Bulletin, Chart, Grid, Heading, Letter, Note, Paper, Series)
}


def kept_words(words: Any) -> Any:
    """Texts, numbers, lists and objects only; an object says what it was under `is`. KeyError for an unknown kind."""
    if isinstance(words, date):
        return {"is": "date", "day": words.isoformat()}
    if is_dataclass(words):
        said = {each.name: kept_words(getattr(words, each.name)) for each in fields(words)}
        return {"is": KINDS[type(words).__name__].__name__, **said}
    if words is None or isinstance(words, str | int):
        return words
    return [kept_words(each) for each in words]


def words_of(kept: Any) -> Any:
    """What `kept_words` was given, with lists where there were tuples."""
    if isinstance(kept, list):
        return [words_of(each) for each in kept]
    if not isinstance(kept, dict):
        return kept
    if kept["is"] == "date":
        return date.fromisoformat(kept["day"])
    return KINDS[kept["is"]](**{name: words_of(value) for name, value in kept.items() if name != "is"})


def printed(kept: Any, kind: str) -> bytes:
    """The kept letter, bulletin or paper as PDF or DOCX."""
    words = words_of(kept)
    if isinstance(words, Bulletin):
        return bulletin_pdf(words) if kind == "pdf" else bulletin_docx(words)
    if isinstance(words, Letter):
        return letter_pdf(words) if kind == "pdf" else letter_docx(words)
    return paper_pdf(words) if kind == "pdf" else paper_docx(words)
