"""News for the citizen whose words became a suggestion: the app below is told what each step means (告知群众)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext, pgettext

from congress.organs.models import Unit
from stations.actions.steps import step as opinion_step
from stations.models import Opinion
from stations.rules.opinions import Status
from suggestions.models import Suggestion
from suggestions.rules.news import ANSWERED, ANSWERS, HANDED_OVER, NEWS, OVER

AFTERWARDS = {Status.REPLIED, Status.ANSWERED}
"""The deputy has an answer already; the citizen still hears what happens. One that ended is left alone."""


def tell_step(name: str, suggestion: Suggestion, *, at: datetime) -> None:
    """What this step of the suggestion means to the citizen, if it means something.

    The opinion is locked in any case: what is told of it later in this act comes after the trail's turn is taken.
    """
    _opinion_of(suggestion)
    if name in OVER:
        _end(suggestion, OVER[name], at)
    elif name in ANSWERS:
        _say(suggestion, ANSWERED, at, step="suggestion_replied")
    elif name in NEWS:
        _say(suggestion, NEWS[name], at, number=suggestion.number_label)


def tell_handed_over(suggestion: Suggestion, units: Iterable[Unit], due_on: date, *, at: datetime) -> None:
    """Who answers it, and by when."""
    _say(suggestion, HANDED_OVER, at, units="、".join(map(str, units)), due=due_on)


def _end(suggestion: Suggestion, text: str, at: datetime) -> None:
    opinion = _opinion_of(suggestion)
    if opinion and opinion.status == Status.SUGGESTED:
        opinion_step("unsuggest", opinion, by=None, at=at, note=_in_words(text), became="", became_url="")


def _say(suggestion: Suggestion, text: str, at: datetime, *, step: str = "progress", **values: Any) -> None:
    opinion = _opinion_of(suggestion)
    if opinion and opinion.status == Status.SUGGESTED:
        became = f"{suggestion.number_label} {suggestion.title}".strip()[:160]
        opinion_step(step, opinion, by=None, at=at, note=_in_words(text, **values), became=became)
    elif opinion and opinion.status in AFTERWARDS:
        opinion_step("progress", opinion, by=None, at=at, note=_in_words(text, **values))


def _opinion_of(suggestion: Suggestion) -> Opinion | None:
    """As it stands now, locked; None where it made itself independent of this suggestion."""
    rows = Opinion.objects.select_for_update(of=("self",)).filter(suggestions=suggestion)
    return rows.filter(became_url=suggestion.get_absolute_url()).first()


def _in_words(text: str, **values: Any) -> str:
    """In the language of the place: citizens have no account that would tell theirs."""
    with translation.override(settings.LANGUAGE_CODE):
        shown = {
            name: format_date(value, pgettext("date format", "j F Y")) if isinstance(value, date) else value
            for name, value in values.items()
        }
        return gettext(text) % shown if shown else gettext(text)
