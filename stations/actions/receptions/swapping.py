"""Deputies of a station swap reception days: one asks, the other agrees, the keeper is told."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import lock, take_step
from congress.notices.actions import notify
from congress.organs.models import LocalRule
from deputies.models import Mandate
from stations.actions.receptions.rostering import members_on
from stations.actions.receptions.steps import step, trail, turn_of
from stations.actions.receptions.telling import accounts_of, keepers
from stations.models import Duty, ReceptionDay, Swap
from stations.parties import parties_to_swap
from stations.rules.receptions import NOTICE_DAYS
from stations.rules.swaps import SWAP_LAW, SwapStatus, is_in_time

ASKED = gettext_noop("%(asker)s asks to swap reception days at %(station)s: you take %(own)s, they take %(others)s.")
AGREED = gettext_noop("Swapped at %(station)s: %(asker)s receives on %(others)s, %(other)s on %(own)s.")
DECLINED = gettext_noop("%(other)s does not swap %(others)s at %(station)s for your %(own)s.")
WITHDRAWN = gettext_noop("%(asker)s no longer asks to swap %(own)s at %(station)s for your %(others)s.")


def turns_to_ask(day: ReceptionDay, asker: Mandate, at: datetime) -> list[Duty]:
    """The turns of others at this station that this deputy could take for that day, the nearest first; none while an
    answer is awaited.
    """
    notice, today = _notice(day, at), localdate(at)
    if not is_in_time(day.status, day.on, today, notice) or _has_asked(day, asker):
        return []
    own_days = asker.reception_duties.values("day")
    named = day.duties.values("mandate")
    others = Duty.objects.filter(day__station=day.station_id, left_at=None, mandate__person__user__isnull=False)
    ahead = others.filter(day__in=day.station.days.ahead(today).order_by().values("pk"))
    rows = ahead.exclude(mandate__in=named).exclude(day__in=own_days).select_related("day", "mandate__person")
    return [row for row in rows.order_by("day__on", "pk") if is_in_time(row.day.status, row.day.on, today, notice)]


@transaction.atomic
def ask_swap(
    day: ReceptionDay, *, turn: Duty, note: str = "", by: User, at: datetime, seen: int | None = None
) -> ReceptionDay:
    """Ask the deputy of another turn to swap it for the asker's own of that day. Nothing changes before they agree."""
    turn_of(day.station)
    row = step("ask_swap", day, by=by, at=at, note=str(turn), seen=seen)
    asker = _asker(row, by)
    if _has_asked(row, asker):
        raise Refused(_("You have asked for this day already; wait for the answer or withdraw it."))
    _check(turn in turns_to_ask(row, asker, at))
    swap = Swap.objects.create(
        own_day=row, asker=asker, other_day=turn.day, other=turn.mandate, asked_at=at, note=note.strip()
    )
    _tell(accounts_of([swap.other]), ASKED, swap, at)
    trail("ask_swap", row, by=by, at=at)
    return row


@transaction.atomic
def agree_swap(swap: Swap, *, by: User, at: datetime, seen: int | None = None) -> Swap:
    """The two change places, if both still have them and citizens can still be told in time."""
    turn_of(swap.own_day.station)
    row = _take("agree", swap, by=by, at=at, seen=seen)
    held = {key: lock(ReceptionDay(pk=key)) for key in sorted([row.own_day_id, row.other_day_id])}
    row.own_day, row.other_day = held[row.own_day_id], held[row.other_day_id]
    _check(_may_change(row, at))
    for day in held.values():
        step("swap", day, by=by, at=at, note=str(row))
    _change(row.own_day, row.asker, row.other)
    _change(row.other_day, row.other, row.asker)
    _tell(accounts_of([row.asker]), AGREED, row, at)
    _tell(keepers(row.own_day, at), AGREED, row, at, url=row.own_day.get_absolute_url())
    return _recorded("agree", row, by=by, at=at)


@transaction.atomic
def decline_swap(swap: Swap, *, by: User, at: datetime, seen: int | None = None) -> Swap:
    row = _take("decline", swap, by=by, at=at, seen=seen)
    _tell(accounts_of([row.asker]), DECLINED, row, at)
    return _recorded("decline", row, by=by, at=at)


@transaction.atomic
def withdraw_swap(swap: Swap, *, by: User, at: datetime, seen: int | None = None) -> Swap:
    row = _take("withdraw", swap, by=by, at=at, seen=seen)
    _tell(accounts_of([row.other]), WITHDRAWN, row, at)
    return _recorded("withdraw", row, by=by, at=at)


def _take(name: str, swap: Swap, *, by: User, at: datetime, seen: int | None) -> Swap:
    row: Swap = take_step(
        name, swap, law=SWAP_LAW, parties=lambda fresh: parties_to_swap(by, fresh), by=by, at=at, seen=seen
    )
    return row


def _recorded(name: str, swap: Swap, *, by: User, at: datetime) -> Swap:
    """Last in an action, for the trail's turn is held until its end."""
    record(f"swap.{name}", f"swap:{swap.pk}", by=by, at=at, detail={"days": [swap.own_day_id, swap.other_day_id]})
    return swap


def _asker(day: ReceptionDay, by: User) -> Mandate:
    duty = day.duties.filter(mandate__person__user=by, left_at=None).select_related("mandate").first()
    if duty is None:
        raise Refused(_("You are not on the roster of that day. Nothing was changed."))
    return duty.mandate


def _has_asked(day: ReceptionDay, asker: Mandate) -> bool:
    return bool(day.swaps_asked.filter(asker=asker, status=SwapStatus.ASKED).exists())


def _check(is_possible: bool) -> None:
    if not is_possible:
        raise Refused(
            _(
                "These days cannot be swapped any more: one of them is announced or about to be, or its roster is "
                "another. Nothing was changed. Ask for leave instead, and the keeper decides."
            )
        )


def _may_change(swap: Swap, at: datetime) -> bool:
    """Both days in time, each deputy still on the own day, free on the other, and of the station then."""
    places = [(swap.own_day, swap.asker, swap.other), (swap.other_day, swap.other, swap.asker)]
    return all(
        is_in_time(day.status, day.on, localdate(at), _notice(day, at))
        and day.duties.filter(mandate=gives, left_at=None).exists()
        and not day.duties.filter(mandate=takes).exists()
        and takes in members_on(day.station, day.on)
        for day, gives, takes in places
    )


def _change(day: ReceptionDay, gives: Mandate, takes: Mandate) -> None:
    day.duties.filter(mandate=gives, left_at=None).update(mandate=takes)


def _notice(day: ReceptionDay, at: datetime) -> int:
    """How many days before a day citizens are told of it."""
    [notice] = LocalRule.objects.amounts(day.station.congress, [NOTICE_DAYS], localdate(at))
    return notice


def _tell(users: Any, text: str, swap: Swap, at: datetime, url: str = "") -> None:
    """`url` for those to whom the swap has no page."""
    words = {
        "station": swap.own_day.station.name, "asker": swap.asker.person.name, "other": swap.other.person.name,
        "own": swap.own_day.on, "others": swap.other_day.on,
    }  # fmt: skip
    key = f"swap:{swap.pk}:{swap.version}"
    notify(users, "reception-swap", key, text, url=url or swap.get_absolute_url(), at=at, values=words)
