"""Circulars: drafted from the figures of a day, approved and thereby issued by another person."""

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import UNIT_ROLES, Role
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import lock, made_once
from congress.notices.actions import notify
from congress.organs.models import Congress
from suggestions.actions.steps import required
from suggestions.actions.supervision.acts import check_past, holders, only, step
from suggestions.actions.supervision.issuing import issue
from suggestions.models.supervision import Circular, IssuedPaper
from suggestions.oversight.circulars import circular_words, lines_of
from suggestions.rules.supervision.circulars import CIRCULAR_LAW
from suggestions.rules.supervision.papers import PaperKind


@transaction.atomic
def draft(
    congress: Congress,
    *,
    from_on: date,
    until_on: date,
    cut_off: date,
    form_key: UUID,
    by: User,
    at: datetime,
    **words: Any,
) -> Circular:
    """Count the figures of the cut-off day once and for all, and ask for approval; the same form sent twice, once."""
    only({Role.SUPERVISOR}, by, congress.pk)
    check_past(cut_off, at)
    if not from_on <= until_on <= cut_off:
        raise Refused(_("The period ends before it begins, or after the day of the figures."))
    period = {"from_on": from_on, "until_on": until_on, "cut_off": cut_off}
    lines = lines_of(congress.pk, **period)
    if not lines:
        raise Refused(_("No unit was given an item in this period."))
    facts = {"congress": congress, "drafted_by": by, **period, **words}
    circular, is_new = made_once(Circular, form_key, facts, lines=lines)
    if is_new:
        _ask_for_approval(circular, by, at)
    return circular


def _ask_for_approval(circular: Circular, by: User, at: datetime) -> None:
    chairs = holders(circular.congress_id, at, Role.CHAIR, Role.SUPERVISOR).exclude(pk=by.pk)
    _tell(chairs, gettext_noop("A circular waits for approval: %(title)s"), circular, circular.get_absolute_url(), at)
    detail = {"cut_off": circular.cut_off.isoformat()}
    record("circular.draft", f"circular:{circular.pk}", by=by, at=at, detail=detail)


@transaction.atomic
def approve(circular: Circular, *, note: str = "", by: User, at: datetime, seen: int | None = None) -> Circular:
    """Approve what was drafted: it gets its number, is kept, and goes to every unit and first-tier office."""
    circular = lock(circular, seen=seen)
    if circular.drafted_by_id == by.pk:
        raise Refused(_("Whoever drafted it does not approve it."))
    paper = _paper(circular, by, at)
    changes: dict[str, Any] = {"note": note, "approved_by": by, "paper": paper}
    circular = step("approve", circular, law=CIRCULAR_LAW, subject="circular", by=by, at=at, **changes)
    units = holders(circular.congress_id, at, *UNIT_ROLES, Role.FIRST_TIER)
    _tell(units, gettext_noop("Circular issued: %(title)s"), circular, paper.get_absolute_url(), at)
    return circular


@transaction.atomic
def drop(circular: Circular, *, note: str, by: User, at: datetime, seen: int | None = None) -> Circular:
    """Give a draft up; it stays in the list with the reason."""
    told = required(note, _("Give the reason."))
    found: Circular = step("drop", circular, law=CIRCULAR_LAW, subject="circular", by=by, at=at, note=told, seen=seen)
    return found


def _paper(circular: Circular, by: User, at: datetime) -> IssuedPaper:
    """Issued before the step is taken; a refused step undoes it together with its number."""
    write = partial(circular_words, circular, on=localdate(at))
    to = "、".join(line["unit"] for line in circular.lines)
    return issue(circular.congress, PaperKind.CIRCULAR, write, to=to, by=by, at=at)


def _tell(users: Any, text: str, circular: Circular, url: str, at: datetime) -> None:
    key = f"circular:{circular.pk}:{circular.version}"
    notify(users, "circular", key, text, url=url, at=at, values={"title": circular.title})
