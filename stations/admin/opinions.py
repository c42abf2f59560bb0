"""What citizens said, in the back office: read, searched and taken out. Nothing is edited, every change is a step."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from unfold.paginator import InfinitePaginator

from congress.accounts.office import OfficeAdmin, Tool, post_for
from congress.accounts.rules import STAFF
from congress.audit.actions import record
from congress.common.lights import light_words
from congress.files.imports import XLSX
from stations.admin.registers import REGISTER_TOOLS, register_urls
from stations.models import Opinion, Station
from stations.resources import export_opinions as export_register
from stations.resources.opinion_rows import export_opinions
from stations.rules.opinions import OFFICE_ROLES
from stations.templatetags.opinion_signs import HOT, NEAR
from stations.views.opinions import find, page_of


class OpinionStationFilter(SimpleListFilter):
    """Stations the person sees."""

    title = _("liaison station")
    parameter_name = "station"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(row.pk), row.name) for row in Station.objects.visible_to(request.user).order_by("name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        is_known = self.value() in dict(self.lookup_choices)
        return queryset.filter(station=self.value()) if is_known else queryset


class LateFilter(SimpleListFilter):
    title = _("Light")
    parameter_name = "late"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", _("Late"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(due_on__lt=timezone.localdate()) if self.value() == "1" else queryset


@admin.register(Opinion)
class OpinionAdmin(OfficeAdmin):
    viewers = STAFF
    list_display = ["title", "receipt", "status", "light", "topic", "station", "deputy", "received_at"]
    list_filter = ["status", LateFilter, "topic", OpinionStationFilter, "way", "route"]
    list_select_related = ["station", "deputy__person"]
    tools = (
        Tool(
            "admin:stations_opinion_export",
            _("Export to Excel"),
            keeps_filter=True,
            note=_("The table holds no names and no numbers."),
        ),
        Tool("admin:opinions_register", _("Export as a reception register"), OFFICE_ROLES, keeps_filter=True),
        *REGISTER_TOOLS,
    )
    search_fields = ["text"]
    search_help_text = _("Receipt number or words")
    paginator = InfinitePaginator
    sortable_by = ["status", "topic", "received_at"]
    actions = None
    fields = ["text", "status", "topic"]  # the page is our own; nothing is edited

    def get_urls(self) -> list[Any]:
        export = path("export.xlsx", self.admin_site.admin_view(self.export), name="stations_opinion_export")
        register = path("register.xlsx", self.admin_site.admin_view(self.register), name="opinions_register")
        return [export, register, *register_urls(), *super().get_urls()]

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return queryset.saying(search_term), False

    @admin.display(description=_("receipt number"))
    def receipt(self, row: Opinion) -> str:
        return row.receipt

    @admin.display(description=_("what it is about"))
    def title(self, row: Opinion) -> str:
        return row.title

    @admin.display(description=_("light"))
    def light(self, row: Opinion) -> str:
        return light_words(row.due_on, timezone.localdate(), near=NEAR, hot=HOT)

    @method_decorator(require_safe)
    def export(self, request: Any) -> HttpResponse:
        """What the list shows, without persons; the trail keeps who took it."""
        return self._taken_out(request, export_opinions, "opinions")

    @method_decorator(require_safe)
    def register(self, request: Any) -> HttpResponse:
        """The same in the form of a reception register, which an import reads again. It holds masked numbers: only for
        those of the office who see them on the page, too.
        """
        post_for(request, OFFICE_ROLES)
        return self._taken_out(request, export_register, "register")

    def _taken_out(self, request: Any, write: Callable[[Any], bytes], name: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        shown = self.get_changelist_instance(request).queryset
        record(f"{name}.export", "opinions", by=request.user, detail={"count": shown.count()})
        headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
        return HttpResponse(write(shown), content_type=XLSX, headers=headers)

    @method_decorator(require_safe)
    def change_view(
        self, request: Any, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The opinion to read, with the steps open to the person. It changes by steps only."""
        opinion = find(request, self.item(request, object_id).pk)
        page = page_of(request, opinion) | {"title": opinion.receipt}
        context = self.admin_site.each_context(request) | page
        return TemplateResponse(request, "admin/stations/opinion.html", context)
