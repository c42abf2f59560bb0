"""Rosters as spreadsheets: in with a preview, all or nothing; out in the form an import reads again."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from import_export import fields, resources

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.bulk import copy_in
from congress.common.spreadsheets import Preview, read_sheets, write_table
from congress.common.text import mask_phone
from congress.organs.models import Congress, Region, Term
from deputies.models import Delegation, ElectingUnit, Mandate, Person
from deputies.roster import (
    HEADINGS,
    LEVELS,
    REQUIRED,
    Changes,
    Kept,
    KnownMandate,
    KnownTerm,
    RosterRow,
    plan_changes,
    read_roster,
)
from deputies.roster.changes import MANDATE_FIELDS, PERSON_FIELDS, MandateDraft, PersonDraft
from deputies.rules import Sex

SEX_WORDS = {Sex.MALE: "男", Sex.FEMALE: "女"}
BATCH = 2_000


def preview_roster(
    file: BinaryIO, *, on: date | None = None, region: Region | None = None, congress: Congress | None = None
) -> Preview:
    """What importing this roster would do. Nothing is written.

    `region` limits whose deputies may be recorded to the area and all within it, and to those whom its congress
    elected to the one above. `congress` is whose latest term is meant where the sheet does not tell. Raises
    FileRefused when the file as a whole cannot be taken.
    """
    on = on or timezone.localdate()
    sheets = read_sheets(file, HEADINGS, REQUIRED)
    terms = _known_terms(region)
    roster = read_roster(sheets, terms, on, default=_latest_term(terms, congress, on))
    borrowed = {term.key for term in terms if not term.is_within_scope}
    changes = plan_changes(roster.rows, _kept(roster.rows, borrowed), {sheet.name: sheet for sheet in sheets})
    order = {sheet.name: index for index, sheet in enumerate(sheets)}
    problems = sorted([*roster.problems, *changes.problems], key=lambda one: (order[one.sheet], one.row))
    return Preview(
        sheets=tuple(sheets),
        problems=tuple(problems),
        new=tuple(changes.new),
        changed=tuple(changes.changed),
        unchanged=tuple(changes.unchanged),
        plan=changes,
    )


@transaction.atomic
def import_roster(
    file: BinaryIO,
    *,
    by: User | None = None,
    leave_refused: bool = False,
    on: date | None = None,
    region: Region | None = None,
    congress: Congress | None = None,
) -> Preview:
    """Take the roster over: all rows or none, or with `leave_refused` the right ones. Other imports wait meanwhile.

    The preview that comes back tells by `is_taken` whether anything was written.
    """
    _wait_for_turn()
    preview = preview_roster(file, on=on, region=region, congress=congress)
    if not preview.may_be_taken(leave_refused=leave_refused):
        return preview
    _write(preview.plan)
    counts = {"new": len(preview.new), "changed": len(preview.changed), "unchanged": len(preview.unchanged)}
    record("import-roster", "roster", by=by, detail=counts)
    return replace(preview, is_taken=True)


def _wait_for_turn() -> None:
    """One import at a time, until the transaction ends: what the preview saw is what is written upon."""
    list(Term.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _known_terms(region: Region | None) -> list[KnownTerm]:
    units: dict[int, set[str]] = {}
    for term, name in ElectingUnit.objects.values_list("term", "name"):
        units.setdefault(term, set()).add(name)
    delegations: dict[int, set[str]] = {}
    for term, name in Delegation.objects.values_list("term", "name"):
        delegations.setdefault(term, set()).add(name)
    own = Congress.objects.filter(region=region).values_list("name", flat=True).first() or "" if region else ""
    return [
        KnownTerm(
            key=term.pk,
            area=term.congress.region.name,
            level=LEVELS[term.congress.level],
            number=term.number,
            electing_units=frozenset(units.get(term.pk, ())),
            delegations=frozenset(delegations.get(term.pk, ())),
            is_within_scope=region is None or term.congress.region.code.startswith(region.prefix),
            own_electing_unit=own if region and term.congress.region_id == region.parent_id else "",
        )
        for term in Term.objects.select_related("congress__region")
    ]


def _latest_term(terms: list[KnownTerm], congress: Congress | None, on: date) -> KnownTerm | None:
    if congress is None:
        return None
    latest = congress.terms.filter(starts_on__lte=on).order_by("-number").first()
    return next((term for term in terms if latest and term.key == latest.pk), None)


def _kept(rows: Iterable[RosterRow], borrowed: Collection[int]) -> Kept:
    """The mandates of the terms concerned, and everybody who holds one of them or bears a name of the file."""
    names = {row.name for row in rows}
    terms = {row.term for row in rows}
    people = {
        key: dict(zip(PERSON_FIELDS, values, strict=True)) | {"sex": SEX_WORDS.get(values[1], "")}
        for key, *values in Person.objects.filter(
            Q(name__in=names) | Q(pk__in=Mandate.objects.filter(term__in=terms).values("person"))
        ).values_list("pk", *PERSON_FIELDS)
    }
    columns = [name.replace("delegation", "delegation__name") for name in MANDATE_FIELDS]
    mandates = [
        KnownMandate(key, term, person, _mandate_words(dict(zip(MANDATE_FIELDS, values, strict=True))))
        for key, term, person, *values in Mandate.objects.filter(term__in=terms).values_list(
            "pk", "term", "person", *columns
        )
    ]
    return Kept(people, mandates, borrowed)


def _mandate_words(values: dict[str, Any]) -> dict[str, str]:
    return values | {
        "delegation": values["delegation"] or "",
        "is_reelected": "是" if values["is_reelected"] else "否",
    }


def _write(changes: Changes) -> None:
    people = [(draft, _person(draft)) for draft in changes.people if draft.key is None or draft.is_changed]
    _store(Person, [person for _draft, person in people], PERSON_FIELDS)
    keys = {id(draft): draft.key for draft in changes.people} | {id(draft): person.pk for draft, person in people}
    delegations = {(term, name): key for key, term, name in Delegation.objects.values_list("pk", "term", "name")}
    mandates = [
        _mandate(draft, keys[id(draft.person)], delegations)
        for draft in changes.mandates
        if draft.key is None or draft.is_changed
    ]
    _store(Mandate, mandates, MANDATE_FIELDS)


def _person(draft: PersonDraft) -> Person:
    values = {**draft.before, **draft.told}
    sex = next((code for code, word in SEX_WORDS.items() if word == values.get("sex")), "")
    return Person(pk=draft.key, **values | {"sex": sex})


def _mandate(draft: MandateDraft, person: Any, delegations: dict[tuple[int, str], int]) -> Mandate:
    values = {**draft.before, **draft.told}
    delegation = delegations.get((draft.term, values.pop("delegation", "")))
    is_reelected = values.pop("is_reelected", "") == "是"
    return Mandate(
        pk=draft.key,
        term_id=draft.term,
        person_id=person,
        delegation_id=delegation,
        is_reelected=is_reelected,
        **values,
    )


def _store(model: type[Person] | type[Mandate], rows: list[Any], columns: tuple[str, ...]) -> None:
    """New rows get their keys; rows with a key have just these columns written, in one statement a batch."""
    copy_in([row for row in rows if row.pk is None])
    model.objects.bulk_create(
        [row for row in rows if row.pk is not None],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=columns,
    )


def _column(name: str, attribute: str | None = None) -> fields.Field:
    return fields.Field(attribute=attribute, column_name=HEADINGS[name][0])


class RosterResource(resources.ModelResource):
    """The roster with the headings an import reads. Phones are masked unless `with_phones`; the caller records that."""

    name = _column("name", "person__name")
    sex = _column("sex")
    ethnicity = _column("ethnicity", "person__ethnicity")
    born = _column("born", "person__born")
    party = _column("party", "person__party")
    education = _column("education", "person__education")
    employer = _column("employer", "person__employer")
    level = _column("level")
    term = _column("term")
    electing_unit = _column("electing_unit", "electing_unit")
    delegation = _column("delegation", "delegation__name")
    card_no = _column("card_no", "card_no")
    phone = _column("phone")
    structure = _column("structure", "structure")
    first_elected = _column("first_elected", "first_elected")
    is_reelected = _column("is_reelected")
    group_name = _column("group_name", "group_name")
    station_name = _column("station_name", "station_name")
    note = _column("note", "note")

    class Meta:
        model = Mandate
        fields = tuple(HEADINGS)
        export_order = tuple(HEADINGS)

    def __init__(self, *, with_phones: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.with_phones = with_phones

    def dehydrate_sex(self, mandate: Mandate) -> str:
        return SEX_WORDS.get(Sex(mandate.person.sex), "") if mandate.person.sex else ""

    def dehydrate_level(self, mandate: Mandate) -> str:
        return LEVELS[mandate.term.congress.level]

    def dehydrate_term(self, mandate: Mandate) -> str:
        return str(mandate.term)

    def dehydrate_phone(self, mandate: Mandate) -> str:
        return mandate.person.phone if self.with_phones else mask_phone(mandate.person.phone)

    def dehydrate_is_reelected(self, mandate: Mandate) -> str:
        return "是" if mandate.is_reelected else "否"


def export_roster(mandates: QuerySet[Mandate], *, with_phones: bool = False) -> bytes:
    """These mandates as .xlsx, every cell text. The caller hands in only what the reader may see."""
    joined = mandates.select_related("person", "delegation", "term__congress__region")
    table = RosterResource(with_phones=with_phones).export(joined)
    return write_table("代表名册", table.headers, table)
