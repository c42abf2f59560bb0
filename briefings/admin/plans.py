"""Work plans in the back office: the list, one with its rows by month. Nothing is edited but by a step."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from briefings.actions import plan_items, plans
from briefings.actions.steps import roles_in
from briefings.forms.plans import ITEM_FORMS, PLAN_FORMS, BeginForm
from briefings.models import Plan, PlanItem
from briefings.querysets.briefings import congresses_of
from briefings.rules.plans import EDITORS, ITEM_LAW, PLAN_LAW
from briefings.views.plan_rows import rows_of, told
from congress.accounts.office import OfficeAdmin, is_one_of, post_for, step_page

EXPLAINED = {
    "take_force": _("Every serving deputy is told. From then on rows change by recorded steps alone."),
    "drop": _("It stays in the list with the reason; another plan of the year may be begun."),
    "publish": _("Everybody may read it on the public site, without names of staff and without reasons."),
    "take_off": _("It is no longer shown on the public site; office, leaders and deputies keep it."),
    "amend": _("The plan was passed as it stands: say who decided the change and why."),
    "remove": _("The row is gone for good; the plan's course keeps what it was about."),
    "reopen": _("It goes on as under way; the day and the result it had stay in the trail."),
}
POSTED = require_http_methods(["GET", "HEAD", "POST"])


@admin.register(Plan)
class PlanAdmin(OfficeAdmin):
    viewers = EDITORS
    list_display = ["title", "year", "status", "passed_on", "is_public", "rows_told", "under_way_told", "late_told"]
    list_filter = ["status"]
    list_before_template = "admin/briefings/_plan_tools.html"
    ordering = ["-year", "-pk"]
    sortable_by: list[str] = []  # a plan a year
    actions = None
    fields = ["title", "status"]  # the page is our own

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        own = [
            path("begin/", view(begin), name="briefings_plan_begin"),
            path("<int:pk>/<slug:name>/step/", view(self.take), name="briefings_plan_step"),
            path("<int:pk>/rows/<int:item>/<slug:name>/", view(self.take_item), name="briefings_plan_item"),
        ]
        return [*own, *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: Any) -> Any:
        """Those of the congresses the person works in; what others made public is read on the public site."""
        rows: Any = super().get_queryset(request)
        return (
            rows.filter(congress__in=congresses_of(request.user))
            .counted(timezone.localdate())
            .select_related("congress")
        )

    @admin.display(description=_("rows"))
    def rows_told(self, row: Any) -> int:
        return int(row.rows)

    @admin.display(description=_("under way"))
    def under_way_told(self, row: Any) -> int:
        return int(row.under_way)

    @admin.display(description=_("late"))
    def late_told(self, row: Any) -> int:
        return int(row.late)

    @method_decorator(require_safe)
    def change_view(
        self, request: Any, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The plan to read, with the steps open to the person."""
        found, today = self.item(request, object_id), timezone.localdate()
        page = told(found, rows_of(found, request.user, today), request.GET.get("show", ""), today)
        page |= {"title": found.title, "is_inside": True, "steps": found.steps.select_related("by")}
        page["offers"] = _offers(found, request.user)
        return TemplateResponse(request, "admin/briefings/plan.html", self.admin_site.each_context(request) | page)

    @method_decorator(POSTED)
    def take(self, request: Any, pk: int, name: str) -> HttpResponse:
        """One step of the plan's, a new row among them."""
        found = self.item(request, str(pk))
        if name not in PLAN_FORMS:
            raise Http404
        label = PLAN_LAW.steps[name].label
        act = plan_items.add if name == "add" else getattr(plans, name)
        return _stepped(request, found, found, name, PLAN_FORMS[name], act, label)

    @method_decorator(POSTED)
    def take_item(self, request: Any, pk: int, item: int, name: str) -> HttpResponse:
        """One step of a row's."""
        found = self.item(request, str(pk))
        row = get_object_or_404(PlanItem.objects.visible_to(request.user).select_related("plan"), pk=item, plan=found)
        if name not in ITEM_FORMS:
            raise Http404
        law = PLAN_LAW if name == "remove" else ITEM_LAW
        return _stepped(request, found, row, name, ITEM_FORMS[name], getattr(plan_items, name), law.steps[name].label)


def _offers(plan: Plan, user: Any) -> list[tuple[str, Any]]:
    """The plan's steps open to the person; one that changes nothing is left out."""
    senseless = {"remove", "publish" if plan.is_public else "take_off"}
    lawful = PLAN_LAW.open_to(plan.status, roles_in(user, plan.congress_id))
    return [(name, PLAN_LAW.steps[name].label) for name in lawful if name not in senseless]


def _stepped(request: Any, plan: Plan, thing: Any, name: str, form_class: Any, act: Any, label: Any) -> HttpResponse:
    """The page of a step on a plan or a row, and back to the plan."""
    if not is_one_of(request, EDITORS):
        raise PermissionDenied
    form = form_class(request.POST if request.method == "POST" else None, thing=thing)
    back = reverse("admin:briefings_plan_change", args=[plan.pk])

    def taken(**typed: Any) -> None:
        act(thing, **typed, by=request.user, at=timezone.now())

    title = label if thing is plan else f"{label}：{thing}"
    explain = str(EXPLAINED.get(name, ""))
    return step_page(request, form, taken, title=title, button=label, back=back, explain=explain)


@POSTED
def begin(request: Any) -> HttpResponse:
    """Begin the plan of a year."""
    congress = post_for(request, EDITORS).congress
    year = timezone.localdate().year
    initial = {"year": year, "title": f"{congress.committee_name}{year}年度代表工作计划"}
    form = BeginForm(request.POST if request.method == "POST" else None, initial=initial)
    words: Any = {
        "title": _("Begin a plan"),
        "button": _("Begin"),
        "explain": _("The usual rows are those of a committee's year, each with its basis; all can be changed."),
    }

    def act(**typed: Any) -> HttpResponse:
        made = plans.begin(congress, **typed, by=request.user, at=timezone.now())
        return redirect("admin:briefings_plan_change", made.pk)

    return step_page(request, form, act, back=reverse("admin:briefings_plan_changelist"), **words)
