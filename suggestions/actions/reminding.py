"""Reminders: one per clock and light, to whoever owes the act."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import UNIT_ROLES, Role
from congress.common.lights import light
from congress.notices.actions import notify
from congress.organs.models import LocalRule
from suggestions.actions.telling import answering_people, deputy, first_reviewers, first_tier, office
from suggestions.models import Clock
from suggestions.parties import area_of
from suggestions.rules import CLOCKS, ClockKind
from suggestions.rules.clocks import HOT, NEAR

TEXTS = {
    "near": gettext_noop("Due on %(day)s (%(clock)s): %(title)s"),
    "hot": gettext_noop("Urgent, due on %(day)s (%(clock)s): %(title)s"),
    "late": gettext_noop("Overdue since %(day)s (%(clock)s): %(title)s"),
}


@transaction.atomic
def remind(clock: Clock, *, at: datetime) -> str:
    """Write the reminder of the clock's present light, once; returns the light, or "" when there was nothing to say.

    The clock row is claimed first, so two sweeps at once write one reminder; the notice's key holds even if the
    claim did not.
    """
    today = localdate(at)
    near, hot = LocalRule.objects.amounts(clock.suggestion.congress, (NEAR, HOT), today)
    now_light = light(clock.due_on, today, near=near, hot=hot)
    if now_light not in TEXTS:
        return ""
    claimed = Clock.objects.running().filter(pk=clock.pk).exclude(reminded=now_light).update(reminded=now_light)
    if not claimed:
        return ""
    notify(
        _owing(clock, at),
        f"clock-{now_light}",
        f"clock:{clock.pk}:{clock.due_on}",
        TEXTS[now_light],
        url=clock.suggestion.get_absolute_url(),
        at=at,
        values=_values(clock),
    )
    return now_light


def _owing(clock: Clock, at: datetime) -> list[Any]:
    suggestion = clock.suggestion
    is_late = clock.due_on < localdate(at)
    match CLOCKS[ClockKind(clock.kind)].owed_by:
        case "deputy":
            return deputy(suggestion)
        case "office":
            return list(office(suggestion, Role.DISPATCHER, at))
        case "area":
            reviewers = office(suggestion, Role.REVIEWER, at) if is_late else []
            return [*first_reviewers(suggestion, area_of(suggestion), at), *reviewers]
        case "first_tier":
            people = first_tier(suggestion, at)
        case _:
            people = answering_people(suggestion, at) if clock.assignment_id is None else _unit_of(clock, at)
    return [*people, *(office(suggestion, Role.SUPERVISOR, at) if is_late else [])]


def _unit_of(clock: Clock, at: datetime) -> Any:
    return User.objects.holding(*UNIT_ROLES, on=localdate(at), unit__assignments=clock.assignment_id)


def _values(clock: Clock) -> dict[str, date | str]:
    return {"day": clock.due_on, "clock": clock.get_kind_display(), "title": clock.suggestion.title}
