"""A year's letters together: to read for office and chairs, the chairs' steps, all papers as one file."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from briefings.actions import letters as acts
from briefings.actions.steps import roles_in
from briefings.forms.letters import FORMS
from briefings.models import Letter, LetterRound
from briefings.rules.letters import EDITORS, LAW, LeftOut, RoundStatus
from briefings.views.stepping import step_page
from congress.accounts.sessions import SignedInRequest
from congress.common.paging import page_by_key
from congress.files.serving import serve_together

OF_LEADERS = ("approve", "send_back")
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
    """The page of a leader's step."""
    found = find(request, pk)
    if name not in OF_LEADERS:
        raise Http404
    doing: dict[str, Any] = {"form_for": partial(FORMS[name], round=found), "act": partial(getattr(acts, name), found)}
    doing |= {
        "law": LAW,
        "parties": roles_in(request.user, found.congress_id),
        "template": "briefings/letter_step.html",
    }
    return step_page(request, found, name, **doing, back=found, round=found)
