"""One letter: to the office and the chairs, and to the deputy it is about."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from briefings.actions import letters as acts
from briefings.documents.letters import printed, words
from briefings.models import Letter, LetterRound
from briefings.models.briefings import PAPERS
from briefings.querysets.briefings import congresses_of
from briefings.rules.letters import DRAFTED, EDITORS
from congress.accounts.sessions import SignedInRequest
from congress.documents.keeping import kept_words
from congress.files.serving import serve

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """The rounds, to office and chairs; to a deputy the letters about oneself."""
    rounds = LetterRound.objects.visible_to(request.user).select_related("congress__region")
    own = Letter.objects.visible_to(request.user).about(request.user).order_by("-year", "-number")
    own = own.select_related("round")
    return render(request, "briefings/letters.html", {"rounds": rounds, "own": own, "today": timezone.localdate()})


@login_required
@require_safe
def letter(request: SignedInRequest, pk: int) -> HttpResponse:
    """The letter to read."""
    found = find(request, pk)
    is_inside = found.congress_id in congresses_of(request.user)
    may_word = is_inside and found.round.status in DRAFTED and not request.user.roles.isdisjoint(EDITORS)
    context = {"letter": found, "text": text_of(found), "is_inside": is_inside, "may_word": may_word}
    return render(request, "briefings/letter.html", {**context, "today": timezone.localdate()})


@login_required
@require_safe
def paper(request: SignedInRequest, pk: int, kind: str) -> Any:
    """The kept PDF, or the words as DOCX; of a letter without a number how it would look. Recorded in the trail."""
    found = find(request, pk)
    if kind not in PAPERS or (kind == "pdf" and found.number and found.pdf is None):
        raise Http404
    acts.take(found, kind, by=request.user, at=timezone.now())
    if kind == "pdf" and found.pdf:
        return serve(found.pdf)
    name = f"{found.label or found.addressee}.{kind}"
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(printed(_kept(found), kind), content_type=TYPES[kind], headers=headers)


def find(request: SignedInRequest, pk: int) -> Letter:
    """The letter if this person may see it; 404 otherwise, as if it never was."""
    beside = ("round", "congress__region", "mandate__person", "pdf")
    found: Letter = get_object_or_404(Letter.objects.visible_to(request.user).select_related(*beside), pk=pk)
    return found


def text_of(found: Letter) -> Any:
    """The letter's own words, as they stand or would stand."""
    return _kept(found)[0]


def _kept(found: Letter) -> Any:
    return found.words or kept_words(words(found))
