"""What every section is: a key, a heading, and how it tells of a period."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from briefings.sections.figures import Figure
from briefings.sections.scope import Scope


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a section says: paragraphs the editor may reword, tables and charts that stay as counted, and its figures.

    A paragraph that begins with （一） is a heading of the second level.
    """

    paragraphs: Sequence[str] = ()
    parts: Sequence[Any] = ()
    figures: Sequence[Figure] = ()


@dataclass(frozen=True)
class Section:
    """One that `is_written` by the editor keeps those words when all else is counted again."""

    key: str
    title: str
    tell: Callable[[Scope], Told]
    is_written: bool = False
