"""Briefings the office put on the public site: list, issue, kept papers. The same for whoever asks."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from briefings import actions
from briefings.documents.briefings import laid_out_blocks
from briefings.models import Briefing
from briefings.models.briefings import PAPERS
from congress.common.paging import page_by_key
from congress.common.text import one_line
from congress.files.serving import serve

ORDER, PAGE = ("-issued_on", "-pk"), 24
QUESTION = 60  # characters


def everybodys() -> Any:
    return Briefing.objects.visible_to(AnonymousUser())


@require_safe
def briefings(request: HttpRequest) -> HttpResponse:
    """The newest first; with `q` those in which all of its words stand."""
    question = one_line(request.GET.get("q", ""))[:QUESTION]
    rows = everybodys().saying(question.split()).defer("figures")
    query = request.GET.copy()
    query.pop("after", None)
    context = {
        "page": page_by_key(rows, order=ORDER, after=request.GET.get("after", ""), size=PAGE),
        "question": question,
        "filters": query.urlencode(),
    }
    return render(request, "briefings/public/list.html", context)


@require_safe
def briefing(request: HttpRequest, pk: int) -> HttpResponse:
    """One issue: words, tables, charts. Its figures stand without links, for none of the lists they open is public."""
    found = get_object_or_404(everybodys().select_related("congress", "corrects"), pk=pk)
    context = {
        "briefing": found,
        "lead": found.words["lead"],
        "blocks": laid_out_blocks(found.words),
        "corrected": found.corrects if found.corrects and found.corrects.is_public else None,
        "corrections": everybodys().filter(corrects=found),
        "today": timezone.localdate(),
    }
    return render(request, "briefings/public/briefing.html", context)


@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> FileResponse:
    """The paper as it was kept. Who took it is recorded of people who signed in; a citizen leaves no trace."""
    found = get_object_or_404(everybodys().select_related("pdf", "docx"), pk=pk)
    if kind not in PAPERS:
        raise Http404
    if request.user.is_authenticated:
        return serve(actions.take(found, kind, by=request.user, at=timezone.now()))
    return serve(getattr(found, kind))
