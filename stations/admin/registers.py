"""Registers in the back office: reception registers taken in; the 12345 hotline's list out and back."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from congress.accounts.office import Tool, post_for
from congress.files.imports import XLSX, Import, import_urls
from stations.resources import (
    export_to_hotline,
    import_from_hotline,
    import_opinions,
    preview_from_hotline,
    preview_opinions,
)
from stations.rules import KEEPERS

REGISTER = Import(
    name="opinions",
    title=_("Import a reception register"),
    explain=_("A register (.xlsx) with number, day, station, matter and how it was handled, one row for each visit."),
    roles=KEEPERS,
    suffix=".xlsx",
    back="admin:stations_opinion_changelist",
    preview=lambda file, post: preview_opinions(file, congress=post.congress),
    take=lambda file, post, by, leave: import_opinions(file, by=by, leave_refused=leave, congress=post.congress),
)
HOTLINE = Import(
    name="hotline",
    title=_("Take in the replies of the 12345 hotline"),
    explain=_("A list (.xlsx) with ticket, receipt number, status, reply, day and rating of what was handed to it."),
    roles=KEEPERS,
    suffix=".xlsx",
    back="admin:stations_opinion_changelist",
    preview=lambda file, post: preview_from_hotline(file, congress=post.congress),
    take=lambda file, post, by, leave: import_from_hotline(file, by=by, leave_refused=leave, congress=post.congress),
)
REGISTER_TOOLS = (
    Tool("admin:import_opinions", REGISTER.title, REGISTER.roles),
    Tool("admin:to_hotline_xlsx", _("List for the 12345 hotline (Excel)"), KEEPERS),
    Tool("admin:to_hotline_json", _("The same as JSON"), KEEPERS),
    Tool("admin:import_hotline", HOTLINE.title, HOTLINE.roles),
)
KINDS = {"xlsx": XLSX, "json": "application/json"}


def register_urls() -> list[Any]:
    """For the `get_urls` of the list of opinions."""
    view = admin.site.admin_view
    lists = [path(f"hotline.{kind}", view(to_hotline), {"kind": kind}, name=f"to_hotline_{kind}") for kind in KINDS]
    return [*lists, *import_urls(REGISTER), *import_urls(HOTLINE)]


@require_safe
def to_hotline(request: HttpRequest, kind: str) -> HttpResponse:
    """What waits for the hotline; the trail keeps who took it and whose contacts it holds."""
    by: Any = request.user
    post_for(request, KEEPERS)
    content = export_to_hotline(kind, by=by, at=timezone.now())
    headers = {"Content-Disposition": f'attachment; filename="hotline.{kind}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=KINDS[kind], headers=headers)
