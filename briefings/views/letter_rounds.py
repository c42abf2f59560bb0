"""A year's letters together: to read for office and chairs, the chairs' steps, all papers as one file."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from briefings.actions import letters as acts
from briefings.actions.steps import roles_in
from briefings.forms.letters import FORMS
from briefings.models import Letter, LetterRound
from briefings.rules.letters import EDITORS, LAW, LeftOut, RoundStatus
from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import NotYours, Refused
from congress.common.paging import page_by_key
from congress.files.serving import serve_together

OF_LEADERS = ("approve", "send_back")
NOT_TAKEN = 409
SIZE = 50


@login_required
@require_safe
def letter_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """The letters of a year, with the steps of those who approve them."""
    return render(request, "briefings/letter_round.html", page_of(request, find(request, pk), OF_LEADERS))


def find(request: SignedInRequest, pk: int) -> LetterRound:
    """The round if this person may see it; 404 otherwise."""
    rows = LetterRound.objects.visible_to(request.user).select_related("congress__region", "sent_by", "approved_by")
    found: LetterRound = get_object_or_404(rows, pk=pk)
    return found


def page_of(request: SignedInRequest, found: LetterRound, steps: tuple[str, ...]) -> dict[str, Any]:
    """What the page and the back office show."""
    roles = roles_in(request.user, found.congress_id)
    lawful = LAW.open_to(found.status, roles)
    letters = Letter.objects.visible_to(request.user).filter(round=found).select_related("round")
    return {
        "round": found,
        "page": page_by_key(letters, order=["place"], after=request.GET.get("after", ""), size=SIZE),
        "count": letters.count(),
        "papers": letters.with_paper().count(),
        "left_out": [{**each, "reason": LeftOut(each["reason"]).label} for each in found.left_out],
        "offers": [(name, LAW.steps[name].label) for name in steps if name in lawful],
        "steps": found.steps.select_related("by"),
        "is_issued": found.status == RoundStatus.ISSUED,
        "is_editor": not roles.isdisjoint(EDITORS),
        "today": timezone.localdate(),
    }


@login_required
@require_safe
def papers(request: SignedInRequest, pk: int) -> Any:
    """Every kept PDF in one file, sent as it is read from the disk. Recorded in the trail."""
    found = find(request, pk)
    if found.status != RoundStatus.ISSUED:
        raise Http404
    letters = acts.take_all(found, by=request.user, at=timezone.now())
    return serve_together([letter.pdf for letter in letters if letter.pdf], name=f"{found.mark}{found.year}.zip")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SignedInRequest, pk: int, name: str) -> HttpResponse:
    """The page of a leader's step. What is not possible now is said, and leads back to the round."""
    found = find(request, pk)
    if name not in OF_LEADERS:
        raise Http404
    if not LAW.is_for(name, roles_in(request.user, found.congress_id)):
        raise PermissionDenied
    if request.method != "POST" and found.status not in LAW.steps[name].sources:
        messages.error(request, LAW.refusal(name, found.status))
        return redirect(found)
    form = FORMS[name](request.POST if request.method == "POST" else None, round=found)
    if request.method == "POST" and form.is_valid() and _took(request, found, name, form):
        messages.success(request, LAW.done(name))
        return redirect(found)
    context = {"form": form, "round": found, "label": LAW.steps[name].label, "name": name}
    return render(request, "briefings/letter_step.html", context, status=NOT_TAKEN if request.method == "POST" else 200)


def _took(request: SignedInRequest, found: LetterRound, name: str, form: Any) -> bool:
    try:
        getattr(acts, name)(found, **form.cleaned_data, by=request.user, at=timezone.now())
    except NotYours as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
