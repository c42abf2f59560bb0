"""Standards of stations in the back office, and the register of gradings by them."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from unfold.decorators import action

from congress.accounts.office import OfficeAdmin, Tool, is_one_of, post_for, step_page
from congress.accounts.rules import STAFF
from congress.audit.actions import record
from congress.files.imports import XLSX
from stations.actions import standards
from stations.forms import ReasonForm
from stations.forms.standards import StandardForm
from stations.models import StationGrading, StationStandard
from stations.resources.gradings import export_gradings
from stations.rules import KEEPERS, may_keep


@admin.register(StationStandard)
class StationStandardAdmin(OfficeAdmin):
    viewers = STAFF
    list_display = ["name", "version", "valid_from", "is_active"]
    list_filter = ["is_active"]
    fields = ["name", "version", "valid_from", "items", "sums", "is_active"]
    actions = None
    actions_list = ["write"]
    actions_detail = ["revise", "give_up"]

    def has_keep_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return is_one_of(request, KEEPERS)

    @action(description=_("Write a standard"), url_path="write", permissions=["keep"])
    def write(self, request: Any) -> HttpResponse:
        act = partial(standards.write, post_for(request, KEEPERS).congress, by=request.user, at=timezone.now())
        words = {"title": str(_("Write a standard")), "button": str(_("Keep it so"))}
        return step_page(request, StandardForm(_sent(request)), act, back=_list(), **words)

    @action(description=_("Change it"), url_path="revise", permissions=["keep"])
    def revise(self, request: Any, object_id: str) -> HttpResponse:
        standard = self._own(request, object_id)
        form = StandardForm(_sent(request), instance=self.item(request, object_id))
        explain = _("Once a station has applied by it, your change becomes a new version; this one stays as it is.")
        words = {"title": str(_("Change the standard")), "button": str(_("Keep it so")), "explain": str(explain)}
        act = partial(standards.revise, standard, by=request.user, at=timezone.now())
        return step_page(request, form, act, back=_list(), **words)

    @action(description=_("Give it up"), url_path="give-up", permissions=["keep"])
    def give_up(self, request: Any, object_id: str) -> HttpResponse:
        act = partial(standards.give_up, self._own(request, object_id), by=request.user, at=timezone.now())
        words = {"title": str(_("Give the standard up")), "button": str(_("Give it up"))}
        return step_page(request, ReasonForm(_sent(request)), act, back=_list(), **words)

    def _own(self, request: Any, object_id: str) -> StationStandard:
        """A standard of a congress the person keeps stations for; one that is only seen is refused."""
        standard: StationStandard = self.item(request, object_id)
        if not may_keep(request.user, standard.congress_id):
            raise PermissionDenied
        return standard


@admin.register(StationGrading)
class StationGradingAdmin(OfficeAdmin):
    """Read and taken away here; what is done with a grading is done on its page in the portal."""

    viewers = STAFF
    list_display = ["station", "standard", "status", "total", "stars", "from_on", "until_on", "lapsed_on"]
    list_filter = ["status", "stars"]
    list_select_related = ["station", "standard"]
    tools = (Tool("admin:stations_stationgrading_export", _("Export to Excel"), keeps_filter=True),)
    search_fields = ["station__name", "station__code"]
    fields = [*list_display, "page"]
    readonly_fields = ["page"]
    actions = None

    def get_urls(self) -> list[Any]:
        export = path("export.xlsx", self.admin_site.admin_view(self.export), name="stations_stationgrading_export")
        return [export, *super().get_urls()]

    @admin.display(description=_("items and steps"))
    def page(self, grading: StationGrading) -> Any:
        return format_html('<a href="{}">{}</a>', grading.get_absolute_url(), grading)

    @method_decorator(require_safe)
    def export(self, request: Any) -> HttpResponse:
        """What the list shows; the trail keeps who took it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        shown = self.get_changelist_instance(request).queryset.select_related("station__region", "standard")
        record("grading.export", "stations", by=request.user, detail={"query": request.GET.urlencode()})
        headers = {"Content-Disposition": 'attachment; filename="gradings.xlsx"'}
        return HttpResponse(export_gradings(shown), content_type=XLSX, headers=headers)


def _list() -> str:
    return reverse("admin:stations_stationstandard_changelist")


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
