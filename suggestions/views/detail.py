"""The page of one suggestion, and its files."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.files.serving import serve
from congress.organs.models import Holiday, LocalRule
from stations.models import Opinion
from suggestions.actions.withdrawing import needs_all
from suggestions.consequences import label_of
from suggestions.documents import copies
from suggestions.forms import STEP_FORMS
from suggestions.models import Extension, Promise, ReturnRequest, Suggestion
from suggestions.parties import parties_of
from suggestions.rules import CLOCKS, LAW, ClockKind, Party
from suggestions.rules.clocks import HOT, NEAR
from suggestions.timeline import LEAD_UNIT, OFFICE, concerns, sight, timeline
from suggestions.views.offers import Situation, offered, primary
from suggestions.views.shared import find

OWED_BY: dict[str, set[Party]] = {
    "unit": LEAD_UNIT,
    "office": OFFICE,
    "deputy": {Party.LEAD},
    "area": {Party.FIRST_REVIEWER},
    "first_tier": {Party.FIRST_TIER},
}


@login_required
@require_safe
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything the reader may know of one suggestion, and the acts open to them."""
    suggestion = find(request, pk)
    return render(request, "suggestions/detail.html", page_of(request, suggestion))


@never_cache
@login_required
@require_POST
@transaction.atomic
def phone(request: Any, pk: int) -> HttpResponse:
    """The lead deputy's number, for those who must contact them; who saw it and what for stands in the trail."""
    suggestion = find(request, pk)
    if suggestion.lead is None or not sight(parties_of(request.user, suggestion))["sees_phone"]:
        raise PermissionDenied
    person = suggestion.lead.person
    detail = {"field": "phone", "purpose": f"contact about suggestion:{suggestion.pk}"}
    record("person.reveal", f"person:{person.pk}", by=request.user, detail=detail)
    template = "suggestions/_phone.html" if request.htmx else "suggestions/detail.html"
    context = {} if request.htmx else page_of(request, suggestion)
    return render(request, template, context | {"phone": person.phone})


def page_of(request: SignedInRequest, suggestion: Suggestion) -> dict[str, Any]:
    """What the detail page and the desks show of a suggestion."""
    parties = parties_of(request.user, suggestion)
    now = situation(request.user, suggestion)
    names = offered(now, parties)
    clocks = [clock for clock in now.clocks if concerns(clock, parties, {now.own.pk} if now.own else set())]
    calendar = Holiday.objects.calendar()
    near, hot = LocalRule.objects.amounts(suggestion.congress, (NEAR, HOT), now.today)
    own_clocks = [clock for clock in clocks if _is_own(clock, parties, now.own)]
    clocks.sort(key=lambda clock: clock not in own_clocks)
    return {
        "suggestion": suggestion,
        "parties": parties,
        "situation": now,
        "steps": [(name, label_of(name)) for name in names],
        "primary": primary(now, names),
        "rating": STEP_FORMS["rate"](suggestion=suggestion, by=request.user, name="rate") if "rate" in names else None,
        "may_edit": LAW.may("edit", suggestion.status, parties),
        "clocks": [(clock, clock.explained(calendar)) for clock in clocks],
        "own_clocks": own_clocks,
        "due_on": min((clock.due_on for clock in own_clocks or clocks), default=None),
        "timeline": timeline(suggestion, parties, clocks),
        "assignments": now.assignments,
        "rounds": now.rounds,
        **_together(request, suggestion),
        "opinion": _opinion(request, suggestion),
        "publication": suggestion.publications.visible_to(request.user).first(),
        "papers": copies(suggestion, parties, request.user),
        "today": now.today,
        "near": near,
        "hot": hot,
        **sight(parties),
    }


def _together(request: SignedInRequest, suggestion: Suggestion) -> dict[str, Any]:
    """What is handled with it (并案), so far as the reader may see that too."""
    seen = Suggestion.objects.visible_to(request.user)
    main = seen.filter(pk=suggestion.merged_into_id).first() if suggestion.merged_into_id else None
    return {"main": main, "merged": list(seen.filter(merged_into=suggestion).order_by("number"))}


def _opinion(request: SignedInRequest, suggestion: Suggestion) -> Opinion | None:
    """What a citizen said that it grew out of, for those who may read that: units may not."""
    if suggestion.opinion_id is None:
        return None
    return Opinion.objects.visible_to(request.user).filter(pk=suggestion.opinion_id).first()


def situation(user: Any, suggestion: Suggestion) -> Situation:
    """What was done with the suggestion, read once; fifteen queries at most."""
    assignments = suggestion.assignments.held().select_related("unit", "handler").prefetch_related("opinions__by")
    rounds = suggestion.rounds.select_related("verdict").prefetch_related(
        "contacts__assignment", "owing", "replies__category", "replies__assignment__unit", "replies__promises"
    )
    returns = ReturnRequest.objects.filter(assignment__suggestion=suggestion)
    return Situation(
        suggestion,
        user,
        timezone.localdate(),
        list(assignments),
        list(rounds),
        list(returns.select_related("assignment__unit", "proposed_unit")),
        list(Extension.objects.filter(suggestion=suggestion)),
        list(suggestion.clocks.running().select_related("assignment__unit").prefetch_related("moves")),
        list(suggestion.cosigners.select_related("mandate__person")),
        needs_all(suggestion, timezone.now()),
    )


def _is_own(clock: Any, parties: frozenset[str], own: Any) -> bool:
    """Whether the reader owes what the clock waits for."""
    if clock.assignment_id:
        return own is not None and clock.assignment_id == own.pk
    return bool(parties & OWED_BY[CLOCKS[ClockKind(clock.kind)].owed_by])


@login_required
@require_safe
def file(request: SignedInRequest, pk: int, attachment: int) -> FileResponse:
    """An attachment, to whoever may see its suggestion."""
    suggestion = find(request, pk)
    found = get_object_or_404(suggestion.attachments.select_related("upload"), pk=attachment)
    record("suggestion.file", f"suggestion:{suggestion.pk}", by=request.user, detail={"file": found.upload.name})
    return serve(found.upload, inline=True)


@login_required
@require_safe
def promise_file(request: SignedInRequest, pk: int, promise: int) -> FileResponse:
    """What shows that a promise was kept, to whoever may see its suggestion."""
    suggestion = find(request, pk)
    kept = Promise.objects.of(suggestion).filter(upload__isnull=False).select_related("upload")
    found = get_object_or_404(kept, pk=promise)
    record("suggestion.file", f"suggestion:{suggestion.pk}", by=request.user, detail={"file": found.upload.name})
    return serve(found.upload, inline=True)
