"""A year's handling as papers, for the committee's staff."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.rules import STAFF
from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.organs.models import Session
from suggestions import reports
from suggestions.documents import year_report
from suggestions.views.papers import KINDS, handed_out


@login_required
@require_safe
def report(request: SignedInRequest, session: int, kind: str) -> HttpResponse:
    """The year's handling report of a session, as of today; 404 for others than staff."""
    found = session_of(request, session)
    if kind not in KINDS:
        raise Http404
    content = year_report(request.user, found, timezone.localdate(), kind)
    record("suggestion.year_report", f"session:{found.pk}", by=request.user)
    name = f"year-{found.pk}.{kind}"
    return handed_out(content, name, kind)


def session_of(request: SignedInRequest, key: int) -> Session:
    """The session of the congress a member of staff works in; 404 otherwise, as if it never was."""
    if request.user.post.role in STAFF:
        for each in reports.sessions_of(request.user):
            if each.pk == key:
                return each
    raise Http404
