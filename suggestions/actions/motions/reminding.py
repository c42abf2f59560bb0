"""Reminders of a motion's clocks: one per clock and light, to whoever owes the act, silent bodies among them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lights import light
from congress.notices.actions import notify
from congress.organs.models import LocalRule
from suggestions.actions.motions.bodies import people_of
from suggestions.actions.motions.steps import committees, secretariat
from suggestions.actions.reminding import TEXTS
from suggestions.models import MotionClock
from suggestions.rules.clocks import HOT, NEAR
from suggestions.rules.motions import MOTION_CLOCKS, MotionClockKind

PARTS = {MotionClockKind.BODIES: "asked", MotionClockKind.IMPLEMENT: "carries"}
RESULTS = {MotionClockKind.REPORT, MotionClockKind.REREPORT}


@transaction.atomic
def remind(clock: MotionClock, *, at: datetime) -> str:
    """Write the reminder of the clock's present light, once; returns the light, or "" when there was nothing to say."""
    motion, today = clock.motion, localdate(at)
    near, hot = LocalRule.objects.amounts(motion.congress, (NEAR, HOT), today)
    now_light = light(clock.due_on, today, near=near, hot=hot)
    if now_light not in TEXTS:
        return ""
    running = MotionClock.objects.running().filter(pk=clock.pk)
    if not running.exclude(reminded=now_light).update(reminded=now_light):
        return ""
    is_committees = MOTION_CLOCKS[MotionClockKind(clock.kind)].is_committees
    owing = [*secretariat(motion, at), *(committees(motion, at) if is_committees else []), *_silent(clock, at)]
    if now_light == "late" and clock.kind in RESULTS:
        owing += User.objects.holding(Role.CHAIR, on=today, congress=motion.congress)
    values = {"day": clock.due_on, "clock": clock.get_kind_display(), "title": motion.title}
    key = f"motion-clock:{clock.pk}:{clock.due_on}"
    notify(owing, f"clock-{now_light}", key, TEXTS[now_light], url=motion.get_absolute_url(), at=at, values=values)
    return now_light


def _silent(clock: MotionClock, at: datetime) -> Iterable[User]:
    """The people of the bodies whose word this clock waits for."""
    if clock.kind not in PARTS:
        return []
    silent = clock.motion.bodies.filter(part=PARTS[MotionClockKind(clock.kind)]).awaited()
    found: Iterable[User] = people_of(silent.values_list("unit", flat=True), at)
    return found
