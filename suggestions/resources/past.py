"""Earlier years' suggestions out of a clerk's table: what importing it would do, and doing it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.spreadsheets import FileRefused, Preview, Problem, Severity, Sheet, read_sheets
from congress.common.text import squeeze
from congress.organs.models import Congress, Region, Session, Unit
from deputies.models import Mandate
from deputies.roster.cells import UnreadableCell
from suggestions.history import HEADINGS, REQUIRED, KnownCongress, KnownSession, PastRow, cells, read_history
from suggestions.models import Category, NumberSeries, OutcomeCategory
from suggestions.resources.keeping import DEFAULT_SCHEME, Kept, keep, kept_rows


@dataclass(frozen=True)
class Plan:
    """What an import would write; a row with a key replaces the imported suggestion of that key."""

    congress: Congress
    rows: tuple[tuple[PastRow, int | None], ...]


def preview_history(
    file: BinaryIO, *, on: date | None = None, region: Region | None = None, congress: Congress | None = None
) -> Preview:
    """What importing this table would do. Nothing is written.

    Whose suggestions they are is told by `congress`, else by the sessions and lead deputies of the rows, within
    `region`. Raises FileRefused when the file as a whole cannot be taken.
    """
    sheets = read_sheets(file, HEADINGS, REQUIRED)
    congress = congress or _congress_meant(sheets, region)
    history = read_history(sheets, _known(congress), on or timezone.localdate())
    kept = kept_rows(congress, {row.session for row in history.rows})
    by_sheet = {sheet.name: sheet for sheet in sheets}
    told = [kept[row.key].settle(row) if row.key in kept else row for row in history.rows]
    clashes = [problem for row in told for problem in _clashes(row, kept.get(row.key), by_sheet[row.sheet])]
    refused = {(problem.sheet, problem.row) for problem in clashes}
    rows = [row for row in told if (row.sheet, row.row) not in refused]
    problems = [*history.problems, *clashes, *_new_categories(congress, rows, by_sheet)]
    order = list(by_sheet)
    changed = [row for row in rows if row.key in kept and not kept[row.key].says(row)]
    new = [row for row in rows if row.key not in kept]
    return Preview(
        sheets=tuple(sheets),
        problems=tuple(sorted(problems, key=lambda problem: (order.index(problem.sheet), problem.row))),
        new=_places(new),
        changed=_places(changed),
        unchanged=_places(row for row in rows if row.key in kept and kept[row.key].says(row)),
        plan=Plan(congress, tuple((row, kept[row.key].key if row.key in kept else None) for row in [*new, *changed])),
    )


@transaction.atomic
def import_history(
    file: BinaryIO,
    *,
    by: User | None = None,
    leave_refused: bool = False,
    on: date | None = None,
    region: Region | None = None,
    congress: Congress | None = None,
) -> Preview:
    """Take the table over: all rows or none, or with `leave_refused` the right ones. Other imports wait meanwhile.

    The preview that comes back tells by `is_taken` whether anything was written.
    """
    list(Congress.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    list(NumberSeries.objects.select_for_update().order_by("pk").values_list("pk"))
    preview = preview_history(file, on=on, region=region, congress=congress)
    if not preview.may_be_taken(leave_refused=leave_refused):
        return preview
    keep(preview.plan.congress, preview.plan.rows)
    counts = {"new": len(preview.new), "changed": len(preview.changed), "unchanged": len(preview.unchanged)}
    record("import-suggestions", f"congress:{preview.plan.congress.pk}", by=by, detail=counts)
    return replace(preview, is_taken=True)


def _congress_meant(sheets: Sequence[Sheet], region: Region | None) -> Congress:
    """The congress that has most of the sessions the rows name; of several, the one with most of the lead deputies."""
    rows = [row for sheet in sheets for row in sheet.rows]
    stated = Counter(_session_named(row.text("session")) for row in rows)
    within = {"term__congress__region__code__startswith": region.prefix} if region else {}
    scores: Counter[int] = Counter()
    for session in Session.objects.select_related("term").filter(**within):
        scores[session.term.congress_id] += stated[session.term.number, session.number]
    best = [key for key, score in scores.items() if score and score == max(scores.values())]
    if not best:
        raise FileRefused(_("None of the sessions in the table is known here. Enter the sessions first."))
    leads = {name for row in rows for name in cells.read_people(row.text("lead"))[0]}
    mandates = Mandate.objects.filter(term__congress__in=best, person__name__in=leads).order_by()
    known = dict(mandates.values_list("term__congress").annotate(Count("pk")))
    best.sort(key=lambda key: known.get(key, 0), reverse=True)
    if len(best) > 1 and known.get(best[0], 0) == known.get(best[1], 0):
        raise FileRefused(_("The table does not tell whose suggestions these are: several congresses fit."))
    return Congress.objects.get(pk=best[0])


def _session_named(text: str) -> tuple[int, int] | None:
    try:
        return cells.read_session(text)
    except UnreadableCell:
        return None


def _known(congress: Congress) -> KnownCongress:
    sessions = Session.objects.filter(term__congress=congress).values_list("term__number", "number", "pk")
    units = Unit.objects.filter(congress=congress).values_list("pk", "name", "short_name")
    mandates: dict[tuple[int, str], list[int]] = {}
    for term, name, key in Mandate.objects.filter(term__congress=congress).values_list(
        "term__number", "person__name", "pk"
    ):
        mandates.setdefault((term, name), []).append(key)
    codes = OutcomeCategory.objects.filter(congress=congress).values_list("code", flat=True)
    return KnownCongress(
        sessions={(term, number): KnownSession(key, term) for term, number, key in sessions},
        units={squeeze(name): key for key, *names in units for name in names if name},
        mandates=mandates,
        outcomes=list(codes) or list(DEFAULT_SCHEME),
    )


def _clashes(row: PastRow, kept: Kept | None, sheet: Sheet) -> list[Problem]:
    if kept is None or kept.says(row):
        return []
    if not kept.is_imported:
        reason = _("“%(title)s” has this number") % {"title": kept.row.title}
    elif kept.is_worked_on:
        reason = _("this suggestion was worked on since it was imported; change it there")
    else:
        return []
    return [Problem(sheet.name, row.row, sheet.columns["number"], str(row.number), reason)]


def _new_categories(congress: Congress, rows: Iterable[PastRow], sheets: dict[str, Sheet]) -> list[Problem]:
    """A warning at the first row of each category that is not in the list; the first table of all founds the list."""
    known = set(Category.objects.filter(congress=congress).values_list("name", flat=True))
    if not known:
        return []
    first = {row.category: row for row in reversed(list(rows)) if row.category and row.category not in known}
    reason = _("this category is new; it is added to the list")
    return [
        Problem(row.sheet, row.row, sheets[row.sheet].columns["category"], name, reason, Severity.WARNING)
        for name, row in first.items()
    ]


def _places(rows: Iterable[PastRow]) -> tuple[tuple[str, int], ...]:
    return tuple((row.sheet, row.row) for row in rows)
