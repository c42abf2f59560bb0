"""Lists of handling units as spreadsheets: in with a preview, all or nothing; out in the form an import reads again."""

from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from import_export import fields, resources

from congress.common.spreadsheets import FileRefused, Preview, read_sheets, write_table
from congress.organs.models import Congress, Unit
from congress.organs.unit_list import HEADINGS, REQUIRED, SYSTEM_WORDS, UnitRow, area_of, read_units

FIELDS = ("name", "short_name", "system", "contact_name", "contact_phone", "duties")


def preview_units(file: BinaryIO, *, congress: Congress | None = None) -> Preview:
    """What importing this list of units would do. Nothing is written.

    Without `congress` the units go to the congress of the area most of their names begin with. Raises FileRefused.
    """
    sheets = read_sheets(file, HEADINGS, REQUIRED)
    units = read_units(sheets)
    congress = congress or _congress_of(units.rows)
    kept = {unit.name: unit for unit in congress.units.all()}
    new = [row for row in units.rows if row.name not in kept]
    changed = [row for row in units.rows if row.name in kept and _told(row, kept[row.name])]
    return Preview(
        sheets=tuple(sheets),
        problems=units.problems,
        new=tuple((row.sheet, row.row) for row in new),
        changed=tuple((row.sheet, row.row) for row in changed),
        unchanged=tuple((row.sheet, row.row) for row in units.rows if row not in new and row not in changed),
        plan=[_apply(row, kept.get(row.name, Unit(congress=congress))) for row in [*new, *changed]],
    )


@transaction.atomic
def import_units(file: BinaryIO, *, congress: Congress | None = None, leave_refused: bool = False) -> Preview:
    """Take the units over: all rows or none, or with `leave_refused` the right ones. Other imports wait meanwhile."""
    list(Congress.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    preview = preview_units(file, congress=congress)
    if not preview.may_be_taken(leave_refused=leave_refused):
        return preview
    Unit.objects.bulk_create(unit for unit in preview.plan if not unit.pk)
    Unit.objects.bulk_update([unit for unit in preview.plan if unit.pk], FIELDS)
    return replace(preview, is_taken=True)


def _congress_of(rows: Sequence[UnitRow]) -> Congress:
    congresses = {congress.region.name: congress for congress in Congress.objects.select_related("region")}
    area = area_of(rows, list(congresses))
    if not area:
        raise FileRefused(_("The names of the units do not tell whose they are."))
    return congresses[area]


def _told(row: UnitRow, unit: Unit) -> dict[str, str]:
    """What the row tells differently; an empty cell leaves what is kept."""
    words = {name: getattr(row, name) for name in FIELDS}
    return {name: word for name, word in words.items() if word and getattr(unit, name) != word}


def _apply(row: UnitRow, unit: Unit) -> Unit:
    for name, word in _told(row, unit).items():
        setattr(unit, name, word)
    return unit


class UnitResource(resources.ModelResource):
    """The units with the headings an import reads."""

    name = fields.Field("name", HEADINGS["name"][0])
    short_name = fields.Field("short_name", HEADINGS["short_name"][0])
    system = fields.Field(None, HEADINGS["system"][0])
    contact_name = fields.Field("contact_name", HEADINGS["contact_name"][0])
    contact_phone = fields.Field("contact_phone", HEADINGS["contact_phone"][0])
    duties = fields.Field("duties", HEADINGS["duties"][0])

    class Meta:
        model = Unit
        fields = FIELDS
        export_order = FIELDS

    def dehydrate_system(self, unit: Unit) -> str:
        return SYSTEM_WORDS[unit.system]


def export_units(units: QuerySet[Unit]) -> bytes:
    """These units as .xlsx, every cell text. The caller hands in only what the reader may see."""
    table = UnitResource().export(units)
    return write_table("承办单位", table.headers, table)
