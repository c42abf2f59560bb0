"""A clerk of the committee's office who takes books in and out through the back office."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from tests.journeys.test_whole_life import Person

CELLS = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
LISTS = {
    "units": "/office/organs/unit/",
    "roster": "/office/deputies/mandate/",
    "stations": "/office/stations/station/",
    "opinions": "/office/stations/opinion/",
    "history": "/office/suggestions/suggestion/",
    "form": "/office/suggestions/suggestion/",
}
NO_WORDS = "–"


class Told(NamedTuple):
    """A row of the page about a doubtful cell: place and what was written there."""

    sheet: str
    row: int
    column: str
    value: str


class Shown(NamedTuple):
    """What the page says the file would do: new, changed, unchanged and refused rows, and the cells in doubt."""

    counts: list[int]
    refused: list[Told]
    warned: list[Told]


class Clerk(Person):
    """`send` goes to the door by the list's own link the first time; `take` presses a button of the page beyond."""

    def __init__(self, *who: Any) -> None:
        super().__init__(*who)
        self.found: set[str] = set()

    def send(self, kind: str, file: Path) -> Shown:
        door = f"{LISTS[kind]}import/{kind}/"
        if kind in self.found:
            self.open(door)
        else:
            self.open(LISTS[kind])
            self.press(f"a[href='{door}']")
            self.found.add(kind)
        self.page.set_input_files("[name=file]", file)
        self.press("main form button[type=submit]")
        return self.shown()

    def shown(self) -> Shown:
        counts = [int(text) for text in self.page.locator(".c-segment .c-count").all_inner_texts()]
        places: dict[bool, list[Told]] = {False: [], True: []}
        for sheet, row, column, value, why in self._cells("#problems tbody tr"):
            assert why
            told = Told(sheet, int(row), column, "" if value == NO_WORDS else value)
            places[why.startswith("提醒")].append(told)
        return Shown(counts, places[False], places[True])

    def facts(self) -> dict[str, str]:
        return {heading: "" if text == NO_WORDS else text for heading, text in self._cells("#rows tbody tr")}

    def take(self, act: str = "take") -> None:
        self.press(f"button[value={act}]")

    def refusal(self) -> str:
        return str(self.page.locator(".c-errors").inner_text())

    def listed(self, path: str) -> list[list[str]]:
        """The cells of a list page of the back office."""
        self.open(path)
        return self._cells("#result_list tbody tr")

    def take_refused(self) -> dict[str, list[tuple[Any, ...]]]:
        return self._spreadsheet("a[href$='/refused.xlsx']")

    def export(self, kind: str) -> dict[str, list[tuple[Any, ...]]]:
        self.open(LISTS[kind])
        return self._spreadsheet("a[href*='/export.xlsx']")

    def _spreadsheet(self, link: str) -> dict[str, list[tuple[Any, ...]]]:
        with self.page.expect_download() as download:
            self.page.click(link)
        book = openpyxl.load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
        return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}

    def _cells(self, rows: str) -> Sequence[Any]:
        cells: Sequence[Any] = self.page.locator(rows).evaluate_all(CELLS)
        return cells
