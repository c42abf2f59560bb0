"""What supervision says of a suggestion on its own page."""

from typing import Any

from django import template

from congress.accounts.rules import Role
from suggestions.models.supervision import KeyItem, StarGrade
from suggestions.rules.supervision.keys import PROPOSERS
from suggestions.supervised import roles_in, supervised_by

register = template.Library()


@register.inclusion_tag("suggestions/supervision/_aside.html", takes_context=True)
def supervision_of(context: dict[str, Any], suggestion: Any) -> dict[str, Any]:
    """Its key supervision as far as the reader may know it, and what an office or a leader can begin here."""
    user = context["user"]
    roles = roles_in(user, suggestion.congress_id)
    items = KeyItem.objects.visible_to(user).filter(suggestion=suggestion)
    return {
        "suggestion": suggestion,
        "item": items.first(),
        "stars": StarGrade.objects.visible_to(user).filter(suggestion=suggestion).first(),
        "stars_role": Role.SUPERVISOR in roles,
        "proposes": not PROPOSERS.isdisjoint(roles),
        "supervises": suggestion.congress_id in supervised_by(user),
        "today": context["today"],
    }


@register.filter
def word(words: dict[str, Any], code: str) -> Any:
    """The word for a code."""
    return words.get(code, "")
