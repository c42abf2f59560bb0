"""The home page by the post somebody works in."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congress.accounts.rules import LEADERS, OFFICE, UNIT_ROLES, Role
from congress.accounts.sessions import SignedInRequest
from portal.reports.home import deputy_home, keeper_home, office_home
from portal.reports.overview.decisions import decisions
from portal.reports.unit_home import unit_home


def leader_home(user: Any, today: date) -> dict[str, Any]:
    return {"decisions": decisions(user, user.post.congress_id)}


HOMES = {
    "portal/deputy.html": ({Role.DEPUTY}, deputy_home),
    "portal/keeper.html": ({Role.STATION_KEEPER}, keeper_home),
    "portal/office.html": ({Role.FIRST_REVIEWER, Role.FIRST_TIER}, office_home),  # they work in the portal
    "portal/leader.html": (LEADERS - OFFICE, leader_home),
    "portal/unit.html": (UNIT_ROLES, unit_home),
}


@login_required
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """Where the working post has its work."""
    role, today = request.user.post.role, timezone.localdate()
    if role in OFFICE:
        return redirect("admin:index")
    for page, (roles, told) in HOMES.items():
        if role in roles:
            return render(request, page, {"today": today, **told(request.user, today)})
    return render(request, "portal/home.html")
