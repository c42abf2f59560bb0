"""Reception days in the back office: what was planned, what was held, who came. Read here, done on the desk."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from congress.accounts.office import OfficeAdmin
from congress.accounts.rules import STAFF
from stations.models import ReceptionDay
from stations.reports.reception_numbers import numbers
from stations.rules.receptions import DayStatus


class WhenFilter(SimpleListFilter):
    """At first what is over or was announced: what is only planned fills three months."""

    title = _("When")
    parameter_name = "when"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return [("planned", _("Planned only")), ("all", _("All"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        planned = Q(status=DayStatus.PLANNED, on__gt=timezone.localdate()) | Q(status=DayStatus.DROPPED)
        match self.value():
            case "all":
                return queryset
            case "planned":
                return queryset.filter(planned)
        return queryset.exclude(planned)


@admin.register(ReceptionDay)
class ReceptionDayAdmin(OfficeAdmin):
    viewers = STAFF
    list_display = ["on", "station", "status", "receiving", "coming", "citizens"]
    list_filter = [WhenFilter, "status"]
    list_before_template = "admin/stations/_reception_numbers.html"
    date_hierarchy = "on"
    ordering = ["-on", "-pk"]
    sortable_by = ["on", "station", "status", "citizens"]
    search_fields = ["station__name"]
    actions = None
    fields = ["station", "on", "planned_on", "status", "receiving", "coming", "citizens", "remark", "reason", "page"]
    readonly_fields = ["receiving", "coming", "page"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).for_rows()  # type: ignore[attr-defined]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """With this year's numbers above."""
        today = timezone.localdate()
        rows = ReceptionDay.objects.visible_to(request.user)
        told = {"numbers": numbers(rows, today.replace(month=1, day=1), today), "year": str(today.year)}
        return super().changelist_view(request, {**(extra_context or {}), **told})

    @admin.display(description=_("who receives"))
    def receiving(self, day: ReceptionDay) -> str:
        return "、".join(map(str, day.on_duty))

    @admin.display(description=_("who came"))
    def coming(self, day: ReceptionDay) -> str:
        return "、".join(map(str, day.who_came))

    @admin.display(description=_("page of the day"))
    def page(self, day: ReceptionDay) -> str:
        return format_html('<a href="{}">{}</a>', day.get_absolute_url(), _("Roster, announcement, record"))
