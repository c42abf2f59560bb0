"""Gradings of units: the list, the table with every part explained, points, the decision."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.documents.chapters import paper_docx, paper_pdf
from congress.organs.models import Unit
from suggestions.forms.supervision.grading import BeginForm, FreezeForm, ScoreForm
from suggestions.models.supervision import Grading
from suggestions.oversight.grading import table
from suggestions.oversight.grading_paper import grading_sheets, grading_words
from suggestions.rules.supervision.grading import read_items
from suggestions.supervised import roles_in
from suggestions.views.supervision.issued import as_file
from suggestions.views.supervision.pages import Link, Row, act_page, check_role, does, for_supervision, listing

GET_AND_POST = ["GET", "HEAD", "POST"]
TABLE_KINDS: dict[str, Callable[[Grading, date], bytes]] = {
    "pdf": lambda found, today: paper_pdf(grading_words(found, today)),
    "docx": lambda found, today: paper_docx(grading_words(found, today)),
    "xlsx": grading_sheets,
}


@require_safe
@for_supervision
def index(request: SignedInRequest) -> HttpResponse:
    """Every grading, the newest first."""
    rows = Grading.objects.visible_to(request.user).select_related("scheme")
    return listing(
        request,
        rows,
        _row,
        title=_("Grading of units"),
        lead=_("By a scheme of the place; each figure is explained, and a decision freezes it."),
        links=[Link("new", _("Begin a grading"))] if does(request, Role.SUPERVISOR) else [],
        heads=[_("Grading"), _("Scheme"), _("From"), _("Until"), _("Decided on")],
        empty=_("No grading yet"),
        empty_text=_("Write a scheme in the back office, then begin a grading here."),
    )


def _row(row: Grading) -> Row:
    return Row(row.get_absolute_url(), row.title, [str(row.scheme), row.from_on, row.until_on, row.decided_on])


@require_safe
@for_supervision
def grading(request: SignedInRequest, pk: int) -> HttpResponse:
    """The table: each unit with every item, what it was counted from, the sum and the level."""
    found = _find(request, pk)
    items = read_items(found.items)
    context = {
        "grading": found,
        "lines": table(found, timezone.localdate()),
        "items": items,
        "kinds": list(TABLE_KINDS),
        "has_typed": any(item.is_typed for item in items),
        "may": Role.SUPERVISOR in roles_in(request.user, found.congress_id) and not found.frozen_at,
        "today": timezone.localdate(),
    }
    return render(request, "suggestions/supervision/grading.html", context)


@require_http_methods(GET_AND_POST)
@for_supervision
def begin(request: SignedInRequest) -> Any:
    """Begin a grading by a scheme."""
    check_role(request, Role.SUPERVISOR)
    congress, title = request.user.post.congress, _("Begin a grading")
    return act_page(request, BeginForm, congress, title=title, back="suggestions:gradings", to=lambda made: made)


@require_http_methods(GET_AND_POST)
@for_supervision
def score(request: SignedInRequest, pk: int, unit: int) -> Any:
    """Type a unit's points for what is not computed."""
    found = _find(request, pk)
    check_role(request, Role.SUPERVISOR)
    found.unit = get_object_or_404(Unit.objects.filter(congress=found.congress_id), pk=unit)  # type: ignore[attr-defined]
    return act_page(request, ScoreForm, found, title=_("Type points"), lead=found.unit.name, back=found)  # type: ignore[attr-defined]


@require_http_methods(GET_AND_POST)
@for_supervision
def freeze(request: SignedInRequest, pk: int) -> Any:
    """Freeze the grading by a decision."""
    found = _find(request, pk)
    check_role(request, Role.SUPERVISOR)
    lead = _("Facts, points and results stay as they are now for good.")
    return act_page(request, FreezeForm, found, title=_("Freeze by decision"), lead=lead, back=found)


@require_safe
@for_supervision
def paper(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """The table as a paper or a spreadsheet, once it is decided."""
    found = _find(request, pk)
    if kind not in TABLE_KINDS or not found.frozen_at:
        raise Http404
    record("grading.paper", f"grading:{found.pk}", by=request.user, detail={"kind": kind})
    return as_file(TABLE_KINDS[kind](found, timezone.localdate()), kind, f"grading-{found.pk}")


def _find(request: SignedInRequest, pk: int) -> Grading:
    return get_object_or_404(Grading.objects.visible_to(request.user).select_related("scheme", "congress"), pk=pk)
