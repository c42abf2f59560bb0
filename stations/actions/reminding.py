"""What the clock does to an opinion: reminders, each stage once, and the end of the rating period."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from congress.common.records import lock
from congress.notices.actions import notify
from congress.organs.workdays import Calendar
from stations.actions.steps import step
from stations.actions.telling import handlers, helpers, office, words_of
from stations.models import Opinion
from stations.rules.opinions import ClockKind, Status
from stations.rules.reminders import NEVER_REMINDED, OWED_BY_HELPERS, Stage, stage

TEXTS = {
    Stage.SOON: gettext_noop("Due on %(day)s (%(clock)s): %(receipt)s (%(topic)s)"),
    Stage.DUE: gettext_noop("Due today, %(day)s (%(clock)s): %(receipt)s (%(topic)s)"),
    Stage.LATE: gettext_noop("Overdue since %(day)s (%(clock)s): %(receipt)s (%(topic)s)"),
}


@transaction.atomic
def remind(opinion: Opinion, *, calendar: Calendar, at: datetime) -> str:
    """Write the reminder of the clock's present stage, once; returns the stage, or "" when there was nothing to say.

    The row is claimed with the clock it was read with, so two sweeps at once write one reminder.
    """
    if opinion.due_on is None or opinion.clock in NEVER_REMINDED:
        return ""
    now_stage = stage(opinion.due_on, localdate(at), calendar)
    if now_stage is None:
        return ""
    same = Opinion.objects.filter(pk=opinion.pk, clock=opinion.clock, due_on=opinion.due_on)
    if not same.exclude(reminded=now_stage).update(reminded=now_stage):
        return ""
    _tell(opinion, now_stage, at)
    return now_stage


@transaction.atomic
def end_rating(opinion: Opinion, *, at: datetime) -> bool:
    """Close what was answered and not rated in time; the record says that the clock did it. False when it moved on."""
    row = lock(opinion)
    if row.status != Status.ANSWERED or not row.is_late(localdate(at)):
        return False
    step("end_rating", row, by=None, at=at)
    return True


def _tell(opinion: Opinion, now_stage: Stage, at: datetime) -> None:
    clock = ClockKind(opinion.clock)
    people = helpers(opinion, at) if clock in OWED_BY_HELPERS else handlers(opinion, at)
    if now_stage == Stage.LATE:
        people = [*people, *handlers(opinion, at), *office(opinion, at)]
    values: dict[str, Any] = {"day": opinion.due_on, "clock": clock.label, **words_of(opinion)}
    key = f"opinion:{opinion.pk}:{clock}:{opinion.due_on}"
    url = opinion.get_absolute_url()
    notify(_each_once(people), f"opinion-{now_stage}", key, TEXTS[now_stage], url=url, at=at, values=values)


def _each_once(people: list[Any]) -> list[Any]:
    return list({person.pk: person for person in people}.values())
