"""Bodies asked for opinions, and those that carry a motion out."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import POSTS_OF_UNITS
from congress.common.lifecycle import Refused
from congress.organs.models import Unit
from suggestions.actions.motions.steps import committees, secretariat, start, stop, tell
from suggestions.models import Motion, MotionBody
from suggestions.parties import motion_parties_of
from suggestions.rules.motions import EXAMINERS, MotionClockKind

Part = MotionBody.Part
CLOCKS = {Part.ASKED: MotionClockKind.BODIES, Part.CARRIES: MotionClockKind.IMPLEMENT}
KINDS = {Part.ASKED: "motion-body-asked", Part.CARRIES: "motion-body-carries"}
TOLD = {
    Part.ASKED: gettext_noop("Your unit's opinion is asked for on the motion: %(title)s"),
    Part.CARRIES: gettext_noop("Your unit carries out the motion and reports on it: %(title)s"),
}


def charge(motion: Motion, units: Iterable[Unit], at: datetime) -> None:
    """These bodies carry the motion out and report on it; none where nothing is left to be done."""
    charged = list(units)
    if charged:
        add(motion, charged, Part.CARRIES, at)


def add(motion: Motion, units: Iterable[Unit], part: str, at: datetime) -> None:
    """Name bodies; those named for the first time are told, and the clock runs while one of them is silent."""
    named, today = list(units), localdate(at)
    if not named or any(unit.congress_id != motion.congress_id for unit in named):
        raise Refused(_("Choose bodies of this place."))
    known = set(motion.bodies.filter(part=part).values_list("unit", flat=True))
    fresh = [unit for unit in named if unit.pk not in known]
    if not fresh:
        raise Refused(_("These bodies were named before."))
    MotionBody.objects.bulk_create(MotionBody(motion=motion, unit=unit, part=part, since=today) for unit in fresh)
    if not motion.clocks.running().filter(kind=CLOCKS[Part(part)]).exists():
        start(CLOCKS[Part(part)], motion, today)
    tell(people_of(fresh, at), KINDS[Part(part)], TOLD[Part(part)], motion, at=at)


def people_of(units: Iterable[Any], at: datetime) -> Any:
    """Those who work for these units and offices."""
    return User.objects.holding(*POSTS_OF_UNITS, on=localdate(at), unit__in=list(units))


def answer_of(motion: Motion, body: MotionBody, part: str, answer: str, *, by: User, at: datetime) -> None:
    """A body's word, once: typed by its own people, or recorded for it by whoever examines the motion."""
    if not answer.strip():
        raise Refused(_("Write what the body says."))
    rows = motion.bodies.filter(pk=body.pk, part=part)
    if motion_parties_of(by, motion).isdisjoint(EXAMINERS):
        rows = rows.of_units(by)
    if not rows.exists():
        raise Refused(_("This body was not asked."))
    if not rows.awaited().update(answer=answer.strip(), answered_on=localdate(at)):
        raise Refused(_("This body has answered already."))
    if not motion.bodies.filter(part=part).awaited().exists():
        stop(motion, localdate(at), CLOCKS[Part(part)])
    told = (secretariat(motion, at) | committees(motion, at)).exclude(pk=by.pk)
    text = gettext_noop("%(unit)s gave its word on the motion: %(title)s")
    tell(told, "motion-body-answered", text, motion, at=at, unit=body.unit.name)
