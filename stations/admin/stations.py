"""The book of stations in the back office: nothing is edited in place, every change is a step."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from unfold.decorators import action

from congress.accounts.office import OfficeAdmin, Tool, is_one_of, post_for, step_page
from congress.accounts.rules import STAFF
from congress.audit.actions import record
from congress.common.templatetags.signs import short_day
from congress.common.text import mask_phone
from congress.files.imports import XLSX, Import, import_urls
from congress.organs.models import Region
from stations import actions
from stations.admin.grouping import grouping_urls
from stations.forms import ReasonForm, StationForm
from stations.models import Station
from stations.reports import coming
from stations.resources import export_stations, import_stations, preview_stations
from stations.rules import KEEPERS, SHOWN_DAYS, is_mobile, may_keep

LIST = "admin:stations_station_changelist"
BOOK = Import(
    name="stations",
    title=_("Import the book of stations"),
    explain=_("A book (.xlsx) with code, name, kind and area of each station; those above are named by their names."),
    roles=KEEPERS,
    suffix=".xlsx",
    back=LIST,
    preview=lambda file, post: preview_stations(file, congress=post.congress),
    take=lambda file, post, by, leave: import_stations(file, by=by, leave_refused=leave, congress=post.congress),
)


class AreaFilter(SimpleListFilter):
    """Areas in which the person sees a station; each with all within it."""

    title = _("Area")
    parameter_name = "area"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        seen = Station.objects.visible_to(request.user).order_by().values("region")
        return [(region.prefix, region.name) for region in Region.objects.filter(pk__in=seen)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        is_known = self.value() in dict(self.lookup_choices)
        return queryset.filter(region__code__startswith=self.value()) if is_known else queryset


@admin.register(Station)
class StationAdmin(OfficeAdmin):
    viewers = STAFF
    list_display = ["name", "code", "kind", "form", "region", "parent", "reception", "is_active"]
    list_filter = ["kind", AreaFilter, "form", "is_active"]
    list_select_related = ["region", "parent"]
    sortable_by = ["name", "kind", "form", "parent", "is_active"]  # at first by area and code
    tools = (
        Tool("admin:stations_station_export", _("Export to Excel"), keeps_filter=True),
        Tool("admin:import_stations", BOOK.title, BOOK.roles),
        Tool("admin:stations_station_group", _("Group deputies by the roster"), KEEPERS),
    )
    search_fields = ["name", "code", "address", "keeper", "liaison"]
    actions = None
    actions_list = ["enter"]
    actions_detail = ["deputies", "edit", "close", "reopen", "books"]
    fields = [
        "name", "code", "kind", "form", "theme", "parent", "region", "address", "size_m2", "keeper", "liaison",
        "phone_masked", "reception", "coming", "longitude", "latitude", "notes", "is_active",
    ]  # fmt: skip
    readonly_fields = ["phone_masked", "coming"]

    def get_urls(self) -> list[Any]:
        export = path("export.xlsx", self.admin_site.admin_view(self.export), name="stations_station_export")
        return [export, *import_urls(BOOK), *grouping_urls(), *super().get_urls()]

    def has_keep_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return is_one_of(request, KEEPERS)

    def get_actions_detail(self, request: Any, object_id: Any) -> list[Any]:
        """Only what could be done with it now, by whoever keeps it."""
        station = self.get_object(request, object_id)
        if station is None:
            return []
        senseless = {"reopen" if station.is_active else "close"}
        if not may_keep(request.user, station.congress_id):
            senseless = {"edit", "close", "reopen"}
        return [one for one in super().get_actions_detail(request, object_id) if one.path not in senseless]

    @admin.display(description=_("phone"))
    def phone_masked(self, station: Station) -> str:
        return mask_phone(station.phone) if is_mobile(station.phone) else station.phone

    @admin.display(description=_("the next reception days"))
    def coming(self, station: Station) -> Any:
        today = timezone.localdate()
        [own] = coming([station], today, SHOWN_DAYS)
        if own.is_by_appointment:
            return _("By appointment")
        lines = [(short_day(day.on, today), day.why) for day in own.days]
        return format_html_join("", "<div>{}　{}</div>", lines) or _("Not entered yet.")

    @action(description=_("Deputies"), url_path="members")
    def deputies(self, request: Any, object_id: str) -> HttpResponse:
        """Leads to the page of its own."""
        return redirect("admin:stations_station_members", self.item(request, object_id).pk)

    @action(description=_("Enter a station"), url_path="enter", permissions=["keep"])
    def enter(self, request: Any) -> HttpResponse:
        congress = post_for(request, KEEPERS).congress

        def act(**typed: Any) -> HttpResponse:
            station = actions.enter(congress, by=request.user, at=timezone.now(), **typed)
            _warn_of_months(request, station)
            return redirect(_page(station))

        form = StationForm(_sent(request), congress=congress)
        words = {"title": str(_("Enter a station")), "button": str(_("Enter it"))}
        return step_page(request, form, act, **words, back=reverse(LIST))

    @action(description=_("Edit"), url_path="edit", permissions=["keep"])
    def edit(self, request: Any, object_id: str) -> HttpResponse:
        station = self._own(request, object_id)
        form = StationForm(_sent(request), congress=station.congress, instance=self.item(request, object_id))

        def act(**typed: Any) -> None:
            _warn_of_months(request, actions.edit(station, by=request.user, at=timezone.now(), **typed))

        words = {"title": str(_("Edit the station")), "button": str(_("Keep it so"))}
        return step_page(request, form, act, **words, back=_page(station))

    @action(description=_("Close it"), url_path="close", permissions=["keep"])
    def close(self, request: Any, object_id: str) -> HttpResponse:
        explain = _("Citizens will not find it any more. What happened there stays.")
        words = {"title": _("Close the station"), "button": _("Close it"), "explain": explain}
        return self._reasoned(request, object_id, actions.close, words)

    @action(description=_("Open again"), url_path="reopen", permissions=["keep"])
    def reopen(self, request: Any, object_id: str) -> HttpResponse:
        words = {"title": _("Open the station again"), "button": _("Open it again")}
        return self._reasoned(request, object_id, actions.reopen, words)

    @action(description=_("Registers"), url_path="books", permissions=["keep"])
    def books(self, request: Any, object_id: str) -> HttpResponse:
        return redirect("stations:station-books", self._own(request, object_id).pk)

    @method_decorator(require_safe)
    def export(self, request: Any) -> HttpResponse:
        """What the list shows, mobile numbers masked; the trail keeps who took it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        shown = self.get_changelist_instance(request).queryset
        record("stations.export", "stations", by=request.user, detail={"query": request.GET.urlencode()})
        headers = {"Content-Disposition": 'attachment; filename="stations.xlsx"'}
        return HttpResponse(export_stations(shown), content_type=XLSX, headers=headers)

    def _reasoned(self, request: Any, object_id: str, act: Any, words: dict[str, Any]) -> HttpResponse:
        station = self._own(request, object_id)
        bound = partial(act, station, by=request.user, at=timezone.now())
        said = {name: str(word) for name, word in words.items()}
        return step_page(request, ReasonForm(_sent(request)), bound, **said, back=_page(station))

    def _own(self, request: Any, object_id: str) -> Station:
        """A station of a congress the person keeps stations for; one that is only seen is refused."""
        station: Station = self.item(request, object_id)
        if not may_keep(request.user, station.congress_id):
            raise PermissionDenied
        return station


def _page(station: Station) -> str:
    return reverse("admin:stations_station_change", args=[station.pk])


def _warn_of_months(request: HttpRequest, station: Station) -> None:
    """The rule is kept; whoever entered it may have meant another."""
    rule = station.reception_rule
    if rule and rule.leaves_months_out:
        messages.warning(request, _("Some months do not have that day: there will be no reception in them."))


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
