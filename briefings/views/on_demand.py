"""A briefing on one unit or area, counted when asked for: a page, PDF and DOCX. The trail keeps that it was made."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from briefings.documents.briefings import laid_out_blocks, on_demand_paper
from briefings.forms.on_demand import OnDemandForm
from briefings.models.briefings import PAPERS
from briefings.rules.briefings import READERS
from briefings.sections.on_demand import told_of
from briefings.views.briefings import grouped
from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.organs.models import Congress

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def for_readers(view: Callable[..., Any]) -> Callable[..., Any]:
    """Office and leaders, for the congress they work in; to everybody else the page does not exist."""

    @login_required
    @require_safe
    @wraps(view)
    def guarded(request: SignedInRequest, **named: Any) -> Any:
        if request.user.post is None or request.user.post.role not in READERS:
            raise Http404
        return view(request, request.user.post.congress, **named)

    return guarded


@for_readers
def page(request: SignedInRequest, congress: Congress) -> HttpResponse:
    """What is asked about, and below it the briefing with every figure leading to its list."""
    form = OnDemandForm(request.GET, congress=congress, today=timezone.localdate())
    context: dict[str, Any] = {"form": form, "query": request.GET.urlencode()}
    if form.is_valid():
        told = _told(request, congress, form, "page")
        context |= {"told": told, "period": form.cleaned_data["period"], "blocks": laid_out_blocks(told["words"])}
        context["figures"] = grouped(told["words"], told["figures"])
    return render(request, "briefings/on_demand.html", context)


@for_readers
def paper(request: SignedInRequest, congress: Congress, kind: str) -> HttpResponse:
    """The same as PDF or DOCX; 404 where it is not said of whom and when."""
    today = timezone.localdate()
    form = OnDemandForm(request.GET, congress=congress, today=today)
    if kind not in PAPERS or not form.is_valid():
        raise Http404
    made = on_demand_paper(_told(request, congress, form, kind), congress, today, kind)
    headers = {"Content-Disposition": f'attachment; filename="briefing-on-demand.{kind}"'}
    return HttpResponse(made, content_type=TYPES[kind], headers=headers)


def _told(request: SignedInRequest, congress: Congress, form: OnDemandForm, kind: str) -> dict[str, Any]:
    subject, period = form.cleaned_data["subject"], form.cleaned_data["period"]
    told = told_of(congress, subject, period)
    span = {"from": period.first.isoformat(), "until": period.cut_off.isoformat(), "as": kind}
    record("briefing.on_demand", f"{subject._meta.model_name}:{subject.pk}", by=request.user, detail=span)
    return told
