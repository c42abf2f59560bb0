"""Reception registers as spreadsheets: in with a preview, all or nothing; out in the form an import reads again."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.bulk import copy_in
from congress.common.spreadsheets import Preview, Problem, Severity, Sheet, read_sheets
from congress.organs.models import Congress
from stations.models import Opinion, OpinionStep
from stations.opinion_list import HEADINGS, REQUIRED, OpinionRow, read_opinions
from stations.resources.known import congress_of, known_to
from stations.rules.opinions import Way

Key = tuple[int, int, str]
Plan = list[tuple[Opinion, tuple[int, ...]]]
"""The opinions to write, each with the other deputies present."""
BATCH = 500
RECEIPT = re.compile(r"\d{4}-(\d{6,9})")
Present = Opinion.present.through


def preview_opinions(file: BinaryIO, *, congress: Congress | None = None, on: date | None = None) -> Preview:
    """What importing this register would do. Nothing is written. Raises FileRefused.

    Without `congress` the opinions go to the one that keeps the stations named.
    """
    sheets = read_sheets(file, HEADINGS, REQUIRED)
    congress = congress or congress_of(sheets)
    read = read_opinions(sheets, known_to(congress, on or timezone.localdate()))
    kept = _kept(congress, read.rows)
    again = [row for row in read.rows if row.key in kept and kept[row.key].is_imported]
    told = {row.key: changes for row in again if (changes := _changes(row, kept[row.key]))}
    clashes = [row.problem("number", _worked_on()) for row in again if row.key in told and kept[row.key].is_worked_on]
    here = [row for row in read.rows if row.key in kept and not kept[row.key].is_imported]
    clashes += (row.problem("number", _received_here(), Severity.WARNING) for row in here)
    refused = {(one.sheet, one.row) for one in clashes if one.severity is Severity.REFUSED}
    rows = [row for row in read.rows if row.place not in refused]
    return Preview(
        sheets=tuple(sheets),
        problems=_in_order([*read.problems, *clashes], sheets),
        new=tuple(row.place for row in rows if row.key not in kept),
        changed=tuple(row.place for row in rows if row.key in told),
        unchanged=tuple(row.place for row in rows if row.key in kept and row.key not in told),
        plan=[
            _apply(row, kept.get(row.key), congress, told.get(row.key))
            for row in rows
            if row.key not in kept or row.key in told
        ],
    )


@transaction.atomic
def import_opinions(
    file: BinaryIO, *, by: User | None = None, congress: Congress | None = None, leave_refused: bool = False
) -> Preview:
    """Take the register over: all rows or none, or with `leave_refused` the right ones. Others wait meanwhile."""
    list(Congress.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    preview = preview_opinions(file, congress=congress)
    if not preview.may_be_taken(leave_refused=leave_refused):
        return preview
    _write(preview.plan)
    counts = {"new": len(preview.new), "changed": len(preview.changed), "unchanged": len(preview.unchanged)}
    record("import-opinions", "opinions", by=by, detail=counts)
    return replace(preview, is_taken=True)


def _kept(congress: Congress, rows: Iterable[OpinionRow]) -> dict[Key, Any]:
    """By station, year and number: rows of registers taken over before, and matters received here by their receipts."""
    numbers = {row.number for row in rows}
    receipts = {int(told[1]) for number in numbers if (told := RECEIPT.fullmatch(number))}
    steps = OpinionStep.objects.filter(opinion=OuterRef("pk"))
    taken_over = Q(is_imported=True, book_no__in=numbers)
    found = Opinion.objects.filter(taken_over | Q(is_imported=False, pk__in=receipts), congress=congress)
    found = found.annotate(is_worked_on=Exists(steps))
    return {_key(one): one for one in found.select_related("deputy__person").prefetch_related("present__person")}


def _key(kept: Opinion) -> Key:
    number = kept.book_no if kept.is_imported else kept.receipt
    return kept.station_id or 0, timezone.localtime(kept.received_at).year, number


def _changes(row: OpinionRow, kept: Opinion) -> dict[str, Any]:
    """What the row tells differently; an empty cell leaves what is kept."""
    told = {"received_at": row.said_at, **{name: value for name, value in row.told.items() if value not in ("", None)}}
    different = {name: value for name, value in told.items() if getattr(kept, name) != value}
    if "status" in different:
        different |= {name: row.told[name] for name in ("clock", "clock_from", "clock_amount", "clock_unit", "due_on")}
    heard = _heard(row, kept)
    return different | ({"deputies": tuple(heard.values())} if heard and heard != _kept_deputies(kept) else {})


def _heard(row: OpinionRow, kept: Opinion | None) -> dict[str, int]:
    """The deputies of the row by name; whom a name meant before it still means, whoever bears it by now."""
    earlier = _kept_deputies(kept) if kept else {}
    told = {name: earlier.get(name, key) for name, key in row.heard.items()}
    return {name: key for name, key in told.items() if key}


def _kept_deputies(kept: Opinion) -> dict[str, int]:
    heard = [kept.deputy, *kept.present.all()]
    return {mandate.person.name: mandate.pk for mandate in heard if mandate}


def _worked_on() -> str:
    return _("this matter was worked on since it was taken over; change it there")


def _received_here() -> str:
    return _("this matter was received here; a register does not change it")


def _apply(
    row: OpinionRow, kept: Opinion | None, congress: Congress, changes: dict[str, Any] | None
) -> tuple[Opinion, tuple[int, ...]]:
    keys = tuple(_heard(row, kept).values())
    if kept is None:
        facts = {"congress": congress, "station_id": row.station, "received_at": row.said_at, "way": Way.RECEPTION}
        return Opinion(
            is_imported=True, book_no=row.number, deputy_id=next(iter(keys), None), **facts, **row.told
        ), keys[1:]
    for name, value in (changes or {}).items():
        if name != "deputies":
            setattr(kept, name, value)
    kept.version += 1
    if not keys:
        return kept, tuple(mandate.pk for mandate in kept.present.all())
    kept.deputy_id = keys[0]
    return kept, keys[1:]


def _write(plan: Plan) -> None:
    changed = [opinion for opinion, _present in plan if opinion.pk]
    copy_in([opinion for opinion, _present in plan if not opinion.pk])
    names = [field.name for field in Opinion._meta.concrete_fields if not field.primary_key]
    Opinion.objects.bulk_update(changed, names, batch_size=BATCH)
    Present.objects.filter(opinion__in=changed).delete()
    copy_in([Present(opinion_id=opinion.pk, mandate_id=key) for opinion, keys in plan for key in keys])


def _in_order(problems: Iterable[Problem], sheets: Iterable[Sheet]) -> tuple[Problem, ...]:
    order = {sheet.name: index for index, sheet in enumerate(sheets)}
    return tuple(sorted(problems, key=lambda one: (order[one.sheet], one.row)))
