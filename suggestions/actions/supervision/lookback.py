"""Looking back at what was answered; what is not done can be opened again in the same act."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import check_same, lock, made_once
from congress.files.actions import Incoming
from suggestions import actions
from suggestions.actions.steps import required
from suggestions.actions.supervision.acts import are_kept_with, kept, only
from suggestions.models import Assignment, Promise, Suggestion
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
    form_key: UUID,
    by: User,
    at: datetime,
    seen: int | None = None,
) -> LookBack:
    """Record what was found. With `owed` and `owed_by`, a closed item is tracked again until that day.

    Where units answered separately, `part` is that of the unit that owes it. The same form sent twice is recorded
    once, also when the first send opened the item again.
    """
    only({Role.SUPERVISOR, Role.COMMITTEE}, by, suggestion.congress_id)
    told = required(evidence, _("Say what was seen; a look-back that finds nothing wrong is recorded as well."))
    reopens = bool(owed.strip() or owed_by)
    facts = {"suggestion": suggestion, "on": on, "people": people, "finding": finding, "evidence": told, "by": by}
    found, is_new = made_once(LookBack, form_key, {**facts, "reopened": reopens}, at=at)
    if not is_new:
        check_same(are_kept_with(found, attached) and (not reopens or _is_owed(suggestion, owed, owed_by, part)))
        return found
    suggestion = lock(suggestion, seen=seen)
    _check(found, suggestion.replied_on, localdate(at))
    found.uploads.set(kept(attached, by=by, at=at))
    if reopens:
        if owed_by is None:
            raise Refused(_("Name the day until which it is owed."))
        actions.reopen(suggestion, finding=told, item=owed, due_on=owed_by, part=part, by=by, at=at)
    record("suggestion.look_back", f"suggestion:{suggestion.pk}", by=by, at=at, detail={"finding": finding})
    return found


def _check(found: LookBack, replied_on: date | None, today: date) -> None:
    if replied_on is None or not replied_on <= found.on <= today:
        raise Refused(_("A look-back lies between the reply and today."))
    if found.reopened and found.finding == Finding.KEPT:
        raise Refused(_("What was done as promised is not opened again."))


def _is_owed(suggestion: Suggestion, item: str, due_on: date | None, part: Assignment | None) -> bool:
    whose = {"reply__assignment": part} if part else {}
    return Promise.objects.of(suggestion).filter(item=item.strip(), due_on=due_on, **whose).exists()
