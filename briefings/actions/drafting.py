"""Drafting: a period counted once, by the clock or by hand; a correction of what was issued."""

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
from briefings.rules.periods import Kind, Period, period_of
from briefings.sections import WRITTEN, counted
from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.common.records import lock
from congress.organs.models import Congress

DRAFTED = gettext_noop("The briefing is drafted and waits to be edited: %(title)s")


@transaction.atomic
def draft_by_clock(masthead: Masthead, period: Period, *, at: datetime) -> Briefing | None:
    """The period's under this masthead, once; None where somebody was quicker. Nothing is left of one broken off."""
    locked = Masthead.objects.select_for_update().get(pk=masthead.pk)
    kind = Kind(locked.kind)
    awaiting = Masthead.objects.awaiting_draft(kind, period)  # asked after the lock, not with it
    return _drafted(locked, period, by=None, at=at) if awaiting.filter(pk=masthead.pk).exists() else None


@transaction.atomic
def draft(congress: Congress, *, kind: Kind, month: date, by: User, at: datetime) -> Briefing:
    """By hand, of any month, quarter or year that is over and has none; `month` is any day of it."""
    only(EDITORS, by, congress.pk)
    period = period_of(kind, month)
    if period.cut_off >= localdate(at):
        raise Refused(_("This period is not over yet."))
    masthead = Masthead.objects.select_for_update().filter(congress=congress, kind=kind).first()
    if masthead is None:
        raise Refused(_("The congress has no masthead of this kind yet; set it up first."))
    if congress.briefings.of_period(kind, period).exclude(status=Status.DROPPED).exists():
        raise Refused(_("There is a briefing on this period already."))
    return _drafted(masthead, period, by=by, at=at)


@transaction.atomic
def recount(briefing: Briefing, *, by: User, at: datetime, seen: int | None = None) -> Briefing:
    """Count and word everything again, as things are known now; what was written by hand is lost, but for WRITTEN."""
    fresh = lock(briefing, seen=seen)
    found = counted(fresh.congress, Kind(fresh.kind), fresh.period)
    written = {each["key"]: each for each in fresh.words["sections"] if each["key"] in WRITTEN}
    found["words"]["sections"] = [written.get(each["key"], each) for each in found["words"]["sections"]]
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
        name: getattr(old, name) for name in ("congress", "kind", "month", "cut_off", "title", "words", "figures")
    }
    return _begun(Briefing(corrects=old, **same), by=by, at=at, corrects=old.pk)


def _drafted(masthead: Masthead, period: Period, *, by: User | None, at: datetime) -> Briefing:
    congress, kind = masthead.congress, Kind(masthead.kind)
    row = Briefing(congress=congress, kind=kind, month=period.first, **counted(congress, kind, period))
    return _begun(row, by=by, at=at)


def _begun(briefing: Briefing, *, by: User | None, at: datetime, **detail: Any) -> Briefing:
    briefing.save(force_insert=True)
    briefing.steps.create(name="draft", from_status=briefing.status, to_status=briefing.status, by=by, at=at)
    url = reverse("admin:briefings_briefing_change", args=[briefing.pk])
    tell(briefing, holders(briefing, at, *EDITORS), DRAFTED, url, at)
    told("draft", briefing, by=by, at=at, kind=briefing.kind, month=briefing.month.isoformat(), **detail)
    return briefing
