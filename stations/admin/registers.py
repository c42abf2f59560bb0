"""Registers of stations in the back office: taken in, as books."""

from django.utils.translation import gettext_lazy as _

from congress.files.imports import Import
from stations.resources import import_opinions, preview_opinions
from stations.rules import KEEPERS

REGISTER = Import(
    name="opinions",
    title=_("Import a reception register"),
    explain=_("A register (.xlsx) with number, day, station, matter and how it was handled, one row for each visit."),
    roles=KEEPERS,
    suffix=".xlsx",
    back="admin:stations_station_changelist",
    preview=lambda file, post: preview_opinions(file, congress=post.congress),
    take=lambda file, post, by, leave: import_opinions(file, by=by, leave_refused=leave, congress=post.congress),
)
