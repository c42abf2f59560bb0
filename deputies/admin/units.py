"""Units in and out as spreadsheets."""

from io import BytesIO
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from congress.accounts.office import Tool
from congress.audit.actions import record
from congress.common.spreadsheets import Preview
from congress.files.imports import XLSX, Import, import_urls
from congress.organs.models import Unit
from congress.organs.resources import export_units, import_units, preview_units
from deputies.admin.organs import OrganAdmin


@transaction.atomic
def take_units(file: BytesIO, post: Any, by: Any, leave_refused: bool) -> Preview:
    """The import with its entry in the trail."""
    preview = import_units(file, congress=post.congress, leave_refused=leave_refused)
    if preview.is_taken:
        counts = {"new": len(preview.new), "changed": len(preview.changed), "unchanged": len(preview.unchanged)}
        record("import-units", f"congress:{post.congress_id}", by=by, detail=counts)
    return preview


UNITS = Import(
    name="units",
    title=_("Import the list of units"),
    explain=_("A list (.xlsx) of handling units with their system, liaison, office phone and duties."),
    roles=OrganAdmin.editors,
    suffix=".xlsx",
    back="admin:organs_unit_changelist",
    preview=lambda file, post: preview_units(file, congress=post.congress),
    take=take_units,
)


@admin.register(Unit)
class UnitAdmin(OrganAdmin):
    list_display = ["name", "system", "congress", "contact_name", "contact_phone", "is_active"]
    list_filter = ["system", "is_active"]
    list_select_related = ["congress"]
    search_fields = ["name", "short_name"]
    tools = (
        Tool("admin:organs_unit_export", _("Export to Excel"), keeps_filter=True),
        Tool("admin:import_units", UNITS.title, UNITS.roles),
    )

    def get_urls(self) -> list[Any]:
        export = path("export.xlsx", self.admin_site.admin_view(self.export), name="organs_unit_export")
        return [export, *import_urls(UNITS), *super().get_urls()]

    @method_decorator(require_safe)
    def export(self, request: Any) -> HttpResponse:
        """What the list shows; the trail keeps who took it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        shown = self.get_changelist_instance(request).queryset
        record("units.export", "units", by=request.user, detail={"query": request.GET.urlencode()})
        headers = {"Content-Disposition": 'attachment; filename="units.xlsx"'}
        return HttpResponse(export_units(shown), content_type=XLSX, headers=headers)
