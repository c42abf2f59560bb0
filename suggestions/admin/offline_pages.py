"""The desk of classified items: what came in on paper is numbered here, and its days are kept."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congress.accounts.office import post_for
from congress.accounts.rules import STAFF
from congress.common.lifecycle import Refused
from congress.common.paging import page_by_key
from congress.organs.models import Unit
from suggestions.forms.offline import MoveForm, RegisterForm
from suggestions.models import OfflineItem
from suggestions.rules.offline import OFFLINE_LAW, REGISTERS
from suggestions.supervised import roles_in

PAGE = 50
DESK = "admin:suggestions_offline_desk"


def offline_urls() -> list[Any]:
    view = admin.site.admin_view
    return [
        path("offline/", view(desk), name="suggestions_offline_desk"),
        path("offline/<int:pk>/<slug:step>/", view(move), name="suggestions_offline_step"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: Any) -> HttpResponse:
    """The items so far with the next step of each, and the form that registers one."""
    post_for(request, STAFF)
    congresses = {post.congress_id for post in request.user.current_posts if post.role in REGISTERS}
    form = RegisterForm(request.POST if request.method == "POST" else None, congresses=congresses)
    if request.method == "POST":
        post_for(request, REGISTERS)
        if form.is_valid() and _took(request, form):
            return redirect(DESK)
    return _page(request, form if congresses else None)


@require_POST
def move(request: Any, pk: int, step: str) -> HttpResponse:
    """Record the next step of one item."""
    post_for(request, STAFF)
    if step not in OFFLINE_LAW.steps:
        raise Http404
    item = get_object_or_404(OfflineItem.objects.visible_to(request.user), pk=pk)
    form = MoveForm(request.POST, item=item, name=step, units=_units(item.congress_id))
    if not form.is_valid() or not _took(request, form):
        errors = [str(error) for errors in form.errors.values() for error in errors]
        messages.error(request, " ".join([item.number_label, *errors]))
    return redirect(DESK)


def _took(request: Any, form: Any) -> bool:
    try:
        item = form.take(request.user, timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("%(number)s: recorded.") % {"number": item.number_label})
    return True


def _page(request: Any, form: RegisterForm | None) -> HttpResponse:
    rows = OfflineItem.objects.visible_to(request.user).select_related("session__term", "lead__person", "unit")
    page = page_by_key(rows, order=("-pk",), after=request.GET.get("after", ""), size=PAGE)
    context = admin.site.each_context(request) | {
        "title": _("Classified items"),
        "form": form,
        "page": page,
        "lines": _lines(request.user, page.rows),
        "today": timezone.localdate(),
    }
    status = 409 if form is not None and form.is_bound else 200
    return TemplateResponse(request, "admin/suggestions/offline.html", context, status=status)


def _lines(user: Any, rows: list[OfflineItem]) -> list[tuple[OfflineItem, MoveForm | None]]:
    """Each item with the form of the step open to this person now, if there is one."""
    units = _units(user.post.congress_id)
    return [(row, _next(user, row, units)) for row in rows]


def _next(user: Any, row: OfflineItem, units: dict[str, Unit]) -> MoveForm | None:
    name = next(iter(OFFLINE_LAW.open_to(row.status, roles_in(user, row.congress_id))), "")
    return MoveForm(item=row, name=name, units=units) if name else None


def _units(congress: int) -> dict[str, Unit]:
    return {str(unit.pk): unit for unit in Unit.objects.active().filter(congress=congress, is_first_tier=False)}
