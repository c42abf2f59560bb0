"""What waits for the reader's own decision, by its day. The office's daily work stands on its desks, not here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from briefings.models import Briefing, LetterRound
from briefings.rules.briefings import APPROVERS, Status
from congress.accounts.rules import LEADERS, Role
from suggestions.models.supervision import Award, Circular, Inquiry, KeyItem
from suggestions.rules.supervision.awards import AwardStatus
from suggestions.rules.supervision.circulars import CircularStatus
from suggestions.rules.supervision.inquiries import InquiryStatus
from suggestions.rules.supervision.keys import KeyStatus

NO_DAY = Cast(Value(None), DateField())


@dataclass(frozen=True)
class Kind:
    """Rows that wait, whose decision they are, which day and title each shows, and the page it opens."""

    what: Any
    whose: frozenset[str]
    rows: Callable[[Any], Any]
    page: str
    day: Any = NO_DAY
    title: str = "title"


@dataclass(frozen=True)
class Decision:
    due_on: date | None
    what: str
    title: str
    url: str


CHAIR, SUPERVISOR = frozenset({Role.CHAIR}), frozenset({Role.SUPERVISOR})
KINDS = {
    "key": Kind(
        _("Decide on a key suggestion"),
        CHAIR,
        lambda user: KeyItem.objects.visible_to(user).filter(status=KeyStatus.PROPOSED),
        "suggestions:key",
        title="suggestion__title",
    ),
    "heard": Kind(
        _("Go on supervising or end it"),
        CHAIR,
        lambda user: KeyItem.objects.visible_to(user).filter(status=KeyStatus.REPORTED),
        "suggestions:key",
        title="suggestion__title",
    ),
    "report": Kind(
        _("Report to the chairs' meeting"),
        SUPERVISOR | {Role.COMMITTEE},
        lambda user: KeyItem.objects.visible_to(user).filter(status=KeyStatus.CHOSEN, report_by__isnull=False),
        "suggestions:key",
        F("report_by"),
        "suggestion__title",
    ),
    "award": Kind(
        _("Decide the awards"),
        CHAIR,
        lambda user: Award.objects.visible_to(user).filter(status=AwardStatus.OPEN),
        "suggestions:award",
    ),
    "circular": Kind(
        _("Approve the circular"),
        CHAIR | SUPERVISOR,
        lambda user: Circular.objects.visible_to(user).filter(status=CircularStatus.DRAFTED).exclude(drafted_by=user),
        "suggestions:circular",
    ),
    "briefing": Kind(
        _("Approve the briefing"),
        APPROVERS,
        lambda user: Briefing.objects.visible_to(user).filter(status=Status.IN_APPROVAL),
        "briefings:briefing",
    ),
    "letters": Kind(
        _("Approve the letters on duty"),
        APPROVERS,
        lambda user: LetterRound.objects.visible_to(user).awaiting_approval(),
        "briefings:letter-round",
        title="year",
    ),
    "inquiry": Kind(
        _("Topical inquiry"),
        SUPERVISOR | LEADERS,
        lambda user: Inquiry.objects.visible_to(user).filter(status=InquiryStatus.PLANNED),
        "suggestions:inquiry",
        F("on"),
    ),
}


def decisions(user: Any, congress: int) -> list[Decision]:
    """The nearest day first, then what has none. One query, none for those who decide nothing."""
    own = {name: kind for name, kind in KINDS.items() if not kind.whose.isdisjoint(user.roles)}
    if not own:
        return []
    first, *others = [_asked(name, kind, user, congress) for name, kind in own.items()]
    found = sorted(first.union(*others, all=True), key=lambda row: (row[1] is None, row[1] or date.max, row[2]))
    return [
        Decision(on, str(own[name].what), title, reverse(own[name].page, args=[pk])) for name, on, pk, title in found
    ]


def _asked(name: str, kind: Kind, user: Any, congress: int) -> Any:
    rows = kind.rows(user)
    path = "suggestion__congress" if rows.model is KeyItem else "congress"
    title = Cast(F(kind.title), CharField())
    return rows.filter(**{path: congress}).order_by().values_list(Value(name), kind.day, "pk", title)
