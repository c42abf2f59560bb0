"""From the rows of a clerk's book to the mandates they describe, each row checked against what exists."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from congress.common.dates import UnreadableDate
from congress.common.spreadsheets import FileRefused, Problem, ReadRow, Severity, Sheet
from congress.common.text import mask_numbers, one_line, read_number, squeeze
from deputies.roster import cells
from deputies.roster.cells import Cell, UnreadableCell
from deputies.roster.words import MAX_LENGTHS, STANDARD_EDUCATION, STANDARD_PARTY

_TERM = re.compile(r"第?([\d零〇一二两三四五六七八九十百]+)届")
_CONGRESS_WORDS = re.compile(r"(?:人民代表大会|人大)$")


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """A term that exists, with what a row of it may name. Where no electing units are known, none is checked.

    Of a term out of scope only the deputies of `own_electing_unit` may be recorded.
    """

    key: int
    area: str
    level: str
    number: int
    electing_units: frozenset[str] = frozenset()
    delegations: frozenset[str] = frozenset()
    is_within_scope: bool = True
    own_electing_unit: str = ""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One mandate as a row tells it, in the house's spelling; what the row does not tell is empty."""

    sheet: str
    row: int
    term: int
    level: str
    name: str
    sex: str
    ethnicity: str
    born: str
    party: str
    education: str
    employer: str
    electing_unit: str
    delegation: str
    card_no: str
    phone: str
    structure: str
    first_elected: str
    is_reelected: str
    group_name: str
    station_name: str
    note: str

    @property
    def person(self) -> tuple[str, str, str]:
        """Who it is: the same name, month of birth and phone are the same person at every level."""
        return self.name, self.born, self.phone


@dataclass(frozen=True, slots=True)
class Roster:
    """The rows that can be taken, and all problems, refusals and warnings alike, in the order of the rows."""

    rows: tuple[RosterRow, ...]
    problems: tuple[Problem, ...]


def _line(name: str) -> Callable[[ReadRow, KnownTerm, date], Cell]:
    return lambda row, term, on: Cell(row.text(name))


def _level(row: ReadRow, term: KnownTerm, on: date) -> Cell:
    level = squeeze(row.text("level"))
    if level and level not in (term.level, term.level.removesuffix("级")):
        raise UnreadableCell(_("%(area)s is not of the level “%(level)s”") % {"area": term.area, "level": level})
    return Cell(level)


READERS: dict[str, Callable[[ReadRow, KnownTerm, date], Cell]] = {
    "level": _level,
    "name": lambda row, term, on: cells.read_name(row.text("name")),
    "sex": lambda row, term, on: cells.read_sex(row.text("sex")),
    "ethnicity": lambda row, term, on: cells.read_ethnicity(row.text("ethnicity")),
    "born": lambda row, term, on: cells.read_born(row.values.get("born"), on),
    "party": lambda row, term, on: cells.read_word(row.text("party"), STANDARD_PARTY),
    "education": lambda row, term, on: cells.read_word(row.text("education"), STANDARD_EDUCATION),
    "employer": _line("employer"),
    "electing_unit": lambda row, term, on: cells.read_electing_unit(
        row.text("electing_unit"), term.area, term.electing_units
    ),
    "delegation": lambda row, term, on: cells.read_delegation(row.text("delegation"), term.area, term.delegations),
    "card_no": lambda row, term, on: cells.read_card(row.text("card_no")),
    "phone": lambda row, term, on: cells.read_phone(row.text("phone")),
    "structure": lambda row, term, on: cells.read_structure(row.text("structure")),
    "first_elected": lambda row, term, on: cells.read_first_elected(row.values.get("first_elected"), on),
    "is_reelected": lambda row, term, on: cells.read_yes_or_no(row.text("is_reelected")),
    "group_name": _line("group_name"),
    "station_name": _line("station_name"),
    "note": lambda row, term, on: Cell(mask_numbers(row.text("note"))),  # clerks put identity numbers there
}


def read_roster(
    sheets: Sequence[Sheet], terms: Sequence[KnownTerm], on: date, default: KnownTerm | None = None
) -> Roster:
    """Read and check every row as of the day `on`.

    Which term a row belongs to is told by its own column, else by the sheet's title, else it is `default`; a sheet
    that tells it nowhere raises FileRefused.
    """
    read: list[RosterRow] = []
    problems: list[Problem] = []
    for sheet in sheets:
        of_sheet = _term_of_sheet(sheet, terms, default)
        for row in sheet.rows:
            taken = _read_row(sheet, row, of_sheet, terms, on, problems)
            if taken:
                read.append(taken)
    problems += _clashes(read, {sheet.name: sheet for sheet in sheets})
    refused = {(problem.sheet, problem.row) for problem in problems if problem.severity is Severity.REFUSED}
    order = {sheet.name: index for index, sheet in enumerate(sheets)}
    problems.sort(key=lambda problem: (order[problem.sheet], problem.row))
    return Roster(tuple(row for row in read if (row.sheet, row.row) not in refused), tuple(problems))


def _read_row(
    sheet: Sheet, row: ReadRow, term: KnownTerm | None, terms: Sequence[KnownTerm], on: date, problems: list[Problem]
) -> RosterRow | None:
    """The row as far as it can be read; every wrong or doubtful cell of it goes to `problems`."""
    try:
        term = _term_of_row(row.text("term"), terms, term)
        _check_scope(term, squeeze(row.text("electing_unit")))
    except UnreadableCell as error:
        problems.append(sheet.problem(row, "term", str(error)))
        return None
    told: dict[str, str] = {}
    for name, reader in READERS.items():
        told[name] = ""
        if name not in row.values:
            continue
        try:
            told[name], doubt = reader(row, term, on)
            _check_length(name, told[name])
        except (UnreadableCell, UnreadableDate) as error:
            problems.append(sheet.problem(row, name, str(error)))
        else:
            if doubt:
                problems.append(sheet.problem(row, name, doubt, Severity.WARNING))
    return RosterRow(sheet.name, row.number, term.key, **told)


def _check_length(name: str, text: str) -> None:
    limit = MAX_LENGTHS.get(name)
    if limit and len(text) > limit:
        raise UnreadableCell(_("longer than %(limit)s characters") % {"limit": limit})


def _check_scope(term: KnownTerm, electing_unit: str) -> None:
    if not term.is_within_scope and (not electing_unit or electing_unit != term.own_electing_unit):
        raise UnreadableCell(_("the deputies of %(area)s are not yours to record") % {"area": term.area})


def _term_of_sheet(sheet: Sheet, terms: Sequence[KnownTerm], default: KnownTerm | None) -> KnownTerm | None:
    try:
        return _term_named(sheet.title, terms)
    except UnreadableCell as error:
        if default or "term" in sheet.columns:
            return default
        raise FileRefused(
            _("The title of the sheet “%(sheet)s” does not tell whose roster it is: %(reason)s.")
            % {"sheet": sheet.name, "reason": error}
        ) from error


def _term_of_row(text: str, terms: Sequence[KnownTerm], of_sheet: KnownTerm | None) -> KnownTerm:
    """The term of the row's own cell; a cell that is empty or tells the number alone (第九届) relies on the sheet."""
    if not text and of_sheet:
        return of_sheet
    alone = _TERM.fullmatch(squeeze(text))
    if alone and of_sheet and read_number(alone[1]) == of_sheet.number:
        return of_sheet
    return _term_named(text, terms)


def _term_named(text: str, terms: Sequence[KnownTerm]) -> KnownTerm:
    """The term a text names, as 清源市第九届 or 清源市人大第九届 within any sentence."""
    plain = squeeze(text)
    found = _TERM.search(plain)
    if not found:
        raise UnreadableCell(_("the congress and its term (as in 清源市第九届) are not stated"))
    before = _CONGRESS_WORDS.sub("", plain[: found.start()])
    number = read_number(found[1])
    of_area = [term for term in terms if before.endswith(term.area)]
    longest = max((len(term.area) for term in of_area), default=0)
    for term in of_area:
        if len(term.area) == longest and term.number == number:
            return term
    raise UnreadableCell(_("there is no term “%(term)s” here") % {"term": one_line(text)[:40]})


def _clashes(read: Iterable[RosterRow], sheets: dict[str, Sheet]) -> list[Problem]:
    """Rows of one term that cannot both be right: the same mandate twice, or one card number for two people."""
    cards: dict[tuple[int, str], RosterRow] = {}
    people: dict[tuple[int, tuple[str, str, str]], RosterRow] = {}
    problems: list[Problem] = []

    def note(row: RosterRow, column: str, value: str, reason: str, severity: Severity = Severity.REFUSED) -> None:
        heading = sheets[row.sheet].columns.get(column, column)
        problems.append(Problem(row.sheet, row.row, heading, value, reason, severity))

    for row in read:
        twin = cards.setdefault((row.term, row.card_no), row) if row.card_no else row
        double = people.setdefault((row.term, row.person), row) if row.name else row
        if double is not row:
            note(row, "name", row.name, _twice(double))
        elif twin is not row and twin.name == row.name:
            note(row, "name", row.name, _twice(twin))
        elif twin is not row:
            note(row, "card_no", row.card_no, _("this card number is already %(name)s's") % {"name": twin.name})
            reason = _("row %(row)s of “%(sheet)s” has the same card number") % {"row": row.row, "sheet": row.sheet}
            note(twin, "card_no", twin.card_no, reason, Severity.WARNING)
    return problems


def _twice(first: RosterRow) -> str:
    return _("this mandate is entered already in row %(row)s of “%(sheet)s”") % {"row": first.row, "sheet": first.sheet}
