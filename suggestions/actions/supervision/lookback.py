"""Looking back at what was answered; what is not done can be opened again in the same act."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import lock
from congress.files.actions import Incoming
from suggestions import actions
from suggestions.actions.steps import required
from suggestions.actions.supervision.acts import kept, only
from suggestions.models import Assignment, Suggestion
from suggestions.models.supervision import LookBack
from suggestions.rules.supervision.lookback import Finding


@transaction.atomic
def look_back(
    suggestion: Suggestion,
    *,
    on: date,
    people: str,
    finding: str,
    evidence: str,
    owed: str = "",
    owed_by: date | None = None,
    part: Assignment | None = None,
    attached: Iterable[Incoming] = (),
    by: User,
    at: datetime,
    seen: int | None = None,
) -> LookBack:
    """Record what was found. With `owed` and `owed_by`, a closed item is tracked again until that day.

    Where units answered separately, `part` is that of the unit that owes it.
    """
    only({Role.SUPERVISOR, Role.COMMITTEE}, by, suggestion.congress_id)
    told = required(evidence, _("Say what was seen; a look-back that finds nothing wrong is recorded as well."))
    suggestion = lock(suggestion, seen=seen)
    if suggestion.replied_on is None or not suggestion.replied_on <= on <= localdate(at):
        raise Refused(_("A look-back lies between the reply and today."))
    reopens = bool(owed.strip() or owed_by)
    if reopens and finding == Finding.KEPT:
        raise Refused(_("What was done as promised is not opened again."))
    found = LookBack.objects.create(
        suggestion=suggestion, on=on, people=people, finding=finding, evidence=told, reopened=reopens, by=by, at=at
    )
    found.uploads.set(kept(attached, by=by, at=at))
    if reopens:
        if owed_by is None:
            raise Refused(_("Name the day until which it is owed."))
        actions.reopen(suggestion, finding=told, item=owed, due_on=owed_by, part=part, by=by, at=at)
    record("suggestion.look_back", f"suggestion:{suggestion.pk}", by=by, at=at, detail={"finding": finding})
    return found
