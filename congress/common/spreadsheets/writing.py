"""Tables for people to open: every cell is text, so that nothing in it can run."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.workbook.child import INVALID_TITLE_REGEX

from congress.common.spreadsheets.reading import Problem, Severity, Sheet

_SHEET_NAME_LENGTH = 28
"""Of Excel's 31 characters: behind a name that stands there already comes a number."""


def write_table(name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """One sheet as .xlsx. A text that begins with = + - or @ stays that text and is no formula."""
    return write_tables([(name, headings, rows)])


def write_tables(tables: Iterable[tuple[str, Sequence[str], Iterable[Sequence[object]]]]) -> bytes:
    """A sheet for each (name, headings, rows), with nothing in it that could run."""
    book = Workbook(write_only=True)
    for name, headings, rows in tables:
        _add_sheet(book, name, headings, rows)
    return _bytes(book)


def write_refused(sheets: Iterable[Sheet], problems: Iterable[Problem]) -> bytes:
    """The refused rows with the headings of their own sheet, their row number there, and the reasons in a last column.

    The heading row stands where an import finds it, so the corrected file can be sent as it is.
    """
    reasons: dict[tuple[str, int], list[str]] = {}
    for problem in problems:
        if problem.severity is Severity.REFUSED:
            reasons.setdefault((problem.sheet, problem.row), []).append(f"{problem.column}: {problem.reason}")
    book = Workbook(write_only=True)
    for sheet in sheets:
        rows = [
            [*(row.text(name) for name in sheet.columns), row.number, "\n".join(reasons[sheet.name, row.number])]
            for row in sheet.rows
            if (sheet.name, row.number) in reasons
        ]
        if rows:
            headings = [*sheet.columns.values(), _("Row"), _("Why it was refused")]
            _add_sheet(book, sheet.name, headings, rows, title=sheet.title)
    return _bytes(book)


def _add_sheet(
    book: Workbook, name: str, headings: Sequence[str], rows: Iterable[Sequence[object]], title: str = ""
) -> None:
    sheet = book.create_sheet(INVALID_TITLE_REGEX.sub("_", name)[:_SHEET_NAME_LENGTH])
    sheet.freeze_panes = f"A{3 if title else 2}"
    if title:
        sheet.append([_text(sheet, title)])
    sheet.append([_text(sheet, heading, bold=True) for heading in headings])
    for row in rows:
        sheet.append([_text(sheet, value) for value in row])


def _text(sheet: object, value: object, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=None)
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    cell._value = "" if value is None else ILLEGAL_CHARACTERS_RE.sub("", str(value))
    cell.data_type = "s"
    return cell


def _bytes(book: Workbook) -> bytes:
    if not book.worksheets:
        book.create_sheet()
    target = BytesIO()
    book.save(target)
    return target.getvalue()
