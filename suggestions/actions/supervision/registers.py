"""Writing the registers of urgings and of who was present on site."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.lights import light
from congress.common.records import check_same, made_once
from congress.files.actions import Incoming
from congress.organs.models import LocalRule
from suggestions.actions.supervision.acts import are_kept_with, check_past, kept, only
from suggestions.actions.supervision.issuing import issue
from suggestions.actions.telling import first_tier
from suggestions.actions.timing import ANSWERS
from suggestions.citing import answering_units
from suggestions.models import Suggestion
from suggestions.models.supervision import Presence, Urging
from suggestions.oversight.letters import urging_words
from suggestions.rules.clocks import HOT, NEAR
from suggestions.rules.supervision.papers import PaperKind
from suggestions.rules.supervision.urging import REACHES


def register_urging(suggestion: Suggestion, *, note: str, by: User, at: datetime) -> list[User]:
    """Keep the urging and its letter as they go out; returns whom it reaches. Refused when one went out today already:
    the row is unique, so of two at once one waits, finds it and issues no letter."""
    today = localdate(at)
    clock = suggestion.clocks.running().filter(kind__in=ANSWERS).order_by("due_on").first()
    near, hot = LocalRule.objects.amounts(suggestion.congress, (NEAR, HOT), today)
    shown = light(clock.due_on if clock else None, today, near=near, hot=hot)
    whole = {"light": shown, "due_on": clock.due_on if clock else None, "note": note, "by": by}
    urging, is_new = Urging.objects.get_or_create(suggestion=suggestion, on=today, defaults=whole)
    if not is_new:
        raise Refused(_("This item was urged today already."))
    urging.letter = issue(
        suggestion.congress,
        PaperKind.URGING,
        partial(urging_words, urging),
        to=answering_units(suggestion),
        by=by,
        at=at,
    )
    urging.save(update_fields=["letter"])
    people = _reached(suggestion, shown, at)
    urging.people.set(people)
    return people


def _reached(suggestion: Suggestion, shown: str, at: datetime) -> list[User]:
    roles = REACHES[shown]
    units = suggestion.assignments.answering().values("unit")
    people = list(User.objects.holding(*roles - {Role.FIRST_TIER}, on=localdate(at), unit__in=units))
    return [*people, *first_tier(suggestion, at)] if Role.FIRST_TIER in roles else people


@transaction.atomic
def record_presence(
    suggestion: Suggestion,
    *,
    on: date,
    attached: Iterable[Incoming] = (),
    form_key: UUID,
    by: User,
    at: datetime,
    **who: Any,
) -> Presence:
    """Record who of the five was on site (五到场), with photos; the same form sent twice, once."""
    only({Role.SUPERVISOR, Role.COMMITTEE}, by, suggestion.congress_id)
    check_past(on, at)
    facts = {"suggestion": suggestion, "on": on, "by": by, **who}
    if not Presence(**facts).count:
        raise Refused(_("Say who was present."))
    found, is_new = made_once(Presence, form_key, facts)
    if not is_new:
        check_same(are_kept_with(found, attached))
        return found
    found.uploads.set(kept(attached, by=by, at=at))
    record("suggestion.presence", f"suggestion:{suggestion.pk}", by=by, at=at, detail={"present": found.count})
    return found
