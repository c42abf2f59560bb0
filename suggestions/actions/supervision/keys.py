"""Key suggestions: proposed with reasons, decided by the chairs' meeting, supervised, reported, ended."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import lock
from congress.files.actions import Incoming
from congress.notices.actions import notify
from suggestions.actions.steps import required
from suggestions.actions.supervision.acts import check_past, holders, kept, only, step
from suggestions.actions.telling import answering_people, deputies
from suggestions.models import Suggestion
from suggestions.models.supervision import KeyCriterion, KeyItem, KeyReport
from suggestions.rules import Status
from suggestions.rules.supervision.keys import KEY_LAW, OPEN, PROPOSERS

OVER = {Status.CLOSED, Status.WITHDRAWN, Status.NOT_ACCEPTED}


@transaction.atomic
def propose(
    suggestion: Suggestion, *, criteria: Iterable[KeyCriterion], reasons: str, by: User, at: datetime
) -> KeyItem:
    """Propose an accepted suggestion to the chairs' meeting, with the criteria it meets and the reasons."""
    only(PROPOSERS, by, suggestion.congress_id)
    told = required(reasons, _("Give the reasons why it should be a key suggestion."))
    met = list(criteria)
    if not met:
        raise Refused(_("Name at least one criterion it meets."))
    suggestion = lock(suggestion)
    _check_fit(suggestion)
    item = KeyItem.objects.create(suggestion=suggestion, reasons=told, proposed_by=by, proposed_on=localdate(at))
    item.criteria.set(met)
    text = gettext_noop("Proposed as key suggestion, please decide: %(title)s")
    _tell(holders(suggestion.congress_id, at, Role.CHAIR), text, item, at)
    record("key.propose", f"key:{item.pk}", by=by, at=at, detail={"suggestion": suggestion.pk})
    return item


def _check_fit(suggestion: Suggestion) -> None:
    if suggestion.number is None or suggestion.status in OVER:
        raise Refused(_("Only an accepted suggestion that is still under way can be a key suggestion."))
    if suggestion.is_confidential:
        raise Refused(_("The deputy asked for confidentiality; it cannot be a key suggestion."))
    if KeyItem.objects.filter(suggestion=suggestion, status__in=OPEN).exists():
        raise Refused(_("It is proposed or chosen already."))


@transaction.atomic
def choose(
    item: KeyItem, *, decided_on: date, meeting: str, note: str = "", by: User, at: datetime, seen: int | None = None
) -> KeyItem:
    """The chairs' meeting chooses it (代表法 §52); the unit and the deputies are told."""
    changes = _decision(item, decided_on, meeting, at)
    item = _step("choose", item, by=by, at=at, seen=seen, note=note, **changes)
    suggestion = item.suggestion
    text = gettext_noop("Chosen as key suggestion: %(title)s")
    people = [*answering_people(suggestion, at), *deputies(suggestion), *_office(item, at)]
    _tell(people, text, item, at, url=suggestion.get_absolute_url())
    return item


@transaction.atomic
def refuse(
    item: KeyItem, *, decided_on: date, meeting: str, note: str, by: User, at: datetime, seen: int | None = None
) -> KeyItem:
    """The chairs' meeting does not choose it, and says why."""
    told = required(note, _("Give the reason of the meeting."))
    changes = _decision(item, decided_on, meeting, at)
    item = _step("refuse", item, by=by, at=at, seen=seen, note=told, **changes)
    _tell(_office(item, at), gettext_noop("Not chosen as key suggestion: %(title)s"), item, at)
    return item


@transaction.atomic
def withdraw(item: KeyItem, *, note: str, by: User, at: datetime, seen: int | None = None) -> KeyItem:
    """Take the proposal back before the meeting decides."""
    return _step("withdraw", item, by=by, at=at, seen=seen, note=required(note, _("Give the reason.")))


@transaction.atomic
def arrange(item: KeyItem, *, by: User, at: datetime, seen: int | None = None, **who_and_how: Any) -> KeyItem:
    """Set supervising leader, leading official, committee, plan and the day of the report; may be done again."""
    item = _step("arrange", item, by=by, at=at, seen=seen, **who_and_how)
    text = gettext_noop("Key suggestion, supervision arranged: %(title)s")
    _tell(answering_people(item.suggestion, at), text, item, at, url=item.suggestion.get_absolute_url())
    return item


@transaction.atomic
def report(
    item: KeyItem,
    *,
    on: date,
    text: str,
    attached: Iterable[Incoming] = (),
    by: User,
    at: datetime,
    seen: int | None = None,
) -> KeyReport:
    """Add a dated report with its attachments."""
    told = required(text, _("The report is still empty."))
    check_past(on, at)
    item = _step("report", item, by=by, at=at, seen=seen)
    row = KeyReport.objects.create(item=item, on=on, text=told, by=by)
    row.uploads.set(kept(attached, by=by, at=at))
    return row


@transaction.atomic
def hear(item: KeyItem, *, on: date, note: str, by: User, at: datetime, seen: int | None = None) -> KeyItem:
    """Record that the chairs' meeting heard the report; there must be one."""
    check_past(on, at)
    if not item.reports.exists():
        raise Refused(_("There is no report yet that the meeting could have heard."))
    item = _step("hear", item, by=by, at=at, seen=seen, note=note, reported_on=on)
    _tell(
        holders(item.suggestion.congress_id, at, Role.CHAIR),
        gettext_noop("Reported to the chairs' meeting: %(title)s"),
        item,
        at,
    )
    return item


@transaction.atomic
def resume(item: KeyItem, *, note: str, by: User, at: datetime, seen: int | None = None) -> KeyItem:
    """The meeting is not content: supervision goes on."""
    item = _step("resume", item, by=by, at=at, seen=seen, note=required(note, _("Say what is still missing.")))
    _tell(_office(item, at), gettext_noop("Key supervision goes on: %(title)s"), item, at)
    return item


@transaction.atomic
def end(item: KeyItem, *, note: str = "", by: User, at: datetime, seen: int | None = None) -> KeyItem:
    """End the key supervision; the suggestion goes its own way on."""
    return _step("end", item, by=by, at=at, seen=seen, note=note, ended_on=localdate(at))


def _decision(item: KeyItem, decided_on: date, meeting: str, at: datetime) -> dict[str, Any]:
    check_past(decided_on, at)
    if decided_on < item.proposed_on:
        raise Refused(_("The meeting lies before the proposal."))
    return {"decided_on": decided_on, "meeting": required(meeting, _("Name the chairs' meeting that decided."))}


def _step(name: str, item: KeyItem, *, by: User, at: datetime, **changes: Any) -> KeyItem:
    row: KeyItem = step(name, item, law=KEY_LAW, subject="key", by=by, at=at, **changes)
    return row


def _office(item: KeyItem, at: datetime) -> Any:
    """Who proposed it and who supervises."""
    return [
        item.proposed_by,
        *holders(item.suggestion.congress_id, at, Role.SUPERVISOR).exclude(pk=item.proposed_by_id),
    ]


def _tell(users: Any, text: str, item: KeyItem, at: datetime, *, url: str = "") -> None:
    key, title = f"key:{item.pk}:{item.version}", {"title": item.suggestion.title}
    notify(users, "key-suggestion", key, text, url=url or item.get_absolute_url(), at=at, values=title)
