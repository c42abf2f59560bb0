"""Cards and posters of many codes: ask for them, watch them being drawn, cancel, take the PDF."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congress.accounts.office import post_for
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.files.serving import serve
from stations import actions
from stations.forms import PapersForm
from stations.models import CardJob
from stations.rules import KEEPERS

SHOWN = 20


def paper_urls() -> list[Any]:
    view, base = admin.site.admin_view, "papers/"
    return [
        path(base, view(papers), name="stations_papers"),
        path(f"{base}<int:pk>/", view(job), name="stations_papers_job"),
        path(f"{base}<int:pk>/cancel", view(cancel), name="stations_papers_cancel"),
        path(f"{base}<int:pk>/file", view(file), name="stations_papers_file"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: Any) -> HttpResponse:
    """One's own, and the form that asks for some."""
    congress = post_for(request, KEEPERS).congress
    form = PapersForm(request.POST if request.method == "POST" else None, congress=congress)
    if form.is_bound and form.is_valid():
        return redirect(actions.ask_papers(congress, by=request.user, at=timezone.now(), **form.cleaned_data))
    jobs = CardJob.objects.visible_to(request.user).select_related("delegation", "result")
    return _answer(request, "papers", {"title": _("Cards and posters"), "form": form, "jobs": jobs[:SHOWN]})


@require_safe
def job(request: Any, pk: int) -> HttpResponse:
    """How far it is; asked again by htmx it answers with the changing part alone."""
    own = _own(request, pk)
    return _answer(request, "_papers_job" if request.htmx else "papers_job", {"title": str(own), "job": own})


@require_POST
def cancel(request: Any, pk: int) -> HttpResponse:
    own = _own(request, pk)
    try:
        actions.cancel_papers(own, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(own)


@require_safe
def file(request: Any, pk: int) -> Any:
    """The whole PDF to its owner; the trail keeps that it was taken."""
    own = _own(request, pk)
    if own.result is None:
        raise Http404
    record("cards.take", f"congress:{own.congress_id}", by=request.user)
    return serve(own.result)


def _own(request: Any, pk: int) -> CardJob:
    post_for(request, KEEPERS)
    return get_object_or_404(CardJob.objects.visible_to(request.user).select_related("delegation", "result"), pk=pk)


def _answer(request: Any, name: str, context: dict[str, Any]) -> HttpResponse:
    whole = admin.site.each_context(request) | context
    return TemplateResponse(request, f"admin/stations/{name}.html", whole)
