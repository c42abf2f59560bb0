"""The work plan of a year for office, leaders and deputies: rows by month, what is late, the steps of a row."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from briefings.actions import plan_items
from briefings.actions.plan_steps import parties_to
from briefings.documents.plans import PLAN_PAPERS, plan_paper
from briefings.forms.plans import ITEM_FORMS
from briefings.models import Plan, PlanItem
from briefings.rules.plans import EDITORS, ITEM_LAW
from briefings.views.plan_rows import is_inside, rows_of, told
from briefings.views.stepping import step_page
from congress.accounts.sessions import SignedInRequest
from congress.audit.actions import record


@login_required
@require_safe
def plan(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    """That plan; without a key, of the congress the reader works in, of this year or the newest before it."""
    today, rows = timezone.localdate(), Plan.objects.visible_to(request.user).standing()
    found = _find(request, pk) if pk else rows.filter(congress=request.user.post.congress).nearest(today).first()
    context: dict[str, Any] = {"plan": found}
    if found:
        others = rows.filter(congress=found.congress_id).only("year")
        context["years"] = [(each.year, each.get_absolute_url()) for each in others]
        context |= told(found, rows_of(found, request.user, today), request.GET.get("show", ""), today)
        inside = is_inside(request.user, found)
        context |= {"is_inside": inside, "steps": found.steps.select_related("by") if inside else []}
        context["is_editor"] = not request.user.roles.isdisjoint(EDITORS)
    return render(request, "briefings/plans/plan.html", context)


@login_required
@require_safe
def paper(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """The plan as it stands today; that it was taken goes to the trail."""
    found = _find(request, pk)
    if kind not in PLAN_PAPERS:
        raise Http404
    record("plan.paper", f"plan:{found.pk}", by=request.user, detail={"kind": kind})
    return printed(found, kind, with_names=is_inside(request.user, found))


def printed(plan: Plan, kind: str, *, with_names: bool) -> HttpResponse:
    """The paper as a download."""
    make, content_type = PLAN_PAPERS[kind]
    items = plan.items.by_month().select_related("lead")
    headers = {"Content-Disposition": f'attachment; filename="plan-{plan.year}.{kind}"'}
    made = make(plan_paper(plan, items, timezone.localdate(), with_names=with_names))
    return HttpResponse(made, content_type=content_type, headers=headers)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SignedInRequest, pk: int, name: str) -> HttpResponse:
    """The page of a step of a row."""
    item = find_item(request, pk)
    if name not in ITEM_LAW.steps:
        raise Http404
    act = partial(getattr(plan_items, name), item)
    doing: dict[str, Any] = {"form_for": partial(ITEM_FORMS[name], thing=item), "act": act, "law": ITEM_LAW}
    doing |= {"parties": parties_to(request.user, item, item.plan), "template": "briefings/plans/step.html"}
    return step_page(request, item, name, **doing, back=item.plan, item=item)


def find_item(request: SignedInRequest, pk: int) -> PlanItem:
    """A row of a plan this person works on; 404 for whoever only reads it, as if there were no rows to change."""
    found = get_object_or_404(PlanItem.objects.visible_to(request.user).select_related("plan", "lead"), pk=pk)
    if not is_inside(request.user, found.plan):
        raise Http404
    return found


def _find(request: SignedInRequest, pk: int) -> Plan:
    return get_object_or_404(Plan.objects.visible_to(request.user).select_related("congress"), pk=pk)
