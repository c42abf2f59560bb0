"""Briefings for those who read and approve them: the list, one issue, its papers, the leaders' steps."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from briefings import actions
from briefings.actions.steps import roles_in
from briefings.documents.briefings import laid_out_blocks, preview
from briefings.forms.briefings import FORMS
from briefings.models import Briefing, Masthead
from briefings.models.briefings import PAPERS
from briefings.querysets.briefings import congresses_of
from briefings.rules.briefings import EDITORS, LAW, READERS, Status
from briefings.views.stepping import step_page
from congress.accounts.sessions import SignedInRequest
from congress.common.paging import page_by_key
from congress.files.serving import serve

BESIDE = ("congress__region", "corrects", "sent_by", "approved_by", "pdf", "docx")
OF_LEADERS = ("approve", "send_back")


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """What the reader may see, the newest first."""
    rows = Briefing.objects.visible_to(request.user).select_related("congress", "corrects")
    page = page_by_key(rows, order=["-cut_off", "-pk"], after=request.GET.get("after", ""))
    may_ask = not request.user.roles.isdisjoint(READERS)
    return render(request, "briefings/list.html", {"page": page, "today": timezone.localdate(), "may_ask": may_ask})


@login_required
@require_safe
def briefing(request: SignedInRequest, pk: int) -> HttpResponse:
    """One briefing to read, with every figure leading to its list."""
    return render(request, "briefings/briefing.html", page_of(request, find(request, pk), OF_LEADERS))


def find(request: SignedInRequest, pk: int) -> Briefing:
    """The briefing if this person may see it; 404 otherwise, as if it never was."""
    rows = Briefing.objects.visible_to(request.user).select_related(*BESIDE)
    found: Briefing = get_object_or_404(rows, pk=pk)
    return found


def page_of(request: SignedInRequest, found: Briefing, steps: tuple[str, ...]) -> dict[str, Any]:
    """What the page and the back office show; the readers only to those who edit or approve."""
    is_inside = found.congress_id in congresses_of(request.user)
    lawful = LAW.open_to(found.status, roles_in(request.user, found.congress_id))
    senseless = {"publish" if found.is_public else "take_off"}
    return {
        "briefing": found,
        "lead": found.words["lead"],
        "blocks": laid_out_blocks(found.words),
        "figures": grouped(found.words, found.figures),
        "period": found.period,
        "is_inside": is_inside,
        "is_issued": found.status == Status.ISSUED,
        "is_editor": not roles_in(request.user, found.congress_id).isdisjoint(EDITORS),
        "offers": [(name, LAW.steps[name].label) for name in steps if name in lawful and name not in senseless],
        "steps": found.steps.select_related("by") if is_inside else [],
        "deliveries": found.deliveries.select_related("reader") if is_inside else [],
        "downloads": found.downloads.select_related("by") if is_inside else [],
        "corrections": Briefing.objects.visible_to(request.user).filter(corrects=found, status=Status.ISSUED),
        "today": timezone.localdate(),
    }


def grouped(words: dict[str, Any], figures: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The figures under the headings of their sections."""
    sections = [(each["key"], each["title"]) for each in words["sections"]]
    groups = [(title, [each for each in figures if each["section"] == key]) for key, title in sections]
    return [(title, same) for title, same in groups if same]


@login_required
@require_safe
def draft_paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """How it would be issued, to those who edit and approve; nothing is kept of it."""
    found = find(request, pk)
    masthead = Masthead.objects.visible_to(request.user).filter(congress=found.congress_id, kind=found.kind).first()
    if masthead is None or found.status == Status.ISSUED:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="briefing-{found.month:%Y-%m}-draft.pdf"'}
    return HttpResponse(preview(found, masthead), content_type="application/pdf", headers=headers)


@login_required
@require_safe
def paper(request: SignedInRequest, pk: int, kind: str) -> FileResponse:
    """The paper as it was kept; that it was taken is recorded."""
    found = find(request, pk)
    if kind not in PAPERS or found.status != Status.ISSUED:
        raise Http404
    return serve(actions.take(found, kind, by=request.user, at=timezone.now()))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SignedInRequest, pk: int, name: str) -> HttpResponse:
    """The page of a leader's step."""
    found = find(request, pk)
    if name not in OF_LEADERS:
        raise Http404
    doing: dict[str, Any] = {
        "form_for": partial(FORMS[name], briefing=found),
        "act": partial(getattr(actions, name), found),
    }
    doing |= {"law": LAW, "parties": roles_in(request.user, found.congress_id), "template": "briefings/step.html"}
    return step_page(request, found, name, **doing, back=found, briefing=found)
