"""The archive of a session, for staff: ask for it, watch it being put together, cancel it, take it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congress.accounts.rules import STAFF
from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.files.serving import serve
from suggestions import reports
from suggestions.actions.archiving import ask_archive, cancel_archive
from suggestions.models import ArchiveJob
from suggestions.views.years import session_of

SHOWN = 20


class ArchiveForm(forms.Form):
    session = forms.TypedChoiceField(label=_("Session"), coerce=int)

    def __init__(self, data: Any, *, sessions: list[Any]) -> None:
        super().__init__(data)
        fields: Any = self.fields
        fields["session"].choices = [(each.pk, str(each)) for each in sessions]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest) -> HttpResponse:
    """One's own archives, and the form that asks for one."""
    if request.user.post.role not in STAFF:
        raise Http404
    form = ArchiveForm(request.POST or None, sessions=reports.sessions_of(request.user))
    if request.method == "POST" and form.is_valid():
        session = session_of(request, form.cleaned_data["session"])
        return redirect(ask_archive(session, by=request.user, at=timezone.now()))
    jobs = ArchiveJob.objects.visible_to(request.user).select_related("session__term", "result")
    return render(request, "suggestions/archives.html", {"form": form, "jobs": jobs[:SHOWN]})


@login_required
@require_safe
def archive(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far it is; asked again by htmx it answers with the changing part alone."""
    is_part = bool(getattr(request, "htmx", False))
    template = "suggestions/_archive.html" if is_part else "suggestions/archive.html"
    return render(request, template, {"job": _own(request, pk)})


@login_required
@require_POST
def cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    job = _own(request, pk)
    try:
        cancel_archive(job, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(job)


@login_required
@require_safe
def file(request: SignedInRequest, pk: int) -> Any:
    """The whole zip to its owner; the trail keeps that it was taken."""
    job = _own(request, pk)
    if job.result is None:
        raise Http404
    record("archive.take", f"session:{job.session_id}", by=request.user)
    return serve(job.result)


def _own(request: SignedInRequest, pk: int) -> ArchiveJob:
    jobs = ArchiveJob.objects.visible_to(request.user).select_related("session__term__congress__region", "result")
    return get_object_or_404(jobs, pk=pk)
