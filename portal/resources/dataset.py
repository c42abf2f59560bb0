"""What a set of open data is: its fields and where its rows come from."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from deputies.rules import Fact

BATCH = 200  # rows read and written at once

Cells = Sequence[Any]


class Dataset(NamedTuple):
    """`rows` gives the cells in the order of the fields, for a day and the site's address; always in the same order."""

    name: str
    title: Any
    about: Any
    fields: Sequence[Fact]
    rows: Callable[[date, str], Iterator[Cells]]
