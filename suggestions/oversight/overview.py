"""The parts of supervision, each with how many wait there and where it opens."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

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
from suggestions.oversight.lookback import term_of, tracked, years
from suggestions.rules.supervision.awards import AwardStatus
from suggestions.rules.supervision.circulars import CircularStatus
from suggestions.rules.supervision.draw import DrawStatus
from suggestions.rules.supervision.inquiries import InquiryStatus, TaskState
from suggestions.rules.supervision.keys import MARKED, KeyStatus
from suggestions.rules.supervision.lookback import Ledger


class Part(NamedTuple):
    """A part of supervision: its page, what it is for, and its figures as (label, count)."""

    url: str
    title: str
    text: str
    figures: list[tuple[str, int]]


def parts(user: Any) -> list[Part]:
    return [
        _keys(user),
        _draws(user),
        _look_back(user),
        _gradings(user),
        _urgings(user),
        _circulars(user),
        _stars(user),
        _awards(user),
        _inquiries(user),
    ]


def _keys(user: Any) -> Part:
    seen = KeyItem.objects.visible_to(user)
    figures = [
        (_("to be decided"), seen.filter(status=KeyStatus.PROPOSED).count()),
        (_("under key supervision"), seen.filter(status__in=MARKED).count()),
    ]
    text = _("Proposed, decided by the chairs' meeting, supervised by name, reported.")
    return Part(reverse("suggestions:keys"), _("Key suggestions"), text, figures)


def _draws(user: Any) -> Part:
    seen = Draw.objects.visible_to(user)
    figures = [
        (_("open"), seen.filter(status__in=["announced", "frozen"]).count()),
        (_("drawn"), seen.filter(status=DrawStatus.DRAWN).count()),
    ]
    text = _("Drawn so that anybody can repeat the draw; heard, commented and appraised by vote.")
    return Part(reverse("suggestions:draws"), _("Spot checks"), text, figures)


def _look_back(user: Any) -> Part:
    states = dict(years(tracked(user, term_of(user)))[0].counts)
    figures = [(_("still to be kept"), states[Ledger.OPEN]), (_("kept"), states[Ledger.KEPT])]
    text = _("Answers with promises, by year and across the term, until nothing is open.")
    return Part(reverse("suggestions:look-back"), _("Look-back"), text, figures)


def _gradings(user: Any) -> Part:
    seen = Grading.objects.visible_to(user)
    figures = [(_("open"), seen.filter(frozen_at=None).count()), (_("decided"), seen.exclude(frozen_at=None).count())]
    text = _("By a scheme of the place; each figure is explained, and a decision freezes it.")
    return Part(reverse("suggestions:gradings"), _("Grading of units"), text, figures)


def _urgings(user: Any) -> Part:
    text = _("Every urging with its light and the people it reached.")
    count = Urging.objects.visible_to(user).count()
    return Part(reverse("suggestions:urgings"), _("Urgings"), text, [(_("sent"), count)])


def _circulars(user: Any) -> Part:
    seen = Circular.objects.visible_to(user)
    figures = [
        (_("wait for approval"), seen.filter(status=CircularStatus.DRAFTED).count()),
        (_("papers issued"), IssuedPaper.objects.visible_to(user).count()),
    ]
    text = _("Counted at a cut-off day, approved by another person, numbered and kept.")
    return Part(reverse("suggestions:circulars"), _("Circulars"), text, figures)


def _stars(user: Any) -> Part:
    figures = [(_("given"), StarGrade.objects.visible_to(user).values("suggestion").distinct().count())]
    text = _("By a scheme of the place: what was measured and what was judged, with reasons.")
    return Part(reverse("suggestions:stars"), _("Stars"), text, figures)


def _awards(user: Any) -> Part:
    seen = Award.objects.visible_to(user)
    figures = [
        (_("open"), seen.filter(status=AwardStatus.OPEN).count()),
        (_("announced"), seen.filter(status=AwardStatus.ANNOUNCED).count()),
    ]
    text = _("Best suggestions and best units of the year: nominated, decided, announced.")
    return Part(reverse("suggestions:awards"), _("Awards"), text, figures)


def _inquiries(user: Any) -> Part:
    seen = Inquiry.objects.visible_to(user)
    tasks = FollowUp.objects.filter(inquiry__in=seen.order_by().values("pk"), state=TaskState.OPEN)
    figures = [
        (_("planned"), seen.filter(status=InquiryStatus.PLANNED).count()),
        (_("tasks to be done"), tasks.count()),
    ]
    text = _("Deputies ask, units answer face to face; what was promised is followed up until it is done.")
    return Part(reverse("suggestions:inquiries"), _("Topical inquiries"), text, figures)
