"""What an import says of the reception register of two hundred visits before a row of it is taken."""

from typing import Any

import pytest
from django.core.management import call_command

from congress.common.spreadsheets import Preview
from stations.models import Opinion
from stations.resources import import_opinions
from tests.once import shared
from tests.stations.registers.conftest import counts, expected, filled_city, sample

WANTED = expected()
WRONG = [(one["row"], one["column"]) for one in WANTED["must_refuse"]]
WARNED = sorted([(one["row"], one["column"]) for one in [*WANTED["may_refuse"], *WANTED["must_be_masked"]]])
RIGHT = [row["row"] for row in WANTED["rows"] if row["row"] not in dict(WRONG)]


def read() -> Preview:
    filled_city()
    return import_opinions(sample())


lived, preview = shared(read)


def test_the_wrong_rows_are_named_with_row_and_column_and_no_other(preview: Preview) -> None:
    assert [(one.row, one.column) for one in preview.refused] == WRONG


def test_doubtful_rows_and_hidden_numbers_are_pointed_out_and_nothing_else(preview: Preview) -> None:
    assert sorted((one.row, one.column) for one in preview.warnings) == WARNED


def test_every_right_row_is_new(preview: Preview) -> None:
    assert (counts(preview), len(RIGHT)) == ((196, 0, 0, 4), WANTED["rows_right"])
    assert [place[1] for place in preview.new] == RIGHT


def test_nothing_is_written_while_a_row_is_refused(preview: Preview) -> None:
    assert (preview.is_taken, Opinion.objects.count()) == (False, 0)


def test_the_command_line_takes_the_same_register(preview: Preview, tmp_path: Any) -> None:
    target = tmp_path / "refused.xlsx"
    with pytest.raises(SystemExit) as ended:
        call_command("load", "opinions", "tests/samples/opinions.xlsx", "--leave-refused", str(target))
    assert (ended.value.code, Opinion.objects.count(), target.exists()) == (1, 196, True)
