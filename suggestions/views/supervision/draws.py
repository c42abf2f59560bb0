"""Spot checks: the register, one draw with its proof, its steps, its papers."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from suggestions.forms.supervision.draws import DRAW_FORMS, AnnounceForm, AppraiseForm
from suggestions.models.supervision import Draw
from suggestions.oversight.papers import draw_record
from suggestions.oversight.repeating import departures
from suggestions.rules.supervision.draw import DRAW_LAW, DrawStatus
from suggestions.supervised import roles_in
from suggestions.views.papers import KINDS
from suggestions.views.supervision.issued import as_file
from suggestions.views.supervision.pages import (
    Link,
    Row,
    act_page,
    check_role,
    does,
    for_supervision,
    listing,
    offers,
    step_page,
)

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
@for_supervision
def index(request: SignedInRequest) -> HttpResponse:
    """Every draw, those given up included, the newest first."""
    rows = Draw.objects.visible_to(request.user).select_related("session__term")
    return listing(
        request,
        rows,
        _row,
        title=_("Spot checks"),
        lead=_("Announced, frozen, drawn with a published seed: anybody can repeat it."),
        links=[Link("new", _("Announce a draw"))] if does(request, Role.SUPERVISOR) else [],
        heads=[_("Draw"), _("Session"), _("Status"), _("Drawn"), _("Day of the seed")],
        empty=_("No draw yet"),
        empty_text=_("The supervisor announces the first one."),
    )


def _row(draw: Draw) -> Row:
    cells = [str(draw.session), draw.get_status_display(), draw.size, draw.seed_on]
    return Row(draw.get_absolute_url(), draw.title, cells)


@require_safe
@for_supervision
def draw(request: SignedInRequest, pk: int) -> HttpResponse:
    """One draw with everything needed to repeat it, and whether repeating it gives the same."""
    found = _find(request, pk)
    parties = roles_in(request.user, found.congress_id)
    is_drawn = found.status == DrawStatus.DRAWN
    context = {
        "draw": found,
        "count": len(found.keys),
        "drawn": found.drawn.select_related("appraisal", "suggestion__session__term"),
        "steps": found.steps.select_related("by"),
        "offers": offers(DRAW_LAW, found, request, DRAW_FORMS),
        "appraises": Role.SUPERVISOR in parties,
        "is_drawn": is_drawn,
        "departures": departures(found) if is_drawn else [],
        "today": timezone.localdate(),
    }
    return render(request, "suggestions/supervision/draw.html", context)


@require_http_methods(GET_AND_POST)
@for_supervision
def announce(request: SignedInRequest) -> Any:
    """Announce a draw."""
    check_role(request, Role.SUPERVISOR)
    congress = request.user.post.congress
    lead = _("What you state here cannot be changed once the draw is announced.")
    back, title = "suggestions:draws", _("Announce a draw")
    return act_page(request, AnnounceForm, congress, title=title, lead=lead, back=back, to=lambda made: made)


@require_http_methods(GET_AND_POST)
@for_supervision
def take(request: SignedInRequest, pk: int, name: str) -> Any:
    """One step of the draw."""
    found = _find(request, pk)
    return step_page(request, found, name, law=DRAW_LAW, forms=DRAW_FORMS, lead=found.title)


@require_http_methods(GET_AND_POST)
@for_supervision
def appraise(request: SignedInRequest, pk: int, turn: int) -> Any:
    """Hear, comment and appraise one of those drawn."""
    found = _find(request, pk)
    row = get_object_or_404(found.drawn.select_related("suggestion", "draw"), turn=turn)
    check_role(request, Role.SUPERVISOR)
    title, lead = _("Record the appraisal"), row.suggestion.title
    return act_page(request, AppraiseForm, row, title=title, lead=lead, back=found)


@require_safe
@for_supervision
def population(request: SignedInRequest, pk: int) -> HttpResponse:
    """The frozen list, byte for byte as it was hashed."""
    found = _find(request, pk)
    if not found.population_hash:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="draw-{found.pk}.txt"'}
    return HttpResponse(found.population, content_type="text/plain; charset=utf-8", headers=headers)


@require_safe
@for_supervision
def paper(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """The record sheet of a draw."""
    found = _find(request, pk)
    if kind not in KINDS or found.status != DrawStatus.DRAWN:
        raise Http404
    record("draw.paper", f"draw:{found.pk}", by=request.user)
    return as_file(draw_record(found, kind), kind, f"draw-{found.pk}")


def _find(request: SignedInRequest, pk: int) -> Draw:
    rows = Draw.objects.visible_to(request.user).select_related("session__term", "category", "congress")
    return get_object_or_404(rows, pk=pk)
