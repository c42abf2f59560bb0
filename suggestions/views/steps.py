"""One page per step: a small form that calls the action."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Refused
from congress.organs.models import Holiday, LocalRule
from congress.organs.workdays import end_of_period
from suggestions.advice import Proposal, doubts_about, recommend_units
from suggestions.consequences import CONSEQUENCES, STARTS, label_of
from suggestions.forms import STEP_FORMS, StepForm
from suggestions.models import Reply, Suggestion
from suggestions.parties import parties_of
from suggestions.rules import LAW, NUMBERS
from suggestions.similarity.doubts import Doubt
from suggestions.views.detail import situation
from suggestions.views.shared import find, steps_open_to

READING = {"check_reply", "sign_reply"}
AMONG_SIGNERS = {"invite", "drop_cosigner"}  # taken from the page of the draft
TO_UNITS = {"assign", "pass_on"}
RUNNING = {"grant_extension", "pass_on"}  # their clock counts from the hand-over


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: SignedInRequest, pk: int, name: str) -> HttpResponse:
    """The page of one step. What is not possible now is said, and leads back to the item."""
    suggestion = find(request, pk)
    if name not in STEP_FORMS:
        raise Http404
    if name not in steps_open_to(request, suggestion) and request.method != "POST":
        messages.error(request, LAW.refusal(name, suggestion.status))
        return redirect(suggestion)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = STEP_FORMS[name](*posted, suggestion=suggestion, by=request.user, name=name, asked=_asked(request))
    if request.method == "POST" and _took(form):
        messages.success(request, LAW.done(name))
        return redirect(*_whereto(request, suggestion, name))
    status = 409 if request.method == "POST" else 200
    return render(request, "suggestions/step.html", _page(request, form), status=status)


def _asked(request: SignedInRequest) -> int | None:
    """The key of the promise the person came from, if the address names one."""
    named = request.GET.get("promise", "")
    return int(named) if named.isascii() and named.isdecimal() and len(named) < 19 else None


def _whereto(request: SignedInRequest, suggestion: Suggestion, name: str) -> list[Any]:
    """Back to the item; to the draft for what is done among signers; to the list when the step ended one's part."""
    if name in AMONG_SIGNERS:
        return ["suggestions:edit", suggestion.pk]
    is_still_seen = Suggestion.objects.visible_to(request.user).filter(pk=suggestion.pk).exists()
    return [suggestion if is_still_seen else "suggestions:index"]


def _took(form: StepForm) -> bool:
    """Take the step; why it was refused stands in the form's errors."""
    if not form.is_valid():
        return False
    try:
        LAW.check(form.name, form.suggestion.status, parties_of(form.by, form.suggestion))
        form.take(timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _page(request: SignedInRequest, form: StepForm) -> dict[str, Any]:
    suggestion, name = form.suggestion, form.name
    return {
        "form": form,
        "suggestion": suggestion,
        "label": label_of(name),
        "name": name,
        "consequence": CONSEQUENCES[name],
        "today": timezone.localdate(),
        "starts": _starts(suggestion, name),
        "doubts": _doubts(form),
        "proposals": _proposals(request, form),
        "beside": situation(request.user, suggestion) if name == "draft_reply" else None,
    }


def _proposals(request: SignedInRequest, form: StepForm) -> list[Proposal]:
    """Units that likely answer; the one chosen among them stands in the form."""
    if form.name not in TO_UNITS:
        return []
    proposals = recommend_units(form.suggestion)
    named = {str(each.row.pk): each.row.pk for each in proposals}
    first = proposals[0].row.pk if proposals else form.initial.get("lead")
    form.initial["lead"] = named.get(request.GET.get("lead", ""), first)
    return proposals


def _doubts(form: StepForm) -> list[Doubt]:
    """For whoever checks or signs off a reply; they never stop it."""
    if form.name not in READING:
        return []
    units = [post.unit_id for post in form.by.current_posts if post.unit_id]
    own = Reply.objects.filter(round__suggestion=form.suggestion, assignment__unit__in=units)
    reply = own.select_related("assignment").order_by("-round__number").first()
    return doubts_about(reply, asked=form.suggestion.body) if reply else []


def _starts(suggestion: Suggestion, name: str) -> dict[str, Any] | None:
    """The clock the step would start today: its name, its last day counted, its clause."""
    kind = STARTS.get(name)
    if kind is None:
        return None
    today = timezone.localdate()
    start = (suggestion.assigned_on if name in RUNNING else None) or today
    ruling = LocalRule.objects.ruling(suggestion.congress, NUMBERS[kind], today)
    deadline = end_of_period(start, ruling.period, Holiday.objects.calendar())
    return {"label": kind.label, "deadline": deadline, "clause": ruling.clause}
