"""Topical inquiries: the list, one with questions, answers and tasks, its minutes. Units see those they answer."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.documents.chapters import paper_docx, paper_pdf
from suggestions.forms.supervision.inquiries import INQUIRY_FORMS, AnswerForm, PlanForm, SettleForm
from suggestions.models import Suggestion
from suggestions.models.supervision import Inquiry
from suggestions.oversight.minutes import minutes
from suggestions.rules.supervision.inquiries import INQUIRY_LAW, RECORDERS
from suggestions.supervised import roles_in, supervised_by
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


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Every inquiry the reader may see."""
    may = bool(supervised_by(request.user)) and does(request, Role.SUPERVISOR)
    return listing(
        request,
        Inquiry.objects.visible_to(request.user).prefetch_related("units"),
        _row,
        title=_("Topical inquiries"),
        lead=_("Deputies ask, units answer face to face; what was promised is followed up until it is done."),
        links=[Link("new", _("Plan an inquiry"))] if may else [],
        heads=[_("Topic"), _("Day"), _("Units"), _("Status")],
        empty=_("No inquiry yet"),
        empty_text=_("Here stands what the supervisor plans."),
    )


def _row(row: Inquiry) -> Row:
    units = "、".join(unit.short_name or unit.name for unit in row.units.all())
    return Row(row.get_absolute_url(), row.title, [row.on, units, row.get_status_display()])


@login_required
@require_safe
def inquiry(request: SignedInRequest, pk: int) -> HttpResponse:
    """One inquiry with its questions and tasks."""
    found = _find(request, pk)
    parties = roles_in(request.user, found.congress_id)
    context = {
        "inquiry": found,
        "supervises": found.congress_id in supervised_by(request.user),
        "suggestions": Suggestion.objects.visible_to(request.user).filter(inquiries=found),
        "questions": found.questions.select_related("unit"),
        "tasks": found.tasks.select_related("unit"),
        "answers": INQUIRY_LAW.may("answer", found.status, parties),
        "offers": offers(INQUIRY_LAW, found, request, INQUIRY_FORMS),
        "steps": found.steps.select_related("by"),
        "today": timezone.localdate(),
    }
    return render(request, "suggestions/supervision/inquiry.html", context)


@require_http_methods(GET_AND_POST)
@for_supervision
def plan(request: SignedInRequest) -> Any:
    """Plan an inquiry."""
    check_role(request, Role.SUPERVISOR)
    congress, title = request.user.post.congress, _("Plan an inquiry")
    return act_page(request, PlanForm, congress, title=title, back="suggestions:inquiries", to=lambda made: made)


@require_http_methods(GET_AND_POST)
@for_supervision
def take(request: SignedInRequest, pk: int, name: str) -> Any:
    """One step of its course."""
    found = _find(request, pk)
    return step_page(request, found, name, law=INQUIRY_LAW, forms=INQUIRY_FORMS, lead=found.title)


@require_http_methods(GET_AND_POST)
@for_supervision
def answer(request: SignedInRequest, pk: int, question: int) -> Any:
    """Record the answer to a question."""
    found = _find(request, pk)
    row = get_object_or_404(found.questions.select_related("inquiry"), pk=question)
    check_role(request, *RECORDERS)
    return act_page(request, AnswerForm, row, title=_("Record an answer"), lead=row.text, back=found)


@require_http_methods(GET_AND_POST)
@for_supervision
def settle(request: SignedInRequest, pk: int, task: int) -> Any:
    """Record a task as done."""
    found = _find(request, pk)
    row = get_object_or_404(found.tasks.select_related("inquiry"), pk=task)
    check_role(request, *RECORDERS)
    return act_page(request, SettleForm, row, title=_("Record a task as done"), lead=row.task, back=found)


@login_required
@require_safe
def paper(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """The minutes."""
    found = _find(request, pk)
    if kind not in KINDS:
        raise Http404
    record("inquiry.paper", f"inquiry:{found.pk}", by=request.user)
    words = minutes(found)
    return as_file(paper_pdf(words) if kind == "pdf" else paper_docx(words), kind, f"inquiry-{found.pk}")


def _find(request: SignedInRequest, pk: int) -> Inquiry:
    return get_object_or_404(Inquiry.objects.visible_to(request.user).select_related("congress"), pk=pk)
