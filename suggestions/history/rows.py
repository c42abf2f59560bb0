"""From the rows of a clerk's table to past suggestions, each row checked against what exists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from congress.common.dates import UnreadableDate, read_day
from congress.common.spreadsheets import Problem, ReadRow, Severity, Sheet
from congress.common.text import prose, squeeze
from deputies.roster.cells import UnreadableCell
from suggestions.history import cells
from suggestions.history.words import MAX_LENGTHS, NAME_LENGTH, NOBODY, TOTALS


class KnownSession(NamedTuple):
    """A session that exists: its key and the number of its term."""

    key: int
    term: int


class Deputy(NamedTuple):
    """A name as the table gives it, with the mandate it stands for when exactly one deputy of the term has it."""

    name: str
    mandate: int | None


@dataclass(frozen=True)
class KnownCongress:
    """What rows may name: sessions by (term, number), units by full and short name, mandates by (term, name)."""

    sessions: Mapping[tuple[int, int], KnownSession]
    units: Mapping[str, int]
    mandates: Mapping[tuple[int, str], Sequence[int]]
    outcomes: Sequence[str]


@dataclass(frozen=True, slots=True)
class PastRow:
    """One past suggestion in the house's spelling; an empty rating of an answered one is "no feedback"."""

    sheet: str
    row: int
    session: int
    is_between: bool
    number: int
    title: str
    lead: Deputy
    cosigners: tuple[Deputy, ...]
    category: str
    lead_unit: int | None
    co_units: tuple[int, ...]
    assigned_on: date | None
    answered_on: date | None
    outcome: str
    rating: str
    content: str

    @property
    def key(self) -> tuple[int, bool, int]:
        """Numbers begin again in each session, and apart for those between sessions."""
        return self.session, self.is_between, self.number


@dataclass(frozen=True, slots=True)
class History:
    """The rows that can be taken, and all problems, refusals and warnings alike, in the order of the rows."""

    rows: tuple[PastRow, ...]
    problems: tuple[Problem, ...]


def read_history(sheets: Sequence[Sheet], known: KnownCongress, on: date) -> History:
    """Read and check every row as of the day `on`. Total rows are no suggestions and are passed over."""
    rows: list[PastRow] = []
    problems: list[Problem] = []
    first_rows: dict[tuple[int, bool, int], tuple[str, int]] = {}
    for sheet in sheets:
        for row in sheet.rows:
            if squeeze(row.text("number")) in TOTALS:
                continue
            reading = _RowReading(sheet, row, known, on)
            past = reading.read()
            if past:
                reading.check_number(past, first_rows.setdefault(past.key, (sheet.name, row.number)))
            problems += reading.problems
            if past and all(problem.severity is Severity.WARNING for problem in reading.problems):
                rows.append(past)
    return History(tuple(rows), tuple(problems))


class _RowReading:
    """One row while it is read: every wrong or doubtful cell goes to `problems`."""

    def __init__(self, sheet: Sheet, row: ReadRow, known: KnownCongress, on: date) -> None:
        self.sheet, self.row, self.known, self.on = sheet, row, known, on
        self.problems: list[Problem] = []

    def read(self) -> PastRow | None:
        """None when session, number or period cannot be told: then nothing says which suggestion it is."""
        session = self._cell("session", self._session)
        number = self._cell("number", lambda: cells.read_suggestion_number(self.row.text("number")))
        is_between = number and self._cell("period", lambda: cells.read_is_between(self.row.text("period"), number))
        title, assigned_on, answered_on = self._title(), self._day("assigned_on"), self._day("answered_on")
        if session is None or number is None or is_between is None:
            return None
        lead_unit = self._cell("lead_unit", self._lead_unit)
        past = PastRow(
            sheet=self.sheet.name,
            row=self.row.number,
            session=session.key,
            is_between=is_between,
            number=number.value,
            title=title,
            lead=self._lead(session.term),
            cosigners=self._cosigners(session.term),
            category=self.row.text("category"),
            lead_unit=lead_unit,
            co_units=self._cell("co_units", lambda: self._co_units(lead_unit)) or (),
            assigned_on=assigned_on,
            answered_on=answered_on,
            outcome=self._cell("outcome", lambda: cells.read_outcome(self.row.text("outcome"), self.known.outcomes)),
            rating=self._cell("rating", lambda: cells.read_rating(self.row.text("rating"))),
            content=prose(str(self.row.values.get("content") or "")),
        )
        self._check_order(past)
        self._check_lengths()
        return past

    def check_number(self, past: PastRow, first: tuple[str, int]) -> None:
        if first != (past.sheet, past.row):
            reason = _("row %(row)s of “%(sheet)s” has this number in the same session")
            self._refuse("number", reason % {"row": first[1], "sheet": first[0]})

    def _check_order(self, past: PastRow) -> None:
        """What was handled has a unit and days in their order; the archive cannot keep less."""
        is_handled = past.assigned_on or past.answered_on or past.outcome or past.rating or past.co_units
        if is_handled and past.lead_unit is None and not self._has_problem("lead_unit"):
            self._refuse("lead_unit", _("handled, but no unit is named"))
        if past.lead_unit and not past.assigned_on and not self._has_problem("assigned_on"):
            self._refuse("assigned_on", _("a unit is named, but not the day it was handed over"))
        if past.assigned_on and past.answered_on and past.answered_on < past.assigned_on:
            self._refuse("answered_on", _("answered before it was handed over (%(on)s)") % {"on": past.assigned_on})
        if past.outcome and not past.answered_on and not self._has_problem("answered_on"):
            self._refuse("answered_on", _("there is an outcome, but not the day of the answer"))
        if past.answered_on and not past.outcome and not self._has_problem("outcome"):
            self._warn("outcome", _("answered, but the outcome is not stated"))
        if past.rating and not past.answered_on and not self._has_problem("answered_on"):
            self._warn("rating", _("rated, but no answer is recorded"))
        if not past.content:
            self._warn("content", _("there is no text; it is taken without"))

    def _check_lengths(self) -> None:
        for column, limit in MAX_LENGTHS.items():
            if len(str(self.row.values.get(column) or "")) > limit:
                self._refuse(column, _("longer than %(limit)s characters") % {"limit": limit})

    def _session(self) -> KnownSession:
        numbers = cells.read_session(self.row.text("session"))
        if numbers not in self.known.sessions:
            raise UnreadableCell(_("there is no session “%(text)s” here") % {"text": self.row.text("session")})
        return self.known.sessions[numbers]

    def _title(self) -> str:
        title = self.row.text("title")
        if not title:
            self._refuse("title", _("there is no title"))
        return title

    def _lead(self, term: int) -> Deputy:
        names, count = cells.read_people(self.row.text("lead"))
        if len(names) != 1:
            self._refuse("lead", _("one lead deputy is expected, %(count)s are named") % {"count": len(names)})
            return Deputy("", None)
        named = len(cells.read_people(str(self.row.values.get("cosigners") or ""))[0]) + 1
        if count not in (None, named):
            self._warn("lead", _("%(count)s people are counted, %(named)s are named") % _both(count, named))
        return self._deputy("lead", names[0], term)

    def _cosigners(self, term: int) -> tuple[Deputy, ...]:
        names, count = cells.read_people(str(self.row.values.get("cosigners") or ""))
        if count not in (None, len(names)):
            self._warn("cosigners", _("%(count)s people are counted, %(named)s are named") % _both(count, len(names)))
        return tuple(self._deputy("cosigners", name, term) for name in names)

    def _deputy(self, column: str, name: str, term: int) -> Deputy:
        mandates = self.known.mandates.get((term, name), ())
        if len(name) > NAME_LENGTH:
            self._refuse(column, _("longer than %(limit)s characters") % {"limit": NAME_LENGTH})
            return Deputy("", None)
        if not mandates:
            self._warn(column, _("no deputy of this term is called %(name)s; the bare name is kept") % {"name": name})
        elif len(mandates) > 1:
            self._warn(column, _("several deputies are called %(name)s; the bare name is kept") % {"name": name})
        return Deputy(name, mandates[0] if len(mandates) == 1 else None)

    def _lead_unit(self) -> int | None:
        named = list(self._units("lead_unit"))
        if len(named) > 1:
            raise UnreadableCell(_("one lead unit is expected, %(count)s are named") % {"count": len(named)})
        return named[0] if named else None

    def _co_units(self, lead_unit: int | None) -> tuple[int, ...]:
        units = tuple(dict.fromkeys(self._units("co_units")))
        if lead_unit in units:
            raise UnreadableCell(_("the lead unit is named again as co-handler"))
        return units

    def _units(self, column: str) -> Iterator[int]:
        for name in cells.split_units(str(self.row.values.get(column) or "")):
            unit = self.known.units.get(squeeze(name))
            if unit is None:
                raise UnreadableCell(_("“%(name)s” is not in the list of handling units") % {"name": name})
            yield unit

    def _day(self, column: str) -> date | None:
        if squeeze(self.row.text(column)) in NOBODY:
            return None
        day = self._cell(column, lambda: read_day(self.row.values[column]))
        if day and day > self.on:
            self._refuse(column, _("%(on)s lies in the future") % {"on": day})
        return day

    def _cell(self, column: str, read: Any) -> Any:
        try:
            return read()
        except (UnreadableCell, UnreadableDate) as error:
            self._refuse(column, str(error))
            return None

    def _refuse(self, column: str, reason: str) -> None:
        self.problems.append(self.sheet.problem(self.row, column, reason))

    def _warn(self, column: str, reason: str) -> None:
        self.problems.append(self.sheet.problem(self.row, column, reason, Severity.WARNING))

    def _has_problem(self, *columns: str) -> bool:
        headings = {self.sheet.columns.get(column, column) for column in columns}
        return any(problem.column in headings for problem in self.problems)


def _both(count: int | None, named: int) -> dict[str, int | None]:
    return {"count": count, "named": named}
