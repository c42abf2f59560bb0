"""The secretariat's desk for motions."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from suggestions.admin.desk_pages import NOT_TAKEN, Offer
from suggestions.admin.motion_sheet import DESK, decisions
from suggestions.admin.motions_waiting import GROUPS, MOST, ORDER, check_role, waiting
from suggestions.consequences import MOTION_CONSEQUENCES
from suggestions.forms.motions import MOTION_FORMS, MotionStepForm
from suggestions.models import Motion
from suggestions.rules.motions import MOTION_LAW
from suggestions.views.motions.pages import BESIDE, find, page_of
from suggestions.views.motions.steps import took


def motion_urls() -> list[Any]:
    view, name = admin.site.admin_view, "suggestions_motion"
    return [
        path("desk/", view(show), name=f"{name}_desk"),
        path("desk/<int:pk>/", view(show), name=f"{name}_desk_item"),
        path("desk/<int:pk>/<slug:step>/", view(take), name=f"{name}_desk_step"),
        path("desk/decisions/", view(decisions), name=f"{name}_decisions"),
    ]


@require_safe
def show(request: Any, pk: int | None = None) -> HttpResponse:
    """The desk with one motion open: the one named, or else the first that waits."""
    check_role(request)
    return _page(request, pk)


@require_POST
def take(request: Any, pk: int, step: str) -> HttpResponse:
    """Take a step; a refusal is said on the same desk, and what was typed is kept."""
    check_role(request)
    if step not in MOTION_FORMS:
        raise Http404
    motion = find(request, pk)
    form = _form(request, motion, step, request.POST)
    if not took(form):
        return _page(request, pk, form)
    messages.success(request, _("%(done)s %(title)s") % {"done": MOTION_LAW.done(step), "title": motion.title})
    is_there = waiting(request.user).filter(pk=pk).exists()
    return redirect(reverse(f"{DESK}_item", args=[pk]) if is_there else reverse(DESK))


def _page(request: Any, pk: int | None, bound: MotionStepForm | None = None) -> HttpResponse:
    found = waiting(request.user).for_rows(request.user).select_related(*BESIDE)[:MOST]
    rows = sorted(found, key=lambda row: (ORDER[row.status], row.sort_on, row.pk))
    motion = next((row for row in rows if pk in (None, row.pk)), None)
    if pk and motion is None:
        motion = find(request, pk)
    item = page_of(request, motion) if motion else {}
    groups = [(title, [row for row in rows if row.status in statuses]) for title, statuses in GROUPS]
    context = admin.site.each_context(request) | {
        "title": _("Motions desk"),
        "count": len(rows),
        "groups": [(title, found) for title, found in groups if found],
        "sessions": {row.session for row in rows if row.number},
        "item": item.get("motion"),
        "offers": _offers(request, item, bound) if item else [],
        **item,
    }
    return TemplateResponse(request, "admin/suggestions/motion_desk.html", context, status=NOT_TAKEN if bound else 200)


def _offers(request: Any, item: dict[str, Any], bound: MotionStepForm | None) -> list[Offer]:
    """Steps open to the person now; one that was just refused stays, with what was typed in it."""
    motion = item["motion"]
    names = [name for name, _label in item["steps"]]
    if bound and bound.name not in names:
        names.append(bound.name)
    return [
        Offer(
            name,
            MOTION_LAW.steps[name].label,
            MOTION_CONSEQUENCES[name],
            bound if bound and bound.name == name else _form(request, motion, name),
            reverse(f"{DESK}_step", args=[motion.pk, name]),
        )
        for name in names
    ]


def _form(request: Any, motion: Motion, name: str, data: Any = None) -> MotionStepForm:
    form = MOTION_FORMS[name](data, motion=motion, by=request.user, name=name)
    form.auto_id = f"{name}_%s"  # several forms stand on one page
    return form
