"""The sheet on which one meeting's decisions are recorded together."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congress.common.lifecycle import Refused
from suggestions.actions import motions
from suggestions.admin.desk_pages import NOT_TAKEN
from suggestions.admin.motions_waiting import MOST, check_role, waiting
from suggestions.forms.motions import SheetForm
from suggestions.rules.motions.life import UNDECIDED

DESK = "admin:suggestions_motion_desk"


@require_http_methods(["GET", "HEAD", "POST"])
def decisions(request: Any) -> HttpResponse:
    """What the presidium decided on many motions at once; all are recorded or none."""
    check_role(request)
    rows = list(_undecided(request))
    form = SheetForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        try:
            taken = motions.decide_all(form.decisions(), decided_on=form.decided, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            done = ngettext("%(n)d decision recorded.", "%(n)d decisions recorded.", len(taken))
            messages.success(request, done % {"n": len(taken)})
            return redirect(DESK)
    context = admin.site.each_context(request) | {"form": form, "title": _("Decisions of the presidium")}
    status = NOT_TAKEN if request.method == "POST" else 200
    return TemplateResponse(request, "admin/suggestions/motion_decisions.html", context, status=status)


def _undecided(request: Any) -> Any:
    rows = waiting(request.user).filter(status__in=UNDECIDED).for_rows(request.user)
    return rows.prefetch_related("reports").order_by("session", "period", "number")[:MOST]
