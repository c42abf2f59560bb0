"""A suggestion's status and light as its reader sees them, and how far a unit's part has come."""

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from congress.common.lights import light, light_words
from congress.common.templatetags.signs import light_sign, status_sign
from congress.common.text import mask_phone
from suggestions.models import Suggestion
from suggestions.progress import Act
from suggestions.reports.inbox import act_of, is_act_of
from suggestions.rules import ClockKind, Part

register = template.Library()
register.filter("masked", mask_phone)

PAPER_TITLES = {
    "form": _lazy("Suggestion form"),
    "handover": _lazy("Hand-over letter"),
    "urging": _lazy("Urging letter"),
    "co_opinion": _lazy("Co-handling opinion"),
    "reply": _lazy("Reply letter"),
    "opinion": _lazy("Opinion form for the deputy"),
    "in_person": _lazy("Record of the reply face to face"),
    "in_person_blank": _lazy("Record of a reply face to face, blank"),
}


@register.simple_tag(takes_context=True)
def light_of(context: dict[str, Any], due_on: date | None) -> SafeString:
    """The light of a due day by the page's `today`, `near` and `hot`."""
    bounds = {"near": context["near"], "hot": context["hot"]}
    return light_sign(light(due_on, context["today"], **bounds), light_words(due_on, context["today"], **bounds))


@register.simple_tag
def status_of(suggestion: Suggestion, to_rate: bool = False, to_mend: bool = False) -> SafeString:
    """The status; one that waits for the reader says so."""
    label = suggestion.get_status_display()
    if to_rate:
        return status_sign(suggestion.status, _("%(status)s, waiting for your rating") % {"status": label}, yours=True)
    if to_mend:
        return status_sign(
            suggestion.status, _("%(status)s, sent back for you to mend") % {"status": label}, yours=True
        )
    return status_sign(suggestion.status, label)


register.simple_tag(act_of)


@register.simple_tag(takes_context=True)
def is_mine(context: dict[str, Any], act: Act, row: Any) -> bool:
    """Whether the unit's next step is the reader's."""
    return is_act_of(context["user"], act, row)


@register.simple_tag
def boxes(act: Act) -> SafeString:
    """The act's place among the boxes of progress, as a picture and in figures."""
    kinds = ["d" if place < act.place else "n" if place == act.place else "" for place in range(1, act.total + 1)]
    picture = format_html_join("", '<i class="{}"></i>', ((kind,) for kind in kinds))
    figures = f"{min(act.place, act.total)}/{act.total}"
    template = '<span class="c-step5" aria-hidden="true">{}</span><span class="c-small c-quiet">{}</span>'
    return format_html(template, picture, figures)


@register.filter
def clock_name(kind: str) -> Any:
    return ClockKind(kind).label


@register.simple_tag
def part_name(part: str) -> Any:
    return Part(part).label


@register.simple_tag
def paper_title(name: str) -> Any:
    return PAPER_TITLES[name]
