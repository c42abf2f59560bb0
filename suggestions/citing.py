"""How papers name a suggestion and who has it. The words are Chinese: papers are state documents."""

from typing import Any

from suggestions.models import Suggestion


def numbered(suggestion: Suggestion) -> str:
    """第001号, 闭会第001号; empty before acceptance."""
    if suggestion.number is None:
        return ""
    return f"{'闭会' if suggestion.period == Suggestion.Period.BETWEEN else ''}第{suggestion.number:03d}号"


def cited(suggestion: Suggestion) -> str:
    names = suggestion.lead_name + ("等" if suggestion.cosigners.confirmed().exists() else "")
    return f"{names}代表提出的《{suggestion.title}》（{suggestion.session.full_name}{numbered(suggestion)}）"


def answering_units(suggestion: Suggestion) -> str:
    """The lead unit, or all that answer separately."""
    return "、".join(part.unit.name for part in suggestion.assignments.answering().select_related("unit"))


def handed_over(suggestion: Suggestion) -> Any:
    """The hand-over in force; none for an item that was taken back, nor for an imported one, which has no clocks."""
    is_held = suggestion.assignments.answering().exists()
    return suggestion.steps.filter(name__in=["assign", "pass_on"]).last() if is_held else None
