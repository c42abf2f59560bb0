"""The roster 轮值表: who receives on which day. The clock proposes by turns, the keeper decides, a deputy may leave."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.organs.models import LocalRule
from deputies.models import Mandate
from deputies.rules import MandateStatus
from stations.actions.receptions.steps import step, trail
from stations.actions.receptions.telling import accounts_of, keepers, tell
from stations.models import Duty, ReceptionDay, Station
from stations.rules.receptions import ON_DUTY, DayStatus
from stations.rules.turns import Turns, in_turn

LEFT = gettext_noop("%(who)s asked for leave from the reception day of %(station)s on %(day)s. Next in line: %(next)s.")
PUT_ON = gettext_noop("You are on the roster: citizens are received at %(station)s on %(day)s.")
TAKEN_OFF = gettext_noop("You are no longer on the roster of %(station)s on %(day)s.")


def members_on(station: Station, on: date) -> list[Mandate]:
    """The station's deputies in office on that day, in the order they were grouped in."""
    rows = station.memberships.serving(on).select_related("mandate__person").order_by("from_on", "pk")
    return [row.mandate for row in rows]


def fill(station: Station, *, at: datetime) -> None:
    """Propose who receives on each planned day that no person set a roster for, and on which deputies are missing.

    Who left the station or the office is taken off; who asked for leave is not proposed for that day again.
    """
    today = localdate(at)
    [needed] = LocalRule.objects.amounts(station.congress, [ON_DUTY], today)
    turns = _turns(station, today.year)
    ahead = station.days.ahead(today).filter(status=DayStatus.PLANNED, is_roster_set=False)
    memberships = list(station.memberships.filter(mandate__status=MandateStatus.IN_OFFICE).order_by("from_on", "pk"))
    for day in ahead.prefetch_related("duties"):
        members = [
            row.mandate_id
            for row in memberships
            if row.from_on <= day.on and (not row.until_on or day.on <= row.until_on)
        ]
        _fill_day(day, members, turns, needed)


def _fill_day(day: ReceptionDay, members: list[int], turns: dict[tuple[int, int], Turns], needed: int) -> None:
    duties = list(day.duties.all())
    gone = [duty for duty in duties if duty.left_at is None and duty.mandate_id not in members]
    if gone:
        day.duties.filter(pk__in=[duty.pk for duty in gone]).delete()
    named = {duty.mandate_id for duty in duties}
    on_duty = [duty for duty in duties if duty.left_at is None and duty not in gone]
    year = day.on.year
    own = {member: turns.get((member, year), Turns()) for member in members}
    chosen = in_turn(own, max(needed - len(on_duty), 0), without=named)
    Duty.objects.bulk_create(Duty(day=day, mandate_id=member) for member in chosen)
    for member in chosen:
        turns[member, year] = own[member].with_one(day.on)


def _turns(station: Station, year: int) -> dict[tuple[int, int], Turns]:
    """Turns at this station by deputy and year, from that year on; a day that was called off is none."""
    counted = Duty.objects.filter(day__station=station, day__on__year__gte=year, left_at=None)
    counted = counted.exclude(day__status__in=[DayStatus.CANCELLED, DayStatus.DROPPED])
    turns: dict[tuple[int, int], Turns] = {}
    for member, on in counted.order_by("day__on").values_list("mandate", "day__on"):
        turns[member, on.year] = turns.get((member, on.year), Turns()).with_one(on)
    return turns


def next_in_line(day: ReceptionDay) -> Mandate | None:
    """Whose turn it would be, were somebody missing on that day."""
    turns, members = _turns(day.station, day.on.year), {row.pk: row for row in members_on(day.station, day.on)}
    own = {member: turns.get((member, day.on.year), Turns()) for member in members}
    found = in_turn(own, 1, without=set(day.duties.values_list("mandate", flat=True)))
    return members[found[0]] if found else None


@transaction.atomic
def set_roster(
    day: ReceptionDay, *, mandates: Sequence[Mandate], by: User, at: datetime, seen: int | None = None
) -> ReceptionDay:
    """Say who receives. On an announced day those who come new and those who fall away are told."""
    names = "、".join(mandate.person.name for mandate in mandates)
    row = step("set_roster", day, by=by, at=at, note=names, seen=seen, is_roster_set=True)
    _check_members(row, mandates)
    before = {duty.mandate_id for duty in row.duties.filter(left_at=None)}
    after = {mandate.pk for mandate in mandates}
    row.duties.filter(left_at=None).exclude(mandate__in=after).delete()
    for mandate in mandates:
        row.duties.update_or_create(mandate=mandate, defaults={"left_at": None, "reason": ""})
    if row.status == DayStatus.ANNOUNCED:
        tell(accounts_of(_mandates(after - before)), "reception-put-on", PUT_ON, row, at=at)
        tell(accounts_of(_mandates(before - after)), "reception-taken-off", TAKEN_OFF, row, at=at)
    trail("set_roster", row, by=by, at=at)
    return row


@transaction.atomic
def leave(day: ReceptionDay, *, reason: str, by: User, at: datetime, seen: int | None = None) -> ReceptionDay:
    """Ask for leave from a day one is on the roster of; the keeper learns of it, and who is next in line."""
    row = step("leave", day, by=by, at=at, note=reason, seen=seen)
    left = row.duties.filter(mandate__person__user=by, left_at=None).update(left_at=at, reason=reason)
    if not left:
        raise Refused(_("You are not on the roster of that day. Nothing was changed."))
    following = next_in_line(row)
    names = {"who": by.name, "next": following.person.name if following else "—"}
    tell(keepers(row, at), "reception-left", LEFT, row, at=at, **names)
    trail("leave", row, by=by, at=at)
    return row


def _check_members(day: ReceptionDay, mandates: Sequence[Mandate]) -> None:
    of_station = {mandate.pk for mandate in members_on(day.station, day.on)}
    if any(mandate.pk not in of_station for mandate in mandates):
        raise Refused(_("Only deputies of the station who are in office receive citizens there. Nothing was changed."))


def _mandates(keys: set[int]) -> Any:
    return Mandate.objects.filter(pk__in=keys)
