"""Books of stations as spreadsheets: in with a preview, all or nothing; out in the form an import reads again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from import_export import resources

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.spreadsheets import FileRefused, Preview, Problem, Severity, Sheet, read_sheets, write_table
from congress.common.text import mask_phone, squeeze
from congress.organs.models import Congress, Region, RegionKind
from stations.models import Station
from stations.rules import Form, Kind, is_mobile
from stations.station_list import (
    FORM_WORDS,
    FORMS_OF_KINDS,
    HEADINGS,
    KIND_WORDS,
    REQUIRED,
    KeptStation,
    StationRow,
    place_rows,
    read_stations,
)

Plan = list[tuple[Station, str | None]]
"""The stations to write, each with the code of the one above it where the book tells one."""
FIELDS = (
    "name", "kind", "form", "theme", "region_id", "address", "size_m2", "keeper", "liaison", "phone", "reception",
    "rule", "longitude", "latitude", "notes",
)  # fmt: skip
WRITTEN = [name.removesuffix("_id") for name in FIELDS]
BATCH = 200


def preview_stations(file: BinaryIO, *, congress: Congress | None = None) -> Preview:
    """What importing this book would do. Nothing is written.

    Without `congress` the stations go to the congress of the uppermost area the book names. Raises FileRefused.
    """
    sheets = read_sheets(file, HEADINGS, REQUIRED)
    congress = congress or _congress_of(sheets)
    read = read_stations(sheets, _areas(congress))
    kept = {station.code: station for station in congress.stations.select_related("parent")}
    tree = place_rows(read.rows, read.refused, _known(kept.values()))
    dropped = {(one.sheet, one.row) for one in tree.problems}
    rows = [row for row in read.rows if row.place not in dropped]
    told = {row.code for row in rows if row.code in kept and _told(row, kept[row.code], tree.above.get(row.code))}
    written = [row for row in rows if row.code in told or row.code not in kept]
    return Preview(
        sheets=tuple(sheets),
        problems=_in_order([*read.problems, *tree.problems, *_of_closed(rows, kept)], sheets),
        new=tuple(row.place for row in written if row.code not in kept),
        changed=tuple(row.place for row in written if row.code in kept),
        unchanged=tuple(row.place for row in rows if row.code in kept and row.code not in told),
        plan=[
            (_apply(row, kept.get(row.code) or Station(congress=congress, code=row.code)), tree.above.get(row.code))
            for row in written
        ],
    )


@transaction.atomic
def import_stations(
    file: BinaryIO, *, by: User | None = None, congress: Congress | None = None, leave_refused: bool = False
) -> Preview:
    """Take the stations over: all rows or none, or with `leave_refused` the right ones. Others wait meanwhile."""
    _wait_for_turn()
    preview = preview_stations(file, congress=congress)
    if not preview.may_be_taken(leave_refused=leave_refused):
        return preview
    _write(preview.plan)
    counts = {"new": len(preview.new), "changed": len(preview.changed), "unchanged": len(preview.unchanged)}
    record("import-stations", "stations", by=by, detail=counts)
    return replace(preview, is_taken=True)


def _wait_for_turn() -> None:
    """One import at a time, until the transaction ends: what the preview saw is what is written upon."""
    list(Congress.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _congress_of(sheets: Iterable[Sheet]) -> Congress:
    words = {squeeze(row.text("region")) for sheet in sheets for row in sheet.rows}
    named = Congress.objects.filter(region__name__in=words).select_related("region")
    upmost = sorted(named, key=lambda congress: len(congress.region.prefix))
    if not upmost or len(upmost) > 1 and len(upmost[0].region.prefix) == len(upmost[1].region.prefix):
        raise FileRefused(_("The areas in the book do not tell whose stations these are."))
    return upmost[0]


def _known(stations: Iterable[Station]) -> list[KeptStation]:
    return [KeptStation(one.code, one.name, one.parent.code if one.parent else None) for one in stations]


def _of_closed(rows: Iterable[StationRow], kept: Mapping[str, Station]) -> Iterator[Problem]:
    for row in rows:
        if row.code in kept and not kept[row.code].is_active:
            reason = _("this station is closed; the book does not open it again")
            yield row.sheet.problem(row.read, "code", reason, Severity.WARNING)


def _in_order(problems: Iterable[Problem], sheets: Iterable[Sheet]) -> tuple[Problem, ...]:
    order = {sheet.name: index for index, sheet in enumerate(sheets)}
    return tuple(sorted(problems, key=lambda one: (order[one.sheet], one.row)))


def _areas(congress: Congress) -> dict[str, set[int]]:
    """The places of this congress by their names, and by their names behind that of the place above."""
    found: dict[str, set[int]] = {}
    for region in Region.objects.within(congress.region).select_related("parent"):
        for word in {region.name, f"{region.parent or ''}{region.name}"}:
            found.setdefault(word, set()).add(region.pk)
    return found


def _told(row: StationRow, station: Station, above: str | None) -> dict[str, Any]:
    """What the row tells differently; an empty cell leaves what is kept."""
    told = {name: row.told[name] for name in FIELDS if row.told[name] not in ("", None, {})}
    if told.get("reception", station.reception) != station.reception:
        told["rule"] = row.told["rule"]
    different = {name: value for name, value in told.items() if getattr(station, name) != value}
    is_moved = above and above != (station.parent.code if station.parent else None)
    return different | ({"parent": above} if is_moved else {})


def _apply(row: StationRow, station: Station) -> Station:
    for name, value in _told(row, station, None).items():
        setattr(station, name, value)
    if not station.pk and not row.told["form"]:
        station.form = FORMS_OF_KINDS.get(row.told["kind"], Form.FIXED)
    return station


def _write(plan: Plan) -> None:
    """New stations first without those above them, for these may be new as well; then what stands above which."""
    changed = [station for station, _above in plan if station.pk]
    Station.objects.bulk_create((station for station, _above in plan if not station.pk), batch_size=BATCH)
    Station.objects.bulk_update(changed, WRITTEN, batch_size=BATCH)
    codes = {above for _station, above in plan if above}
    placed = [station for station, above in plan if above]
    keys = {(row.congress_id, row.code): row.pk for row in Station.objects.filter(code__in=codes)}
    for station, above in plan:
        if above:
            station.parent_id = keys[station.congress_id, above]
    Station.objects.bulk_update(placed, ["parent"], batch_size=BATCH)


class StationResource(resources.ModelResource):
    """The stations with the headings an import reads. Mobile numbers are masked."""

    class Meta:
        model = Station
        fields = tuple(HEADINGS)
        export_order = tuple(HEADINGS)

    def dehydrate_kind(self, station: Station) -> str:
        return KIND_WORDS[Kind(station.kind)]

    def dehydrate_form(self, station: Station) -> str:
        return FORM_WORDS[Form(station.form)]

    def dehydrate_parent(self, station: Station) -> str:
        return station.parent.name if station.parent else ""

    def dehydrate_region(self, station: Station) -> str:
        """Villages of different towns may bear one name, so the town goes before it."""
        region = station.region
        return f"{region.parent}{region.name}" if region.kind == RegionKind.VILLAGE else region.name

    def dehydrate_phone(self, station: Station) -> str:
        return mask_phone(station.phone) if is_mobile(station.phone) else station.phone


def export_stations(stations: QuerySet[Station]) -> bytes:
    """These stations as .xlsx, every cell text. The caller hands in only what the reader may see."""
    table = StationResource().export(stations.select_related("parent", "region__parent"))
    return write_table("联络站台账", [HEADINGS[name][0] for name in table.headers], table)
