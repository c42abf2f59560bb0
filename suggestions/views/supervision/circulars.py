"""Circulars: the list, one with its figures, drafting, approving."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from suggestions.forms.supervision.circulars import CIRCULAR_FORMS, DraftForm
from suggestions.models.supervision import Circular
from suggestions.rules.supervision.circulars import CIRCULAR_LAW, COUNTED
from suggestions.rules.supervision.measures import MEASURES
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


@require_safe
@for_supervision
def index(request: SignedInRequest) -> HttpResponse:
    """Every circular, those given up included."""
    return listing(
        request,
        Circular.objects.visible_to(request.user).select_related("paper"),
        _row,
        title=_("Circulars"),
        lead=_("Counted at a cut-off day, approved by another person, numbered and kept."),
        links=[Link("new", _("Draft a circular"))] if does(request, Role.SUPERVISOR) else [],
        heads=[_("Circular"), _("Number"), _("Figures as of"), _("Status")],
        empty=_("No circular yet"),
        empty_text=_("The supervisor drafts the first one."),
    )


def _row(row: Circular) -> Row:
    number = row.paper.label if row.paper else ""
    return Row(row.get_absolute_url(), row.title, [number, row.cut_off, row.get_status_display()])


@require_safe
@for_supervision
def circular(request: SignedInRequest, pk: int) -> HttpResponse:
    """One circular with the figures it was drafted from."""
    found = _find(request, pk)
    context = {
        "circular": found,
        "heads": [MEASURES[measure].label for measure in COUNTED],
        "lines": [(line["unit"], line["items"], _shares(line)) for line in found.lines],
        "steps": found.steps.select_related("by"),
        "offers": offers(CIRCULAR_LAW, found, request, CIRCULAR_FORMS),
        "today": timezone.localdate(),
    }
    return render(request, "suggestions/supervision/circular.html", context)


def _shares(line: dict[str, Any]) -> list[tuple[Any, int, int]]:
    """Label, part and whole of each measure."""
    return [(MEASURES[measure].label, *line[measure]) for measure in COUNTED]


@require_http_methods(["GET", "HEAD", "POST"])
@for_supervision
def draft(request: SignedInRequest) -> Any:
    """Draft a circular."""
    check_role(request, Role.SUPERVISOR)
    congress, title = request.user.post.congress, _("Draft a circular")
    return act_page(request, DraftForm, congress, title=title, back="suggestions:circulars", to=lambda made: made)


@require_http_methods(["GET", "HEAD", "POST"])
@for_supervision
def take(request: SignedInRequest, pk: int, name: str) -> Any:
    """One step of its life."""
    found = _find(request, pk)
    return step_page(request, found, name, law=CIRCULAR_LAW, forms=CIRCULAR_FORMS, lead=found.title)


def _find(request: SignedInRequest, pk: int) -> Circular:
    rows = Circular.objects.visible_to(request.user).select_related("congress", "paper", "drafted_by", "approved_by")
    return get_object_or_404(rows, pk=pk)
