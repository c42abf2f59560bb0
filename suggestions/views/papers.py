"""The papers of a suggestion, as PDF and DOCX, to those they concern."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.views.decorators.http import require_safe

from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.files.serving import serve
from suggestions.documents import copies
from suggestions.parties import parties_of
from suggestions.views.shared import find

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@login_required
@require_safe
def paper(request: SignedInRequest, pk: int, paper: str, kind: str) -> HttpResponse:
    """One paper; 404 when it does not exist yet or is not this reader's."""
    suggestion = find(request, pk)
    own = copies(suggestion, parties_of(request.user, suggestion), request.user)
    copy = next((each for each in own if paper in (each.key, each.name)), None)
    if copy is None or kind not in KINDS:
        raise Http404
    content = copy.written(suggestion, kind)
    record(f"suggestion.paper.{copy.name}", f"suggestion:{suggestion.pk}", by=request.user)
    name = f"{suggestion.number or suggestion.pk}-{paper}.{kind}"
    return handed_out(content, name, kind)


def handed_out(content: bytes, name: str, kind: str) -> HttpResponse:
    """A paper as a download under this name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=KINDS[kind], headers=headers)


@login_required
@require_safe
def signed_record(request: SignedInRequest, pk: int, contact: int) -> FileResponse:
    """The signed record of a reply face to face, to those who may have that paper."""
    suggestion = find(request, pk)
    own = copies(suggestion, parties_of(request.user, suggestion), request.user)
    sheet = next((each.row.sheet for each in own if each.name == "in_person" and each.row.pk == contact), None)
    if sheet is None:
        raise Http404
    record("suggestion.signed_record", f"suggestion:{suggestion.pk}", by=request.user, detail={"file": sheet.name})
    return serve(sheet, inline=True)
