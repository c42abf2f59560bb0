"""The home page by the post somebody works in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.rules import LEADERS, OFFICE, UNIT_ROLES, Role
from congress.accounts.sessions import SignedInRequest
from portal.reports.home import deputy_home, keeper_home, office_home
from portal.reports.overview.decisions import decisions

OFFICES_OUTSIDE = {Role.FIRST_REVIEWER, Role.FIRST_TIER}  # they work in the portal


@login_required
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """Where the working post has its work."""
    role = request.user.post.role
    if role == Role.DEPUTY:
        today = timezone.localdate()
        return render(request, "portal/deputy.html", {"today": today, **deputy_home(request.user, today)})
    if role == Role.STATION_KEEPER:
        today = timezone.localdate()
        return render(request, "portal/keeper.html", {"today": today, **keeper_home(request.user, today)})
    if role in OFFICES_OUTSIDE:
        today = timezone.localdate()
        return render(request, "portal/office.html", {"today": today, **office_home(request.user, today)})
    if role in OFFICE:
        return redirect("admin:index")
    if role in LEADERS:
        waiting = decisions(request.user, request.user.post.congress_id)
        return render(request, "portal/leader.html", {"today": timezone.localdate(), "decisions": waiting})
    if role in UNIT_ROLES:
        return redirect("suggestions:index")
    return render(request, "portal/home.html")
