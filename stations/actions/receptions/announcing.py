"""A reception day is announced two or three days before, brought to mind on its eve, and asked for when it is over."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.records import lock
from congress.organs.models import LocalRule
from stations.actions.receptions.steps import step, trail
from stations.actions.receptions.telling import deputies, keepers, tell
from stations.models import ReceptionDay
from stations.rules.receptions import AHEAD, NOTICE_DAYS, DayStatus

ONE_DAY = timedelta(days=1)
ON_DUTY = gettext_noop("You receive citizens at %(station)s on %(day)s.")
ANNOUNCED = gettext_noop("The reception day of %(station)s on %(day)s is announced.")
NOBODY = gettext_noop("The reception day of %(station)s on %(day)s is announced, and nobody is on its roster.")
EVE = gettext_noop("Reminder: you receive citizens at %(station)s on %(day)s.")
CANCELLED = gettext_noop("The reception day of %(station)s on %(day)s is cancelled: %(reason)s")
UNRECORDED = gettext_noop("The reception day of %(station)s on %(day)s is over. Write down who came.")


@transaction.atomic
def announce(day: ReceptionDay, *, by: User | None, at: datetime, seen: int | None = None) -> ReceptionDay:
    """Tell everybody: the public page, the deputies on the roster, the keeper. Nobody is told twice on the eve."""
    is_eve = day.on <= localdate(at) + ONE_DAY
    row = step("announce", day, by=by, at=at, seen=seen, announced_at=at, reminded_at=at if is_eve else None)
    on_duty = deputies(row)
    tell(on_duty, "reception-announced", ON_DUTY, row, at=at)
    is_anybody = row.duties.filter(left_at=None).exists()
    tell(keepers(row, at), "reception-announced", ANNOUNCED if is_anybody else NOBODY, row, at=at)
    trail("announce", row, by=by, at=at)
    return row


@transaction.atomic
def announce_due(day: ReceptionDay, *, at: datetime) -> bool:
    """Announce a day whose notice is due and that nobody announced or moved meanwhile; whether it was done."""
    row, today = lock(day), localdate(at)
    [notice] = LocalRule.objects.amounts(row.station.congress, [NOTICE_DAYS], today)
    is_due = today <= row.on <= today + timedelta(days=notice)
    if row.status != DayStatus.PLANNED or not is_due:
        return False
    announce(row, by=None, at=at)
    return True


@transaction.atomic
def cancel(day: ReceptionDay, *, reason: str, by: User, at: datetime, seen: int | None = None) -> ReceptionDay:
    """Call it off; whoever was told of the day is told of this."""
    was_announced = day.announced_at is not None
    row = step("cancel", day, by=by, at=at, note=reason, seen=seen, reason=reason)
    if was_announced:
        people = {user.pk: user for user in [*deputies(row), *keepers(row, at)]}
        tell(people.values(), "reception-cancelled", CANCELLED, row, at=at, reason=reason)
    trail("cancel", row, by=by, at=at)
    return row


@transaction.atomic
def remind(day: ReceptionDay, *, at: datetime) -> bool:
    """On the eve, to the deputies on the roster, once; whether it was this call that did it."""
    waiting = ReceptionDay.objects.announced().filter(pk=day.pk, reminded_at=None)
    if not waiting.update(reminded_at=at):
        return False
    tell(deputies(day), "reception-eve", EVE, day, at=at)
    return True


@transaction.atomic
def ask_for_record(day: ReceptionDay, *, at: datetime) -> bool:
    """Of the keeper, once, when the day is over and nobody recorded it."""
    waiting = ReceptionDay.objects.filter(pk=day.pk, status__in=AHEAD, asked_at=None)
    if not waiting.update(asked_at=at):
        return False
    tell(keepers(day, at), "reception-unrecorded", UNRECORDED, day, at=at)
    return True
