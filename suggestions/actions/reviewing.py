"""The committee's review: send back, not accept, accept with a number."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from suggestions.actions.steps import deputy, office, step, tell
from suggestions.actions.timing import start_clock
from suggestions.models import Category, NumberSeries, Suggestion
from suggestions.rules import ClockKind
from suggestions.rules.reasons import REFUSALS


@transaction.atomic
def send_back(
    suggestion: Suggestion, *, what_to_mend: str, by: User, at: datetime, seen: int | None = None
) -> Suggestion:
    """Give the text back to the deputy with what to mend (退回修改)."""
    if not what_to_mend.strip():
        raise Refused(_("Say what the deputy should mend."))
    suggestion = step("send_back", suggestion, by=by, at=at, seen=seen, note=what_to_mend.strip())
    text = gettext_noop("Sent back, please mend: %(title)s. %(note)s")
    tell(deputy(suggestion), "suggestion-sent-back", text, suggestion, at=at, note=what_to_mend.strip()[:200])
    return suggestion


@transaction.atomic
def refuse(
    suggestion: Suggestion, *, reason: str, note: str = "", by: User, at: datetime, seen: int | None = None
) -> Suggestion:
    """Not accept (不予受理), for a reason of the dictionary; the deputy is told."""
    if reason not in REFUSALS:
        raise Refused(_("Choose the reason for not accepting from the list."))
    told = f"{REFUSALS[reason]} {note}".strip()
    suggestion = step("refuse", suggestion, by=by, at=at, seen=seen, note=told, closed_on=localdate(at))
    text = gettext_noop("Not accepted: %(title)s. %(note)s")
    tell(deputy(suggestion), "suggestion-refused", text, suggestion, at=at, note=told[:200])
    return suggestion


@transaction.atomic
def accept(
    suggestion: Suggestion, *, by: User, at: datetime, category: Category | None = None, seen: int | None = None
) -> Suggestion:
    """Accept (立案): give the next number of the session and period, start the hand-over clock."""
    suggestion = step(
        "accept",
        suggestion,
        by=by,
        at=at,
        seen=seen,
        category=category or suggestion.category,
        accepted_on=localdate(at),
        number=_next_number(suggestion),
    )
    start_clock(ClockKind.DISPATCH, suggestion, localdate(at))
    tell(deputy(suggestion), "suggestion-accepted", gettext_noop("Accepted: %(title)s"), suggestion, at=at)
    text = gettext_noop("Accepted, waiting for hand-over: %(title)s")
    tell(office(suggestion, Role.DISPATCHER, at), "suggestion-to-assign", text, suggestion, at=at)
    return suggestion


def _next_number(suggestion: Suggestion) -> int:
    """The next number; the row lock of the series holds until commit, so there is neither hole nor repeat."""
    key = {"session": suggestion.session, "period": suggestion.period}
    NumberSeries.objects.bulk_create([NumberSeries(**key)], ignore_conflicts=True)
    series = NumberSeries.objects.select_for_update().get(**key)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last
