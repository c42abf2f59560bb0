"""When somebody is reminded of an opinion, and when a contact is forgotten. Pure: today and calendar are handed in."""

from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.organs.workdays import Calendar
from stations.rules.opinions import ClockKind

ONE_DAY = timedelta(days=1)
NEVER_REMINDED = frozenset({ClockKind.RATING})  # the citizen's clock: it ends by itself
OWED_BY_HELPERS = frozenset({ClockKind.UNIT})  # the other outsiders have no account: whoever handed it over asks them


class Stage(TextChoices):
    """What was said last about the running clock."""

    SOON = "soon", _("Due soon")
    DUE = "due", _("Due today")
    LATE = "late", _("Late")


def stage(due_on: date, today: date, calendar: Calendar) -> Stage | None:
    """Soon from the last working day before on; None before that."""
    if today > due_on:
        return Stage.LATE
    if today == due_on:
        return Stage.DUE
    return Stage.SOON if today >= workday_before(due_on, calendar) else None


def workday_before(day: date, calendar: Calendar) -> date:
    day -= ONE_DAY
    while not calendar.is_workday(day):
        day -= ONE_DAY
    return day


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 - months
    first = date(index // 12, index % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - ONE_DAY
    return first.replace(day=min(day.day, last.day))
