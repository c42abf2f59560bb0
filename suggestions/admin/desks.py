"""The desks of the back office: for each, whose it is, what waits there, and the steps it offers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congress.accounts.office import is_one_of
from congress.accounts.rules import Role
from congress.common.counting import count_together
from suggestions.admin import facts, waiting
from suggestions.admin.motions_waiting import SECRETARIAT, to_move

Rows = Callable[..., QuerySet[Any]]


@dataclass(frozen=True)
class Desk:
    """`steps` in the order offered; the first one that is open is the page's red button.

    `waits` gives what is listed for a person in these roles, in this `order`. The overdue desk lists clocks and counts
    the late ones.
    """

    name: str
    title: Any
    roles: frozenset[str]
    steps: tuple[str, ...]
    waits: Rows
    facts: Callable[[Any, date], facts.Facts]
    lead: Any
    empty: Any
    order: tuple[str, ...] = ("sort_on", "pk")
    lists_clocks: bool = False

    @property
    def address(self) -> str:
        """The name of its URL."""
        return f"admin:suggestions_{self.name}_desk"

    @property
    def item_address(self) -> str:
        return f"{self.address}_item"

    def counted(self, user: Any) -> QuerySet[Any]:
        """What the rail counts."""
        today = timezone.localdate()
        return waiting.overdue(user, self.roles, today) if self.lists_clocks else self.waits(user, self.roles)


REVIEW = Desk(
    name="review",
    title=_("Review desk"),
    roles=frozenset({Role.REVIEWER}),
    steps=("accept", "send_back", "refuse", "merge", "take_review"),
    waits=waiting.to_review,
    facts=facts.of_review,
    lead=_("Submitted by deputies, waiting for acceptance. Oldest first."),
    empty=_("Nothing waits for review."),
)
HANDOVER = Desk(
    name="handover",
    title=_("Hand-over desk"),
    roles=frozenset({Role.DISPATCHER}),
    steps=("assign", "entrust", "merge", "agree_return", "agree_co_return", "refuse_return"),
    waits=waiting.to_hand_over,
    facts=facts.of_handover,
    lead=_("Accepted ones and wishes to return. Nearest deadline first."),
    empty=_("Nothing waits for hand-over."),
)
RATING = Desk(
    name="rating",
    title=_("Ratings and re-handling"),
    roles=frozenset({Role.SUPERVISOR}),
    steps=("rehandle", "close", "grant_extension", "refuse_extension", "strike_off"),
    waits=waiting.to_decide,
    facts=facts.of_rating,
    lead=_("Ratings “not satisfied”, wishes for extension, promises to be kept."),
    empty=_("Nothing waits for your decision."),
    order=("is_tracked", "sort_on", "pk"),  # a promise waits for its day; the others wait for a word
)
OVERDUE = Desk(
    name="overdue",
    title=_("Overdue desk"),
    roles=frozenset({Role.SUPERVISOR, Role.DISPATCHER}),
    steps=("urge",),
    waits=waiting.running_out,
    facts=facts.of_clocks,
    lead=_("Every deadline that is late or runs out soon."),
    empty=_("No deadline is late or runs out soon."),
    order=("due_on", "pk"),
    lists_clocks=True,
)
PUBLISHING = Desk(
    name="publishing",
    title=_("Publishing desk"),
    roles=frozenset({Role.REVIEWER, Role.SUPERVISOR}),
    steps=("release", "take_back"),
    waits=waiting.to_publish,
    facts=facts.of_publishing,
    lead=_("What the deputy agrees to publish, and new answers of what is public. Oldest first."),
    empty=_("Nothing waits for release."),
    order=("pk",),
)
DESKS = (REVIEW, HANDOVER, RATING, OVERDUE, PUBLISHING)


def counts(request: Any) -> dict[str, int]:
    """How many wait on each desk of this person: one query a request."""
    if not hasattr(request, "_desk_counts"):
        mine = {desk.name: desk.counted(request.user) for desk in DESKS if is_one_of(request, desk.roles)}
        mine |= {"motion": to_move(request.user)} if is_one_of(request, SECRETARIAT) else {}
        request._desk_counts = count_together(mine)
    return request._desk_counts


def review_count(request: HttpRequest) -> int:
    return counts(request).get(REVIEW.name, 0)


def handover_count(request: HttpRequest) -> int:
    return counts(request).get(HANDOVER.name, 0)


def rating_count(request: HttpRequest) -> int:
    return counts(request).get(RATING.name, 0)


def overdue_count(request: HttpRequest) -> int:
    return counts(request).get(OVERDUE.name, 0)


def publishing_count(request: HttpRequest) -> int:
    return counts(request).get(PUBLISHING.name, 0)


def motion_count(request: HttpRequest) -> int:
    return counts(request).get("motion", 0)
