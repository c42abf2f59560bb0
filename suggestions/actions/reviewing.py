"""The first review and the committee's own: pass, send back, not accept, accept with a number."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from congress.common.records import lock
from suggestions.actions.numbering import number_of
from suggestions.actions.steps import required, step
from suggestions.actions.telling import deputies, deputy, office, tell
from suggestions.actions.timing import start_clock, stop_clocks
from suggestions.models import Category, Suggestion
from suggestions.rules import ClockKind
from suggestions.rules.reasons import REFUSALS


@transaction.atomic
def pass_review(
    suggestion: Suggestion, *, note: str = "", by: User, at: datetime, seen: int | None = None
) -> Suggestion:
    """The first reviewer finds it in order (初审通过) and hands it to the committee."""
    return _to_committee("pass_review", suggestion, note, by=by, at=at, seen=seen)


@transaction.atomic
def take_review(suggestion: Suggestion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """The committee reviews without waiting for the first review; the reason is kept."""
    told = required(reason, _("Say why the committee does not wait for the first review."))
    return _to_committee("take_review", suggestion, told, by=by, at=at, seen=seen)


def _to_committee(
    name: str, suggestion: Suggestion, note: str, *, by: User, at: datetime, seen: int | None
) -> Suggestion:
    suggestion = step(name, suggestion, by=by, at=at, seen=seen, note=note)
    stop_clocks(suggestion, localdate(at), ClockKind.FIRST_REVIEW)
    text = gettext_noop("Submitted and waiting for review: %(title)s")
    tell(office(suggestion, Role.REVIEWER, at), "suggestion-reviewed", text, suggestion, at=at)
    return suggestion


@transaction.atomic
def send_back(
    suggestion: Suggestion,
    *,
    what_to_mend: str,
    is_first: bool = False,
    by: User,
    at: datetime,
    seen: int | None = None,
) -> Suggestion:
    """Give the text back to the deputy with what to mend (退回修改); `is_first` at the first review."""
    told = required(what_to_mend, _("Say what the deputy should mend."))
    name = "first_send_back" if is_first else "send_back"
    suggestion = step(name, suggestion, by=by, at=at, seen=seen, note=told)
    stop_clocks(suggestion, localdate(at), ClockKind.FIRST_REVIEW)
    text = gettext_noop("Sent back, please mend: %(title)s. %(note)s")
    tell(deputy(suggestion), "suggestion-sent-back", text, suggestion, at=at, note=told[:200])
    return suggestion


@transaction.atomic
def refuse(
    suggestion: Suggestion, *, reason: str, note: str = "", by: User, at: datetime, seen: int | None = None
) -> Suggestion:
    """Not accept (不予受理), for a reason of the dictionary; the deputies are told."""
    if reason not in REFUSALS:
        raise Refused(_("Choose the reason for not accepting from the list."))
    told = f"{REFUSALS[reason]} {note}".strip()
    suggestion = step("refuse", suggestion, by=by, at=at, seen=seen, note=told, closed_on=localdate(at))
    text = gettext_noop("Not accepted: %(title)s. %(note)s")
    tell(deputies(suggestion), "suggestion-refused", text, suggestion, at=at, note=told[:200])
    return suggestion


@transaction.atomic
def accept(
    suggestion: Suggestion, *, by: User, at: datetime, category: Category | None = None, seen: int | None = None
) -> Suggestion:
    """Accept (立案): give the next number of the session and period, start the hand-over clock."""
    suggestion = lock(suggestion, seen=seen)  # before the series, as in a merger, so that no two wait for each other
    suggestion = step(
        "accept",
        suggestion,
        by=by,
        at=at,
        seen=seen,
        category=category or suggestion.category,
        accepted_on=localdate(at),
        number=number_of(suggestion),
    )
    start_clock(ClockKind.DISPATCH, suggestion, localdate(at))
    tell(deputies(suggestion), "suggestion-accepted", gettext_noop("Accepted: %(title)s"), suggestion, at=at)
    text = gettext_noop("Accepted, waiting for hand-over: %(title)s")
    tell(office(suggestion, Role.DISPATCHER, at), "suggestion-to-assign", text, suggestion, at=at)
    return suggestion
