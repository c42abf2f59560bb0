"""The reader against openpyxl, cell by cell."""

from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from congress.common.spreadsheets.book import MAX_COLUMNS, Book, Shown

SAMPLES = Path(__file__).parent.parent / "samples"
NEW_YEAR = datetime(2025, 1, 1)  # noqa: DTZ001


def as_stored(value):
    return value.stored if isinstance(value, Shown) else value


def cells_of(file):
    book = Book(file)
    return {
        (part.name, number, column): as_stored(value)
        for part in book.parts
        for number, values in book.rows(part)
        for column, value in enumerate(values, 1)
        if value is not None
    }


def cells_by_openpyxl(file):
    return {
        (sheet.title, cell.row, cell.column): cell.value
        for sheet in openpyxl.load_workbook(file, data_only=True)
        for row in sheet.iter_rows(max_col=MAX_COLUMNS)
        for cell in row
        if cell.value is not None
    }


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_every_cell_of_the_samples_is_read_as_openpyxl_reads_it(sample):
    data = sample.read_bytes()
    assert cells_of(BytesIO(data)) == cells_by_openpyxl(BytesIO(data))


@pytest.mark.parametrize(
    "value",
    ["文字", " 前后空格 ", "+1", "两\n行", 0, -1, 1.5, 13812341234, 1e300, True, NEW_YEAR, NEW_YEAR.date()],
)
def test_each_kind_of_value_is_read(value):
    book = openpyxl.Workbook()
    book.active.append([None, value])
    target = BytesIO()
    book.save(target)
    [(place, read)] = cells_of(target).items()
    expected = {True: "1"}.get(value, value) if isinstance(value, bool) else value
    assert (place, read) == (("Sheet", 1, 2), NEW_YEAR if value == NEW_YEAR.date() else expected)


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [(119011, "0000000", "0119011"), (1980.1, "0.00", "1980.10"), (7, "0", "7"), (-3, "000", "-03")],
)
def test_a_number_of_zeros_is_shown_as_its_format_says(number, number_format, shown):
    book = openpyxl.Workbook()
    book.active["A1"] = number
    book.active["A1"].number_format = number_format
    target = BytesIO()
    book.save(target)
    read = Book(target)
    [(_number, [value])] = read.rows(read.parts[0])
    assert (value, value.stored) == (shown, number)


def test_a_book_that_counts_from_1904_gives_the_same_day():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = NEW_YEAR + timedelta(hours=6)
    target = BytesIO()
    book.save(target)
    assert list(cells_of(target).values()) == [NEW_YEAR + timedelta(hours=6)]


def test_rows_keep_their_numbers_over_gaps():
    book = openpyxl.Workbook()
    book.active["C3"] = "x"
    book.active["A1048576"] = "y"
    target = BytesIO()
    book.save(target)
    assert list(cells_of(target)) == [("Sheet", 3, 3), ("Sheet", 1_048_576, 1)]
