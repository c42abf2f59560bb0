"""Which station stands above which: the book is read as a whole, for children may stand before their parents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congress.common.spreadsheets import Problem
from stations.rules import is_above_itself
from stations.station_list.rows import StationRow


@dataclass(frozen=True, slots=True)
class KeptStation:
    """What stands in the table already. Codes name stations; `above` is the code of the one above, if there is one."""

    code: str
    name: str
    above: str | None


@dataclass(frozen=True, slots=True)
class Tree:
    """For the code of each right row the code above it, where the row tells one; and what is wrong with the others."""

    above: Mapping[str, str]
    problems: tuple[Problem, ...]


def place_rows(rows: Iterable[StationRow], refused: Iterable[StationRow], kept: Iterable[KeptStation]) -> Tree:
    """Find what stands above each row, in the book or in the table.

    Refused is a row whose parent is unknown, is named by several, stands in a refused row, or stands below it; and a
    row that bears the name of another station kept.
    """
    rows, kept = list(rows), list(kept)
    names = _Names(rows, kept)
    dropped = {row.name: row for row in refused}
    problems = [*names.problems()]
    above: dict[str, str] = {}
    for row in rows:
        found = names.codes(row.parent) if row.parent else set()
        if len(found) == 1:
            above[row.code] = next(iter(found))
        elif row.parent:
            problems.append(row.problem("parent", _why(row.parent, len(found), dropped)))
    return _sound(rows, above, problems, {station.code: station.above for station in kept})


def short(name: str) -> str:
    """柳林镇中心联络站 for 柳林镇人大代表中心联络站, as clerks write it."""
    return name.replace("人大代表", "").replace("代表", "")


class _Names:
    """The stations of book and table by their names; for a code in both, the book's name is the later one."""

    def __init__(self, rows: Iterable[StationRow], kept: Iterable[KeptStation]) -> None:
        self.rows = list(rows)
        self.kept = {station.name: station.code for station in kept}
        self.full: dict[str, set[str]] = {}
        self.shorter: dict[str, set[str]] = {}
        for name, code in [*self.kept.items(), *((row.name, row.code) for row in self.rows)]:
            self.full.setdefault(name, set()).add(code)
            self.shorter.setdefault(short(name), set()).add(code)

    def codes(self, name: str) -> set[str]:
        return self.full.get(name) or self.shorter.get(short(name), set())

    def problems(self) -> Iterator[Problem]:
        for row in self.rows:
            code = self.kept.get(row.name, row.code)
            if code != row.code:
                yield row.problem("name", _("a station of this name is kept under the code %(code)s") % {"code": code})


def _why(name: str, count: int, dropped: Mapping[str, StationRow]) -> str:
    if count:
        return _("several stations are called “%(name)s”: write the whole name") % {"name": name}
    row = next((row for full, row in dropped.items() if name in (full, short(full))), None)
    if row:
        return _below_refused(row)
    return _("the station above is neither in this file nor kept here")


def _sound(
    rows: list[StationRow], above: dict[str, str], problems: list[Problem], kept: Mapping[str, str | None]
) -> Tree:
    """With the rows that stand above themselves refused, and all those below a row that is refused here."""
    whole = {**kept, **above}
    for row in rows:
        if is_above_itself(row.code, whole.get(row.code), whole):
            problems.append(row.problem("parent", _("this station would stand above itself")))
    bad = {(one.sheet, one.row) for one in problems}
    while True:
        lost = {row.code: row for row in rows if row.place in bad and row.code not in kept}
        fallen = [row for row in rows if row.place not in bad and above.get(row.code) in lost]
        if not fallen:
            return Tree(above, tuple(problems))
        problems += [row.problem("parent", _below_refused(lost[above[row.code]])) for row in fallen]
        bad |= {row.place for row in fallen}


def _below_refused(row: StationRow) -> str:
    return _("the station above stands in row %(row)s, which is refused") % {"row": row.read.number}
