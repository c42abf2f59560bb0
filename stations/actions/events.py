"""Events with citizens: planned, announced, answered by the deputies, held; what was said is written down elsewhere."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import check_same, made_once
from congress.notices.actions import notify
from congress.organs.models import LocalRule
from deputies.models import Mandate
from stations.actions.at_station import keepers_of, only, open_station, step
from stations.models import EventWithCitizens, Invitation, Station
from stations.parties import parties_to_event
from stations.rules.events import EVENT_LAW, HOSTS, NOTICE_DAYS, WITHIN, Coming, last_day_to_announce


@transaction.atomic
def plan(
    station: Station,
    *,
    starts_at: datetime,
    deputies: Iterable[Mandate] = (),
    form_key: UUID,
    by: User,
    at: datetime,
    **facts: Any,
) -> EventWithCitizens:
    """Plan an event of an open station; nobody is told yet. The same form sent twice plans one."""
    only(HOSTS, station, by)
    station, invited = open_station(station), set(deputies)
    _check(station, starts_at, invited, at)
    event, is_new = made_once(EventWithCitizens, form_key, {"station": station, "starts_at": starts_at, **facts})
    if not is_new:
        check_same(invited == {row.mandate for row in event.invitations.select_related("mandate")})
        return event
    _invite(event, invited)
    record("event.plan", f"event:{event.pk}", by=by, at=at, detail={"station": station.pk})
    return event


@transaction.atomic
def edit(
    event: EventWithCitizens,
    *,
    starts_at: datetime,
    deputies: Iterable[Mandate] = (),
    by: User,
    at: datetime,
    seen: int | None = None,
    **facts: Any,
) -> EventWithCitizens:
    """Change a planned event and whom it invites."""
    invited = set(deputies)
    row = take("edit", event, by=by, at=at, seen=seen, starts_at=starts_at, **facts)
    _check(row.station, starts_at, invited, at)
    row.invitations.exclude(mandate__in=invited).delete()
    _invite(row, invited)
    return row


@transaction.atomic
def announce(event: EventWithCitizens, *, by: User, at: datetime, seen: int | None = None) -> EventWithCitizens:
    """Publish it, as many days before as the place's rule says, and tell the deputies who are invited."""
    row = take("announce", event, by=by, at=at, seen=seen, announced_at=at)
    _check_notice(row, at)
    tell_invited(row, gettext_noop("You are invited on %(day)s: %(title)s (%(station)s)."), at)
    return row


@transaction.atomic
def move(
    event: EventWithCitizens,
    *,
    starts_at: datetime,
    place: str,
    note: str,
    by: User,
    at: datetime,
    seen: int | None = None,
) -> EventWithCitizens:
    """Another hour or place, with the reason; as many days before as an announcement. Deputies are asked anew."""
    row = take("move", event, by=by, at=at, seen=seen, note=note, starts_at=starts_at, place=place)
    _check_notice(row, at)
    row.invitations.update(answer="", reason="", answered_at=None)
    tell_invited(row, gettext_noop("Moved to %(day)s: %(title)s (%(station)s)."), at)
    return row


@transaction.atomic
def answer(
    event: EventWithCitizens, *, coming: str, reason: str = "", by: User, at: datetime, seen: int | None = None
) -> Invitation:
    """A deputy says whether they come; who does not says why. A later answer replaces it. The keepers are told."""
    if coming == Coming.NO and not reason.strip():
        raise Refused(_("Give the reason."))
    row = take("answer", event, by=by, at=at, seen=seen)
    own = row.invitations.get(mandate__person__user=by)
    own.answer, own.reason, own.answered_at = coming, reason.strip(), at
    own.save(update_fields=["answer", "reason", "answered_at"])
    text = gettext_noop("%(who)s answered the invitation to %(title)s.")
    _tell(keepers_of(row.station, at), text, row, at, who=by.name)
    return own


@transaction.atomic
def hold(
    event: EventWithCitizens,
    *,
    came: Iterable[Mandate],
    citizens: int = 0,
    by: User,
    at: datetime,
    seen: int | None = None,
) -> EventWithCitizens:
    """Record which deputies and how many citizens came. Refused before it has begun."""
    present = set(came)
    row = take("hold", event, by=by, at=at, seen=seen, citizens=citizens)
    if at < row.starts_at:
        raise Refused(_("It has not begun yet; record who came afterwards."))
    invited = set(row.invitations.values_list("mandate", flat=True))
    if not {mandate.pk for mandate in present} <= invited | _members(row.station, row.starts_at):
        raise Refused(_("Name deputies who were invited or are grouped into this station."))
    _invite(row, present)
    row.invitations.filter(mandate__in=present).update(has_come=True)
    return row


@transaction.atomic
def cancel(
    event: EventWithCitizens, *, note: str, by: User, at: datetime, seen: int | None = None
) -> EventWithCitizens:
    """Call it off with the reason; those who were invited are told."""
    row = take("cancel", event, by=by, at=at, seen=seen, note=note)
    if row.announced_at:
        tell_invited(row, gettext_noop("Cancelled: %(title)s on %(day)s (%(station)s)."), at)
    return row


def remind(event: EventWithCitizens, *, at: datetime) -> None:
    """On the eve, tell the deputies who have not declined; once for each hour it was set to."""
    text = gettext_noop("Do not forget, %(day)s: %(title)s (%(station)s).")
    invited = event.invitations.exclude(answer=Coming.NO)
    _tell(_accounts(invited), text, event, at, kind="event-eve", key=f"event:{event.pk}:{event.starts_at.isoformat()}")


def take(name: str, event: EventWithCitizens, **changes: Any) -> EventWithCitizens:
    """One step of its course."""
    row: EventWithCitizens = step(name, event, law=EVENT_LAW, subject="event", parties=parties_to_event, **changes)
    return row


def tell_invited(event: EventWithCitizens, text: str, at: datetime) -> None:
    _tell(_accounts(event.invitations.all()), text, event, at)


def _tell(
    users: Iterable[User], text: str, event: EventWithCitizens, at: datetime, *, kind: str = "event", key: str = "",
    **values: Any,
) -> None:  # fmt: skip
    words = {"title": event.title, "station": event.station.name, "day": localdate(event.starts_at).isoformat()}
    key = key or f"event:{event.pk}:{event.version}"
    notify(users, kind, key, text, url=event.get_absolute_url(), at=at, values=words | values)


def _accounts(invitations: Any) -> list[User]:
    found = invitations.select_related("mandate__person__user")
    return [row.mandate.person.user for row in found if row.mandate.person.user]


def _invite(event: EventWithCitizens, deputies: set[Mandate]) -> None:
    rows = [Invitation(event=event, mandate=mandate) for mandate in sorted(deputies, key=lambda one: one.pk)]
    Invitation.objects.bulk_create(rows, ignore_conflicts=True)


def _members(station: Station, at: datetime) -> set[int]:
    return set(station.memberships.serving(localdate(at)).values_list("mandate", flat=True))


def _check(station: Station, starts_at: datetime, deputies: set[Mandate], at: datetime) -> None:
    if starts_at <= at:
        raise Refused(_("Give a later day."))
    if not {mandate.pk for mandate in deputies} <= _members(station, at):
        raise Refused(_("Invite deputies in office who are grouped into this station."))


def _check_notice(event: EventWithCitizens, at: datetime) -> None:
    if event.kind in WITHIN:
        return
    days = LocalRule.objects.ruling(event.station.congress, NOTICE_DAYS, localdate(at)).amount
    last = last_day_to_announce(localdate(event.starts_at), days)
    if localdate(at) > last:
        raise Refused(
            _("Citizens are told %(days)s days before: it could be announced until %(last)s. Choose a later day.")
            % {"days": days, "last": last.isoformat()}
        )
