"""Where a matter that touches a state secret is brought, and what the deputy may know of it here: number and days."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from suggestions.models import OfflineItem

SHOWN = 50


@login_required
@require_safe
def offline(request: SignedInRequest) -> HttpResponse:
    """The way of the paper, and the deputy's own placeholders."""
    if Role.DEPUTY not in request.user.roles:
        raise Http404
    own = OfflineItem.objects.visible_to(request.user).filter(lead__person__user=request.user)
    rows = own.select_related("session__term", "unit")[:SHOWN]
    context = {"congress": request.user.post.congress, "rows": rows, "today": timezone.localdate()}
    return render(request, "suggestions/offline.html", context)
