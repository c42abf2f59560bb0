"""The sections of a briefing, in the order they are first drafted. A new one is a file and a line here."""

from collections.abc import Sequence
from typing import Any

from django.utils import translation

from briefings.rules.periods import Kind, Period
from briefings.sections import (
    areas,
    cases,
    charts,
    citizens,
    decide,
    delegations,
    keys,
    main_figures,
    motions,
    next_steps,
    suggestions,
    tables,
    units,
)
from briefings.sections.scope import Scope
from briefings.sections.section import Section
from briefings.sections.wording import compared, told
from congress.accounts.readers import office_reader
from congress.documents.dates import written_day
from congress.documents.keeping import kept_words
from congress.organs.models import Congress

SECTIONS: dict[Kind, tuple[Section, ...]] = {
    Kind.MONTH: (
        decide.SECTION,
        suggestions.SECTION,
        motions.SECTION,
        keys.SECTION,
        citizens.SECTION,
        main_figures.SECTION,
        charts.SECTION,
        cases.SECTION,
        tables.SECTION,
    ),
    Kind.QUARTER: (
        suggestions.SECTION,
        citizens.SECTION,
        main_figures.SECTION,
        units.SECTION,
        areas.SECTION,
        next_steps.SECTION,
    ),
    Kind.YEAR: (
        suggestions.SECTION,
        motions.SECTION,
        keys.SECTION,
        citizens.SECTION,
        main_figures.SECTION,
        charts.SECTION,
        units.SECTION,
        delegations.SECTION,
        areas.SECTION,
        cases.SECTION,
        next_steps.SECTION,
    ),
}
TITLES = {
    Kind.MONTH: "{month}月份代表建议办理和联系群众工作情况",
    Kind.QUARTER: "关于{written}代表建议办理和联系群众工作情况的通报",
    Kind.YEAR: "关于{written}代表建议办理和联系群众工作情况的报告",
}
WRITTEN = frozenset(section.key for same in SECTIONS.values() for section in same if section.is_written)
CHINESE = "zh-hans"  # papers speak Chinese whatever the reader's language


def counted(congress: Congress, kind: Kind, period: Period, sections: Sequence[Section] = ()) -> dict[str, Any]:
    """Title, cut-off, words and figures of a period's briefing as they are frozen, counted as the office sees them."""
    with translation.override(CHINESE):
        scope = Scope(congress, period, office_reader(congress))
        title = TITLES[kind].format(month=period.first.month, written=period.written)
        return {"title": title, "cut_off": scope.cut_off, **told_by(scope, sections or SECTIONS[kind], _lead(scope))}


def told_by(scope: Scope, sections: Sequence[Section], lead: str) -> dict[str, Any]:
    """Words and figures as plain values."""
    found = [(section, section.tell(scope)) for section in sections]
    return {
        "words": {"lead": lead, "sections": [_kept(section, said) for section, said in found]},
        "figures": [{"section": section.key, **figure.kept()} for section, said in found for figure in said.figures],
    }


def _kept(section: Section, said: Any) -> dict[str, Any]:
    text = "\n".join(said.paragraphs)
    return {"key": section.key, "title": section.title, "text": text, "parts": kept_words(said.parts)}


def _lead(scope: Scope) -> str:
    """The period in one paragraph."""
    found, said = scope.suggestions, scope.citizens["received"]
    day = written_day(scope.cut_off)
    citizens_said = f"{scope.words.this}收到群众意见{told(said)}{compared(said)}。"
    if not found:
        return f"截至{day}，{citizens_said}"
    return (
        f"截至{day}，{scope.sessions[0].full_name}以来共立案代表建议{told(found['accepted'])}，"
        f"在办{told(found['unanswered'])}。按时答复率{told(found['on_time'])}{compared(found['on_time'])}；"
        f"代表满意率{told(found['satisfied'])}{compared(found['satisfied'])}。{citizens_said}"
    )
