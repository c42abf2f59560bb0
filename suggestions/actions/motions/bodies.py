"""Bodies asked for opinions, and those that carry a motion out."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from congress.common.lifecycle import Refused
from congress.organs.models import Unit
from suggestions.actions.motions.steps import start, stop
from suggestions.models import Motion, MotionBody
from suggestions.rules.motions import MotionClockKind

Part = MotionBody.Part


def charge(motion: Motion, units: Iterable[Unit], on: date) -> None:
    """These bodies carry the motion out and report on it; none where nothing is left to be done."""
    charged = list(units)
    if charged:
        add(motion, charged, Part.CARRIES, on)
        start(MotionClockKind.IMPLEMENT, motion, on)


def add(motion: Motion, units: Iterable[Unit], part: str, on: date) -> None:
    named = list(units)
    if not named or any(unit.congress_id != motion.congress_id for unit in named):
        raise Refused(_("Choose bodies of this place."))
    rows = [MotionBody(motion=motion, unit=unit, part=part, since=on) for unit in named]
    MotionBody.objects.bulk_create(rows, ignore_conflicts=True)


def answer_of(motion: Motion, body: MotionBody, part: str, answer: str, on: date, kind: MotionClockKind) -> None:
    if not answer.strip():
        raise Refused(_("Write what the body says."))
    if not motion.bodies.filter(pk=body.pk, part=part).update(answer=answer.strip(), answered_on=on):
        raise Refused(_("This body was not asked."))
    if not motion.bodies.filter(part=part, answered_on__isnull=True).exists():
        stop(motion, on, kind)
