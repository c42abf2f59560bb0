"""The list of motions, the page of one, and the count of its movers."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.rules import LEADERS, POSTS_OF_UNITS, Role
from congress.accounts.sessions import SignedInRequest
from congress.common.paging import page_by_key
from congress.organs.models import Holiday, Session
from suggestions.consequences import motion_label_of
from suggestions.documents import motion_papers
from suggestions.forms.motions.listed import MotionsForm
from suggestions.models import Motion
from suggestions.parties import motion_parties_of
from suggestions.reports import limits, motion_counts
from suggestions.rules.motions import DECISIONS, MOTION_LAW, OUTCOMES, MotionParty, MotionStatus, SignerState
from suggestions.views.motions.offers import offered
from suggestions.views.motions.situation import situation

PAGE = 20
BESIDE = ("congress__region", "category", "suggestion")
STOP_POLLING = 286  # as htmx understands it
TOLD_TO_BODIES = ["submit", "register", *DECISIONS, *OUTCOMES, "send_out", "report_result", "approve", "feed_back"]
REPORT_READERS = LEADERS | {Role.REVIEWER}


def find(request: SignedInRequest, pk: int) -> Motion:
    """The motion if this person may see it; 404 otherwise, as if it never was."""
    rows = Motion.objects.visible_to(request.user).for_rows(request.user)
    motion: Motion = get_object_or_404(rows.select_related(*BESIDE), pk=pk)
    return motion


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Motions the reader may see: first those that wait for their signature, then the newest."""
    today = timezone.localdate()
    near, hot = limits(request.user, today)
    rows = Motion.objects.visible_to(request.user).for_rows(request.user)
    reads_report = not request.user.roles.isdisjoint(REPORT_READERS)
    to_sign = rows.filter(own_state=SignerState.INVITED, status=MotionStatus.COLLECTING)
    unit = request.user.post.unit_id
    context = {
        "kind": _kind(request),
        "to_sign": list(to_sign[:PAGE]),
        "to_answer": list(rows.awaiting_body(unit).order_by("sort_on", "pk")[:PAGE]) if unit else [],
        "page": page_by_key(
            MotionsForm(request.GET).match(rows), order=("-pk",), after=request.GET.get("after", ""), size=PAGE
        ),
        "session": Session.objects.filter(pk__in=rows.values("session")).first() if reads_report else None,
        "counts": motion_counts(request.user),
        "filters": _filters(request),
        "today": today,
        "near": near,
        "hot": hot,
    }
    return render(request, "suggestions/motions/index.html", context)


def _filters(request: SignedInRequest) -> str:
    query = request.GET.copy()
    query.pop("after", None)
    return query.urlencode()


def _kind(request: SignedInRequest) -> str:
    """Whose list it is: of those who move, of a unit that is asked, of the office and the leaders."""
    if request.user.post.role == Role.DEPUTY:
        return "movers"
    return "body" if request.user.post.role in POSTS_OF_UNITS else "office"


@login_required
@require_safe
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything the reader may know of one motion, and the acts open to them."""
    return render(request, "suggestions/motions/detail.html", page_of(request, find(request, pk)))


@login_required
@require_safe
def count(request: SignedInRequest, pk: int) -> HttpResponse:
    """The movers counted against the legal minimum, which an open page asks for again while signatures come in."""
    motion = find(request, pk)
    parties = motion_parties_of(request.user, motion)
    context = {"motion": motion, "now": situation(request.user, motion, parties)}
    status = 200 if motion.status == MotionStatus.COLLECTING else STOP_POLLING
    return render(request, "suggestions/motions/_count.html", context, status=status)


def course(motion: Motion, parties: frozenset[str]) -> Any:
    """The steps the page tells of; a body reads what became of the motion, not who moved it how."""
    steps = motion.steps.select_related("by")
    if parties == {MotionParty.BODY}:
        return steps.filter(name__in=TOLD_TO_BODIES)
    return steps.exclude(name__in=["edit", "sign", "decline", "drop"])


def explained(clocks: list[Any]) -> list[tuple[Any, Any]]:
    """Each clock with how its last day was counted."""
    calendar = Holiday.objects.calendar()
    return [(clock, clock.explained(calendar)) for clock in clocks]


def page_of(request: SignedInRequest, motion: Motion) -> dict[str, Any]:
    """What the page and the desk show of a motion."""
    parties = motion_parties_of(request.user, motion)
    now = situation(request.user, motion, parties)
    near, hot = limits(request.user, now.today)
    names = offered(now, parties)
    return {
        "motion": motion,
        "now": now,
        "is_lead": MotionParty.LEAD in parties,
        "may_edit": MOTION_LAW.may("edit", motion.status, parties),
        "may_sign": "sign" in names,
        "steps": [(name, motion_label_of(name, parties)) for name in names if name != "sign"],
        "clocks": explained(now.clocks) if now.clocks else [],
        "line": course(motion, parties),
        "papers": motion_papers(parties, [report.kind for report in now.reports]),
        "today": now.today,
        "near": near,
        "hot": hot,
    }
