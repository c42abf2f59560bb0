"""What the home pages count and list. Reads only."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, Q, When
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.accounts.rules import Role
from congress.notices.models import Notice
from congress.organs.models import LocalRule, Session
from deputies.models import Mandate
from stations.reports import box, coming, kept_stations, nearest, waiting_for
from suggestions.models import Motion, Promise, Suggestion
from suggestions.rules import Status
from suggestions.rules.clocks import HOT, NEAR
from suggestions.rules.life import HELD, UNANSWERED
from suggestions.rules.motions import ENDED, MotionStatus, SignerState, left, min_movers

LATEST = 5  # rows under “my suggestions”
NEWS = 4
WAITING = 20  # rows of an office; the list has all


@dataclass(frozen=True)
class Due:
    """Something that waits for the deputy; `due_on` is empty where no clock runs."""

    due_on: date | None
    what: str
    suggestion: Suggestion


@dataclass(frozen=True)
class Figure:
    """A count and the query of the list it counts."""

    label: str
    count: int
    query: str
    is_yours: bool = False


def deputy_home(user: Any, today: date) -> dict[str, Any]:
    """The agenda, the tally, the latest suggestions and the motions of a deputy; 12 queries whatever the size."""
    rows = Suggestion.objects.visible_to(user).for_rows()
    near, hot = LocalRule.objects.amounts(user.post.congress, (NEAR, HOT), today)
    mandate = Mandate.objects.in_office().filter(person__user=user, term__congress=user.post.congress)
    due, signatures = agenda(rows.filter(lead__person__user=user)), list(rows.awaiting_signature(user))
    moved, said = motions(user), waiting_for(user).count()
    return {
        "mandate": mandate.select_related("delegation").last(),
        "agenda": due,
        "signatures": signatures,
        "waiting": len(due) + len(signatures) + len(moved["to_sign"]) + said,
        "motions": moved,
        "opinions": nearest(user) if said else [],
        "said": said,
        "promises": list(promised(rows)),
        "tally": tally(rows),
        "latest": list(rows.order_by("-created_at", "-pk")[:LATEST]),
        "news": list(Notice.objects.of(user)[:NEWS]),
        "near": near,
        "hot": hot,
    }


def keeper_home(user: Any, today: date) -> dict[str, Any]:
    """The box of the area's stations, and the stations with their next reception day and the deputies grouped in."""
    return {"box": box(user, today), "stations": coming(kept_stations(user, today), today, 1)}


def office_home(user: Any, today: date) -> dict[str, Any]:
    """What waits for a first reviewer or a first-tier office, nearest last day first, and how much is under way."""
    rows = Suggestion.objects.visible_to(user)
    near, hot = LocalRule.objects.amounts(user.post.congress, (NEAR, HOT), today)
    is_reviewer = user.post.role == Role.FIRST_REVIEWER
    waiting = rows.filter(status=Status.SUBMITTED) if is_reviewer else rows.awaiting_first_tier(user.post.unit_id)
    agenda = [Due(row.due_on, _what(row), row) for row in waiting.for_rows().order_by("sort_on", "pk")[:WAITING]]
    return {
        "agenda": agenda,
        "count": waiting.count(),
        "under_way": rows.filter(status__in=HELD).count(),
        "motions": 0 if is_reviewer else Motion.objects.visible_to(user).awaiting_body(user.post.unit_id).count(),
        "is_reviewer": is_reviewer,
        "near": near,
        "hot": hot,
    }


def motions(user: Any) -> dict[str, Any]:
    """Motions to sign, own ones not ended yet, and how long the session ahead takes motions; two queries."""
    congress, now = user.post.congress, timezone.now()
    asked = Q(own_state=SignerState.INVITED, status=MotionStatus.COLLECTING)
    own = Q(lead__person__user=user) & ~Q(status__in=ENDED)
    rows = list(Motion.objects.visible_to(user).for_rows(user).filter(asked | own)[:WAITING])
    session = Session.objects.ahead(congress, localdate(now))
    until = session.motions_until if session else None
    return {
        "to_sign": [row for row in rows if row.own_state == SignerState.INVITED],
        "own": [row for row in rows if row.own_state != SignerState.INVITED],
        "needed": min_movers(congress.level),
        "session": session,
        "left": left(until, now) if until else None,
    }


def _what(row: Suggestion) -> str:
    words = {Status.SUBMITTED: _("Review first"), Status.ENTRUSTED: _("Pass on to units")}
    return words.get(Status(row.status), _("Answer the wish to return"))


def agenda(own: Any) -> list[Due]:
    """Drafts sent back, then replies to rate, the nearest last day first."""
    waiting = own.filter(Q(status=Status.DRAFT, submitted_on__isnull=False) | _to_rate()).order_by("sort_on", "pk")
    found = [Due(row.due_on, _("Rate the reply") if row.due_on else _("Mend the text"), row) for row in waiting]
    return sorted(found, key=lambda due: due.due_on is not None)


def promised(rows: Any) -> Any:
    """Promises made in replies to these suggestions: open ones by their day, then those settled last."""
    made = Promise.objects.filter(reply__state="sent", reply__round__suggestion__in=rows.order_by().values("pk"))
    joined = made.select_related("reply__round__suggestion", "reply__assignment__unit")
    return joined.order_by(Case(When(state="open", then=0), default=1), F("settled_on").desc(), "due_on")[:LATEST]


def tally(rows: Any) -> list[Figure]:
    """How many in which state; each figure opens its list."""
    kinds = [
        (_("Drafts"), Q(status=Status.DRAFT), "status=draft"),
        (_("Under way"), Q(status__in=UNANSWERED), "status=under_way"),
        (_("To be rated"), _to_rate(), "status=to_rate"),
        (_("Promises tracked"), Q(status=Status.TRACKING), "status=tracking"),
        (_("Closed"), Q(status=Status.CLOSED), "status=closed"),
    ]
    counts = rows.aggregate(**{query.partition("=")[2]: Count("pk", kind) for _label, kind, query in kinds})
    return [
        Figure(label, counts[query.partition("=")[2]], query, is_yours="to_rate" in query and bool(counts["to_rate"]))
        for label, _kind, query in kinds
    ]


def _to_rate() -> Q:
    return Q(status=Status.REPLIED, due_kind="rating")
