"""The papers of a motion, and the presidium's report on those of a session."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record
from congress.organs.models import Session
from suggestions.documents import MOTION_PAPERS, decisions_report, motion_papers
from suggestions.models import Motion
from suggestions.parties import motion_parties_of
from suggestions.views.motions.pages import REPORT_READERS, find
from suggestions.views.papers import KINDS, handed_out


@login_required
@require_safe
def paper(request: SignedInRequest, pk: int, paper: str, kind: str) -> HttpResponse:
    """One paper; 404 when it does not exist yet or is not this reader's."""
    motion = find(request, pk)
    parties, reported = motion_parties_of(request.user, motion), motion.reports.values_list("kind", flat=True)
    if kind not in KINDS or paper not in motion_papers(parties, reported):
        raise Http404
    record(f"motion.paper.{paper}", f"motion:{motion.pk}", by=request.user)
    return handed_out(MOTION_PAPERS[paper](motion, kind), f"motion-{motion.number or motion.pk}-{paper}.{kind}", kind)


@login_required
@require_safe
def report(request: SignedInRequest, session: int, kind: str) -> HttpResponse:
    """议案处理意见的报告, to the secretariat, the committees and the chairs."""
    congresses = {post.congress_id for post in request.user.current_posts if post.role in REPORT_READERS}
    sitting = get_object_or_404(Session.objects.filter(term__congress__in=congresses), pk=session)
    registered = Motion.objects.visible_to(request.user).filter(session=sitting, number__isnull=False)
    if kind not in KINDS or not registered.exists():
        raise Http404
    record("motion.paper.decisions", f"session:{sitting.pk}", by=request.user)
    return handed_out(decisions_report(sitting, registered, kind), f"motions-{sitting.pk}.{kind}", kind)
