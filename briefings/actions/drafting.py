"""Drafting: a month counted once, by the clock or by hand; a correction of what was issued."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from briefings.actions.steps import holders, only, step, tell, told
from briefings.models import Briefing, Masthead
from briefings.rules.briefings import EDITORS, Status
from briefings.sections import counted
from congress.accounts.models import User
from congress.common.dates import last_of_month
from congress.common.lifecycle import Refused
from congress.common.records import lock
from congress.organs.models import Congress

DRAFTED = gettext_noop("The briefing is drafted and waits to be edited: %(title)s")


@transaction.atomic
def draft_by_clock(masthead: Masthead, month: date, *, at: datetime) -> Briefing | None:
    """The month's briefing of a congress, once; None where somebody was quicker. Nothing is left of one broken off."""
    locked = Masthead.objects.select_for_update().get(pk=masthead.pk)
    is_due = Masthead.objects.awaiting_draft(month).filter(pk=masthead.pk).exists()  # asked after the lock, not with it
    return _drafted(locked.congress, month, by=None, at=at) if is_due else None


@transaction.atomic
def draft(congress: Congress, *, month: date, by: User, at: datetime) -> Briefing:
    """By hand, of any month that is over and has none."""
    only(EDITORS, by, congress.pk)
    month = month.replace(day=1)
    if last_of_month(month) >= localdate(at):
        raise Refused(_("This month is not over yet."))
    if not Masthead.objects.select_for_update().filter(congress=congress).exists():
        raise Refused(_("The congress has no masthead yet; set it up first."))
    if Briefing.objects.of_month(congress, month).exclude(status=Status.DROPPED).exists():
        raise Refused(_("There is a briefing on this month already."))
    return _drafted(congress, month, by=by, at=at)


@transaction.atomic
def recount(briefing: Briefing, *, by: User, at: datetime, seen: int | None = None) -> Briefing:
    """Count and word everything again, as things are known now; what was written by hand is lost, but for cases."""
    fresh = lock(briefing, seen=seen)
    found = counted(fresh.congress, fresh.month)
    cases = {each["key"]: each for each in fresh.words["sections"] if each["key"] == "cases"}
    found["words"]["sections"] = [cases.get(each["key"], each) for each in found["words"]["sections"]]
    changes = {name: found[name] for name in ("words", "figures")}
    fresh = step("recount", fresh, by=by, at=at, **changes)
    told("recount", fresh, by=by, at=at)
    return fresh


@transaction.atomic
def correct(briefing: Briefing, *, by: User, at: datetime, seen: int | None = None) -> Briefing:
    """A new issue with the words of one that was issued, to be put right; that one stays as it is."""
    old = step("correct", briefing, by=by, at=at, seen=seen)
    if old.corrections.exclude(status=Status.DROPPED).exists():
        raise Refused(_("A correction of this issue exists already."))
    same: dict[str, Any] = {
        name: getattr(old, name) for name in ("congress", "month", "cut_off", "title", "words", "figures")
    }
    return _begun(Briefing(corrects=old, **same), by=by, at=at, corrects=old.pk)


def _drafted(congress: Congress, month: date, *, by: User | None, at: datetime) -> Briefing:
    return _begun(Briefing(congress=congress, month=month, **counted(congress, month)), by=by, at=at)


def _begun(briefing: Briefing, *, by: User | None, at: datetime, **detail: Any) -> Briefing:
    briefing.save(force_insert=True)
    briefing.steps.create(name="draft", from_status=briefing.status, to_status=briefing.status, by=by, at=at)
    url = reverse("admin:briefings_briefing_change", args=[briefing.pk])
    tell(briefing, holders(briefing, at, *EDITORS), DRAFTED, url, at)
    told("draft", briefing, by=by, at=at, month=briefing.month.isoformat(), **detail)
    return briefing
