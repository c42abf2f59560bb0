"""Papers as they were issued: the register, one with its fingerprint, and the paper itself."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.documents.keeping import printed
from suggestions.models.supervision import IssuedPaper
from suggestions.views.papers import KINDS
from suggestions.views.supervision.pages import Row, listing

TYPES = KINDS | {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Every paper the reader may see: to units and deputies, what was announced."""
    return listing(
        request,
        IssuedPaper.objects.visible_to(request.user).select_related("by"),
        _row,
        title=_("Issued papers"),
        lead=_("Urging letters, circulars and lists as they went out; none of their words can change."),
        heads=[_("Paper"), _("Number"), _("Day"), _("Addressee")],
        empty=_("No paper yet"),
        empty_text=_("Here stands what was issued."),
    )


def _row(row: IssuedPaper) -> Row:
    return Row(row.get_absolute_url(), row.title, [row.label, row.on, row.to], [row.get_kind_display()])


@login_required
@require_safe
def issued(request: SignedInRequest, pk: int) -> HttpResponse:
    """One paper, with the check of its words against the fingerprint."""
    context = {"paper": _find(request, pk), "today": timezone.localdate()}
    return render(request, "suggestions/supervision/issued.html", context)


@login_required
@require_safe
def paper(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """The paper, set again from the words that were kept."""
    found = _find(request, pk)
    if kind not in KINDS:
        raise Http404
    record("paper.read", f"paper:{found.pk}", by=request.user)
    return as_file(printed(found.words, kind), kind, f"{found.kind}-{found.year}-{found.number}")


def as_file(content: bytes, kind: str, name: str) -> HttpResponse:
    """A download of this kind."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(content, content_type=TYPES[kind], headers=headers)


def _find(request: SignedInRequest, pk: int) -> IssuedPaper:
    return get_object_or_404(IssuedPaper.objects.visible_to(request.user).select_related("by"), pk=pk)
