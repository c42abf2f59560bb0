"""What taking a roster over changes, compared with the people and mandates already kept."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from congress.common.spreadsheets import Problem, Severity, Sheet
from deputies.roster.rows import RosterRow

PERSON_FIELDS = ("name", "sex", "ethnicity", "born", "party", "education", "employer", "phone")
MANDATE_FIELDS = (
    "electing_unit",
    "delegation",
    "card_no",
    "structure",
    "first_elected",
    "is_reelected",
    "group_name",
    "station_name",
    "note",
)
Place = tuple[str, int]


@dataclass(slots=True)
class PersonDraft:
    """A person as kept (`before`, empty for a new one) and as the rows of the file tell (`told`)."""

    key: int | None
    before: Mapping[str, str]
    told: dict[str, str] = field(default_factory=dict)

    @property
    def is_changed(self) -> bool:
        return any(self.before.get(name) != value for name, value in self.told.items())


@dataclass(slots=True)
class MandateDraft:
    """A mandate as kept and as its row tells; `key` is None for a new one."""

    key: int | None
    term: int
    person: PersonDraft
    before: Mapping[str, str]
    told: dict[str, str]

    @property
    def is_changed(self) -> bool:
        return any(self.before.get(name) != value for name, value in self.told.items())


@dataclass(frozen=True, slots=True)
class KnownMandate:
    key: int
    term: int
    person: int
    values: Mapping[str, str]


@dataclass(slots=True)
class Changes:
    """The drafts of all rows that can be taken, and the rows by what happens to them."""

    mandates: list[MandateDraft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    new: list[Place] = field(default_factory=list)
    changed: list[Place] = field(default_factory=list)
    unchanged: list[Place] = field(default_factory=list)

    @property
    def people(self) -> list[PersonDraft]:
        return list({id(mandate.person): mandate.person for mandate in self.mandates}.values())


class Kept:
    """The people and mandates already kept, found by what a row tells; of `borrowed` terms only one's own change."""

    def __init__(
        self,
        people: Mapping[int, Mapping[str, str]],
        mandates: Iterable[KnownMandate],
        borrowed: Collection[int] = (),
    ) -> None:
        self.people = people
        self.borrowed = borrowed
        self.by_card = {(seat.term, card): seat for seat in mandates if (card := seat.values["card_no"])}
        self.by_person = {(seat.term, seat.person): seat for seat in mandates}
        self.by_identity = {(told["name"], told["born"], told["phone"]): key for key, told in people.items()}
        self.by_birth: dict[tuple[str, str], list[int]] = {}
        for key, told in people.items():
            self.by_birth.setdefault((told["name"], told["born"]), []).append(key)

    def person_of(self, row: RosterRow) -> int | None:
        """Same name, month of birth and phone; where one phone is missing, the only one of that name and month."""
        exact = self.by_identity.get(row.person)
        alike = self.by_birth.get((row.name, row.born), [])
        if exact is None and row.born and len(alike) == 1 and not (row.phone and self.people[alike[0]]["phone"]):
            return alike[0]
        return exact

    def is_of_others(self, seat: KnownMandate | None, row: RosterRow) -> bool:
        return seat is not None and row.term in self.borrowed and seat.values["electing_unit"] != row.electing_unit


def plan_changes(rows: Iterable[RosterRow], kept: Kept, sheets: Mapping[str, Sheet]) -> Changes:
    """Compare every row with what is kept. Empty cells leave what is kept as it is.

    A card number kept for somebody else refuses the row. Where rows of one person differ, the first one counts.
    """
    changes = Changes()
    drafts: dict[object, PersonDraft] = {}
    seats: dict[tuple[int, int], RosterRow] = {}
    for row in rows:
        seat = kept.by_card.get((row.term, row.card_no))
        if seat and kept.people[seat.person]["name"] != row.name:
            holder = kept.people[seat.person]["name"]
            reason = _("this card number is already %(name)s's") % {"name": holder}
            changes.problems.append(_problem(sheets, row, "card_no", reason))
            continue
        key = seat.person if seat else kept.person_of(row)
        seat = seat or kept.by_person.get((row.term, key or 0))
        if kept.is_of_others(seat, row):
            reason = _("this deputy was elected elsewhere and is not yours to record")
            changes.problems.append(_problem(sheets, row, "electing_unit", reason))
            continue
        person = _draft(drafts, kept, row, key)
        first = seats.setdefault((row.term, id(person)), row)
        if first is not row:
            reason = _("this mandate is entered already in row %(row)s of “%(sheet)s”")
            reason %= {"row": first.row, "sheet": first.sheet}
            changes.problems.append(_problem(sheets, row, "name", reason))
            continue
        _take(changes, row, person, kept, sheets)
    return changes


def _draft(drafts: dict[object, PersonDraft], kept: Kept, row: RosterRow, key: int | None) -> PersonDraft:
    before = kept.people[key] if key is not None else {}
    return drafts.setdefault(row.person if key is None else key, PersonDraft(key, before))


def _take(changes: Changes, row: RosterRow, person: PersonDraft, kept: Kept, sheets: Mapping[str, Sheet]) -> None:
    is_person_changed = False
    for name in PERSON_FIELDS:
        text = getattr(row, name)
        if text and person.told.setdefault(name, text) != text:
            reason = _("another row of this person says “%(text)s”, which is taken") % {"text": person.told[name]}
            changes.problems.append(_problem(sheets, row, name, reason, Severity.WARNING))
        elif text and person.before.get(name) != text:
            is_person_changed = True
    seat = kept.by_person.get((row.term, person.key)) if person.key is not None else None
    told = {name: text for name in MANDATE_FIELDS if (text := getattr(row, name))}
    mandate = MandateDraft(seat.key if seat else None, row.term, person, seat.values if seat else {}, told)
    changes.mandates.append(mandate)
    outcome = changes.changed if mandate.is_changed or is_person_changed else changes.unchanged
    (outcome if seat else changes.new).append((row.sheet, row.row))


def _problem(
    sheets: Mapping[str, Sheet], row: RosterRow, name: str, reason: str, severity: Severity = Severity.REFUSED
) -> Problem:
    heading = sheets[row.sheet].columns.get(name, name)
    return Problem(row.sheet, row.row, heading, getattr(row, name), reason, severity)
