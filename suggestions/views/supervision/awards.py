"""Awards of the year: the list, one with its nominees and proposals, nominating, deciding, announcing."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from congress.organs.models import Unit
from suggestions.forms.supervision.awards import AWARD_FORMS, BeginForm, DropForm, NominateForm, NominateUnitForm
from suggestions.models.supervision import Award
from suggestions.oversight.awards import proposed_suggestions, proposed_units
from suggestions.rules.supervision.awards import AWARD_LAW, NOMINATORS
from suggestions.supervised import roles_in
from suggestions.views.shared import find
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
    """Every year's awards."""
    return listing(
        request,
        Award.objects.visible_to(request.user).select_related("paper"),
        _row,
        title=_("Awards"),
        lead=_("Best suggestions and best units of the year: nominated, decided, announced."),
        links=[Link("new", _("Open nominations"))] if does(request, Role.SUPERVISOR) else [],
        heads=[_("Awards"), _("Number"), _("Chairs' meeting"), _("Status")],
        empty=_("No awards yet"),
        empty_text=_("The supervisor opens the first nominations."),
    )


def _row(row: Award) -> Row:
    number = row.paper.label if row.paper else ""
    return Row(row.get_absolute_url(), row.title, [number, row.meeting, row.get_status_display()])


@require_safe
@for_supervision
def award(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who is nominated, whom the figures propose, and what was decided."""
    found = _find(request, pk)
    may = AWARD_LAW.may("nominate", found.status, roles_in(request.user, found.congress_id))
    context = {
        "award": found,
        "nominees": found.nominees.select_related("suggestion__session__term", "unit", "by"),
        "proposals": proposed_suggestions(request.user, found) if may else [],
        "units": proposed_units(found) if may else [],
        "may": may,
        "offers": offers(AWARD_LAW, found, request, AWARD_FORMS),
        "steps": found.steps.select_related("by"),
        "today": timezone.localdate(),
    }
    return render(request, "suggestions/supervision/award.html", context)


@require_http_methods(GET_AND_POST)
@for_supervision
def begin(request: SignedInRequest) -> Any:
    """Open the nominations of a year."""
    check_role(request, Role.SUPERVISOR)
    congress, title = request.user.post.congress, _("Open nominations")
    return act_page(request, BeginForm, congress, title=title, back="suggestions:awards", to=lambda made: made)


@require_http_methods(GET_AND_POST)
@for_supervision
def nominate(request: SignedInRequest, pk: int, suggestion: int) -> Any:
    """Nominate a suggestion."""
    return _about(request, _find(request, pk), find(request, suggestion), NominateForm, _("Nominate"))


@require_http_methods(GET_AND_POST)
@for_supervision
def nominate_unit(request: SignedInRequest, pk: int, unit: int) -> Any:
    """Nominate a unit."""
    found = _find(request, pk)
    named = get_object_or_404(Unit.objects.filter(congress=found.congress_id), pk=unit)
    return _about(request, found, named, NominateUnitForm, _("Nominate"))


@require_http_methods(GET_AND_POST)
@for_supervision
def drop(request: SignedInRequest, pk: int, nominee: int) -> Any:
    """Take a nomination back."""
    found = _find(request, pk)
    named = get_object_or_404(found.nominees.select_related("suggestion", "unit"), pk=nominee)
    return _about(request, found, named, DropForm, _("Take a nomination back"))


def _about(request: SignedInRequest, found: Any, nominated: Any, kind: Any, title: str) -> Any:
    check_role(request, *NOMINATORS)
    found.nominated = nominated
    return act_page(request, kind, found, title=title, lead=str(nominated), back=found)


@require_http_methods(GET_AND_POST)
@for_supervision
def take(request: SignedInRequest, pk: int, name: str) -> Any:
    """One step of their course."""
    found = _find(request, pk)
    return step_page(request, found, name, law=AWARD_LAW, forms=AWARD_FORMS, lead=found.title)


def _find(request: SignedInRequest, pk: int) -> Award:
    return get_object_or_404(Award.objects.visible_to(request.user).select_related("congress", "paper"), pk=pk)
