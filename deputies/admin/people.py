"""Deputies and delegations. The roster comes from a spreadsheet; a phone is shown in full for a stated purpose only."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from unfold.decorators import action

from congress.accounts.office import OfficeAdmin, Tool, step_page
from congress.accounts.rules import STAFF, Role
from congress.audit.actions import record
from congress.audit.office import RecordedAdmin
from congress.common.text import mask_phone
from congress.files.imports import XLSX, Import, import_urls
from congress.organs.models import Term
from deputies.models import Delegation, ElectingUnit, Mandate
from deputies.resources import export_roster, import_roster, preview_roster

LIST = "admin:deputies_mandate_changelist"
KEEPERS = frozenset({Role.DISPATCHER, Role.SUPERVISOR})
ROSTER = Import(
    name="roster",
    title=_("Import the roster of deputies"),
    explain=_("A roster (.xlsx) as offices keep it. Columns are found by their headings; unknown ones are not read."),
    roles=KEEPERS,
    suffix=".xlsx",
    back=LIST,
    preview=lambda file, post: preview_roster(file, region=post.congress.region, congress=post.congress),
    take=lambda file, post, by, leave: import_roster(
        file, by=by, leave_refused=leave, region=post.congress.region, congress=post.congress
    ),
)


class PurposeForm(forms.Form):
    purpose = forms.CharField(label=_("Purpose"), max_length=200, help_text=_("It is written to the audit trail."))


class DelegationFilter(SimpleListFilter):
    """Delegations of the congresses the person works in."""

    title = _("Delegation")
    parameter_name = "delegation"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        congresses = {post.congress_id for post in request.user.current_posts}
        return [(str(row.pk), row.name) for row in Delegation.objects.filter(term__congress__in=congresses)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        is_known = self.value() in dict(self.lookup_choices)
        return queryset.filter(delegation=self.value()) if is_known else queryset


class TermFilter(SimpleListFilter):
    """Terms of which the person may see a deputy."""

    title = _("Term")
    parameter_name = "term"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        seen = Mandate.objects.visible_to(request.user).order_by().values("term")
        terms = Term.objects.filter(pk__in=seen).select_related("congress__region")
        return [(str(row.pk), str(row)) for row in terms]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        is_known = self.value() in dict(self.lookup_choices)
        return queryset.filter(term=self.value()) if is_known else queryset


@admin.register(Mandate)
class MandateAdmin(OfficeAdmin):
    viewers = STAFF
    list_display = ["name", "term", "delegation", "electing_unit", "card_no", "phone_masked", "status"]
    list_filter = [DelegationFilter, TermFilter, "status"]
    list_select_related = ["person", "delegation", "term__congress__region"]
    tools = (
        Tool("admin:deputies_mandate_export", _("Export to Excel"), keeps_filter=True),
        Tool("admin:import_roster", ROSTER.title, ROSTER.roles),
    )
    search_fields = ["person__name", "card_no"]
    actions = None
    actions_detail = ["reveal"]
    fields = [
        "name", "term", "electing_unit", "delegation", "card_no", "structure", "first_elected", "is_reelected",
        "employer", "phone_masked", "group_name", "station_name", "note", "status", "ended_on", "end_cause",
    ]  # fmt: skip
    readonly_fields = ["name", "employer", "phone_masked"]

    def get_urls(self) -> list[Any]:
        export = path("export.xlsx", self.admin_site.admin_view(self.export), name="deputies_mandate_export")
        return [export, *import_urls(ROSTER), *super().get_urls()]

    @admin.display(description=_("full name"), ordering="person__name")
    def name(self, mandate: Mandate) -> str:
        return mandate.person.name

    @admin.display(description=_("employer and post"))
    def employer(self, mandate: Mandate) -> str:
        return mandate.person.employer

    @admin.display(description=_("mobile phone"))
    def phone_masked(self, mandate: Mandate) -> str:
        return mask_phone(mandate.person.phone)

    @action(description=_("Show the phone number"), url_path="reveal")
    def reveal(self, request: Any, object_id: str) -> HttpResponse:
        mandate = self.item(request, object_id)
        back = reverse("admin:deputies_mandate_change", args=[mandate.pk])

        @transaction.atomic
        def act(purpose: str) -> HttpResponse:
            detail = {"field": "phone", "purpose": purpose}
            record("person.reveal", f"person:{mandate.person_id}", by=request.user, at=timezone.now(), detail=detail)
            context = self.admin_site.each_context(request) | {"title": mandate.person.name, "back": back}
            return TemplateResponse(request, "admin/deputies/phone.html", context | {"phone": mandate.person.phone})

        words = {"title": str(_("Show the phone number")), "button": str(_("Show it once"))}
        form = PurposeForm(request.POST if request.method == "POST" else None)
        return never_cache(step_page)(request, form, act, **words, back=back)

    @method_decorator(require_safe)
    def export(self, request: Any) -> HttpResponse:
        """What the list shows as a roster, phones masked; the trail keeps who took it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        shown = self.get_changelist_instance(request).queryset
        record("roster.export", "roster", by=request.user, detail={"query": request.GET.urlencode()})
        headers = {"Content-Disposition": 'attachment; filename="roster.xlsx"'}
        return HttpResponse(export_roster(shown), content_type=XLSX, headers=headers)


class TermPartAdmin(RecordedAdmin):
    scope = "term__congress"
    viewers = STAFF
    editors = KEEPERS
    list_filter = ["term"]
    list_select_related = ["term__congress__region"]
    search_fields = ["name"]


@admin.register(Delegation)
class DelegationAdmin(TermPartAdmin):
    list_display = ["name", "term"]


@admin.register(ElectingUnit)
class ElectingUnitAdmin(TermPartAdmin):
    list_display = ["name", "term", "seats"]
