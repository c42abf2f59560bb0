"""What an import would do, told before it does it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from congress.common.spreadsheets.reading import Problem, Severity, Sheet


@dataclass(frozen=True, slots=True)
class Preview:
    """Rows by their sheet and row number, each in one of new, changed, unchanged or refused.

    `plan` is what the kind's own import would write; nothing else reads it. `is_taken` tells that it was written.
    """

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]
    new: tuple[tuple[str, int], ...] = ()
    changed: tuple[tuple[str, int], ...] = ()
    unchanged: tuple[tuple[str, int], ...] = ()
    plan: Any = field(default=None, repr=False)
    is_taken: bool = False

    @property
    def refused(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity is Severity.REFUSED]

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity is Severity.WARNING]

    def may_be_taken(self, *, leave_refused: bool) -> bool:
        """All or nothing, unless the clerk chose to take the right rows and have the refused ones back."""
        return leave_refused or not self.refused

    def as_data(self) -> dict[str, Any]:
        """For JSON: per sheet the rows taken, refused and warned about, by the numbers the spreadsheet shows."""
        return {
            "taken": self.is_taken,
            "sheets": [
                {
                    "sheet": sheet.name,
                    "heading_row": sheet.heading_row,
                    "new": _numbers(self.new, sheet.name),
                    "changed": _numbers(self.changed, sheet.name),
                    "unchanged": _numbers(self.unchanged, sheet.name),
                    "refused": _problems(self.refused, sheet.name),
                    "warnings": _problems(self.warnings, sheet.name),
                    "columns_not_read": list(sheet.unknown),
                }
                for sheet in self.sheets
            ],
        }


def _numbers(places: Iterable[tuple[str, int]], sheet: str) -> list[int]:
    return [row for name, row in places if name == sheet]


def _problems(problems: Iterable[Problem], sheet: str) -> list[dict[str, Any]]:
    return [
        {"row": problem.row, "column": problem.column, "value": problem.value, "reason": problem.reason}
        for problem in problems
        if problem.sheet == sheet
    ]
