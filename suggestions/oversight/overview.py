"""The parts of supervision, each with how many wait there and where it opens."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from congress.common.counting import count_together
from suggestions.models import Suggestion
from suggestions.models.supervision import (
    Award,
    Circular,
    Draw,
    FollowUp,
    Grading,
    Inquiry,
    IssuedPaper,
    KeyItem,
    StarGrade,
    Urging,
)
from suggestions.oversight.lookback import term_of, tracked
from suggestions.rules.supervision.awards import AwardStatus
from suggestions.rules.supervision.circulars import CircularStatus
from suggestions.rules.supervision.draw import DrawStatus
from suggestions.rules.supervision.inquiries import InquiryStatus, TaskState
from suggestions.rules.supervision.keys import MARKED, KeyStatus
from suggestions.rules.supervision.lookback import Ledger


class Part(NamedTuple):
    """A part of supervision: its page, what it is for, and its figures as (label, rows, or how many they are)."""

    url: str
    title: str
    text: str
    figures: list[tuple[str, Any]]


def parts(user: Any) -> list[Part]:
    """Every part with its counts; one query for all of them, and one for the term."""
    each_of = (_keys, _draws, _look_back, _gradings, _urgings, _circulars, _stars, _awards, _inquiries)
    stated = [each(user) for each in each_of]
    asked = {f"{part.url} {label}": rows for part in stated for label, rows in part.figures}
    found = count_together(asked)
    return [
        part._replace(figures=[(label, found[f"{part.url} {label}"]) for label, _rows in part.figures])
        for part in stated
    ]


def _keys(user: Any) -> Part:
    seen = KeyItem.objects.visible_to(user)
    figures = [
        (_("to be decided"), seen.filter(status=KeyStatus.PROPOSED)),
        (_("under key supervision"), seen.filter(status__in=MARKED)),
    ]
    text = _("Proposed, decided by the chairs' meeting, supervised by name, reported.")
    return Part(reverse("suggestions:keys"), _("Key suggestions"), text, figures)


def _draws(user: Any) -> Part:
    seen = Draw.objects.visible_to(user)
    figures = [
        (_("open"), seen.filter(status__in=["announced", "frozen"])),
        (_("drawn"), seen.filter(status=DrawStatus.DRAWN)),
    ]
    text = _("Drawn so that anybody can repeat the draw; heard, commented and appraised by vote.")
    return Part(reverse("suggestions:draws"), _("Spot checks"), text, figures)


def _look_back(user: Any) -> Part:
    seen = tracked(user, term_of(user))
    figures = [
        (_("still to be kept"), seen.filter(ledger=Ledger.OPEN)),
        (_("kept"), seen.filter(ledger=Ledger.KEPT)),
    ]
    text = _("Answers with promises, by year and across the term, until nothing is open.")
    return Part(reverse("suggestions:look-back"), _("Look-back"), text, figures)


def _gradings(user: Any) -> Part:
    seen = Grading.objects.visible_to(user)
    figures = [(_("open"), seen.filter(frozen_at=None)), (_("decided"), seen.exclude(frozen_at=None))]
    text = _("By a scheme of the place; each figure is explained, and a decision freezes it.")
    return Part(reverse("suggestions:gradings"), _("Grading of units"), text, figures)


def _urgings(user: Any) -> Part:
    text = _("Every urging with its light and the people it reached.")
    return Part(reverse("suggestions:urgings"), _("Urgings"), text, [(_("sent"), Urging.objects.visible_to(user))])


def _circulars(user: Any) -> Part:
    seen = Circular.objects.visible_to(user)
    figures = [
        (_("wait for approval"), seen.filter(status=CircularStatus.DRAFTED)),
        (_("papers issued"), IssuedPaper.objects.visible_to(user)),
    ]
    text = _("Counted at a cut-off day, approved by another person, numbered and kept.")
    return Part(reverse("suggestions:circulars"), _("Circulars"), text, figures)


def _stars(user: Any) -> Part:
    starred = Suggestion.objects.filter(pk__in=StarGrade.objects.visible_to(user).order_by().values("suggestion"))
    figures = [(_("given"), starred)]
    text = _("By a scheme of the place: what was measured and what was judged, with reasons.")
    return Part(reverse("suggestions:stars"), _("Stars"), text, figures)


def _awards(user: Any) -> Part:
    seen = Award.objects.visible_to(user)
    figures = [
        (_("open"), seen.filter(status=AwardStatus.OPEN)),
        (_("announced"), seen.filter(status=AwardStatus.ANNOUNCED)),
    ]
    text = _("Best suggestions and best units of the year: nominated, decided, announced.")
    return Part(reverse("suggestions:awards"), _("Awards"), text, figures)


def _inquiries(user: Any) -> Part:
    seen = Inquiry.objects.visible_to(user)
    tasks = FollowUp.objects.filter(inquiry__in=seen.order_by().values("pk"), state=TaskState.OPEN)
    figures = [
        (_("planned"), seen.filter(status=InquiryStatus.PLANNED)),
        (_("tasks to be done"), tasks),
    ]
    text = _("Deputies ask, units answer face to face; what was promised is followed up until it is done.")
    return Part(reverse("suggestions:inquiries"), _("Topical inquiries"), text, figures)
