"""A set of open data as CSV or JSON, batch by batch, so that none is too long for the memory.

CSV after RFC 4180, in UTF-8 with the mark by which Excel knows it; what CSV cannot say stands beside it as CSV on the
Web has it (W3C, Metadata Vocabulary for Tabular Data). Words of lists are Chinese whoever asks: a file is the same for
everybody.
"""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation

from portal.resources.dataset import BATCH, Cells, Dataset

MARK = "\ufeff"
BETWEEN = "；"  # the values of one cell
RUNS = ("=", "+", "-", "@", "\t", "\r")  # how a formula begins (OWASP, CSV injection)


def written(dataset: Dataset, form: str, *, today: date, site: str) -> Iterator[str]:
    """KeyError for a form that is not written."""
    return WRITERS[form](dataset, today, site)


def described(dataset: Dataset, today: date) -> dict[str, Any]:
    """Title, terms of use, day and fields."""
    return {
        "title": str(dataset.title),
        "about": str(dataset.about),
        "licence": settings.OPEN_DATA_LICENCE,
        "licence_url": settings.OPEN_DATA_LICENCE_URL,
        "made_on": today.isoformat(),
        "fields": [_described(field) for field in dataset.fields],
    }


def metadata(dataset: Dataset, today: date) -> dict[str, Any]:
    """What CSV on the Web expects beside the table."""
    with translation.override("zh-hans"):
        columns = [
            {"name": fact.name, "titles": fact.name, "dc:title": str(fact.label), "dc:description": str(fact.meaning)}
            | {"datatype": fact.kind}
            | ({"separator": BETWEEN} if fact.name in MANY else {})
            for fact in dataset.fields
        ]
        return {
            "@context": "http://www.w3.org/ns/csvw",
            "url": f"{dataset.name}.csv",
            "dc:title": str(dataset.title),
            "dc:description": str(dataset.about),
            "dc:license": settings.OPEN_DATA_LICENCE_URL or settings.OPEN_DATA_LICENCE,
            "dc:modified": today.isoformat(),
            "tableSchema": {"columns": columns},
        }


MANY = {"stations", "next_days"}  # fields with several values


def _described(field: Any) -> dict[str, str]:
    return {"name": field.name, "label": str(field.label), "meaning": str(field.meaning), "kind": field.kind}


def _batches(dataset: Dataset, today: date, site: str) -> Iterator[list[Cells]]:
    rows = dataset.rows(today, site)
    while batch := _next(rows):
        yield batch


def _next(rows: Iterator[Cells]) -> list[Cells]:
    """The words are put into Chinese while the rows are read."""
    with translation.override("zh-hans"):
        return list(islice(rows, BATCH))


def _csv(dataset: Dataset, today: date, site: str) -> Iterator[str]:
    yield MARK + _lines([[field.name for field in dataset.fields]])
    for batch in _batches(dataset, today, site):
        yield _lines([[cell(value) for value in row] for row in batch])


def _lines(rows: list[list[str]]) -> str:
    target = StringIO()
    csv.writer(target).writerows(rows)
    return target.getvalue()


def cell(value: Any) -> str:
    """As it stands in a table. A text that would run as a formula gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, list):
        return cell(BETWEEN.join(map(str, value)))
    if isinstance(value, str):
        return f"'{value}" if value.startswith(RUNS) else value
    return str(value)


def _json(dataset: Dataset, today: date, site: str) -> Iterator[str]:
    with translation.override("zh-hans"):
        head = json.dumps(described(dataset, today), ensure_ascii=False)
    yield f'{head[:-1]}, "rows": ['
    names, before = [field.name for field in dataset.fields], ""
    for batch in _batches(dataset, today, site):
        yield before + ",".join(f"\n{_object(names, row)}" for row in batch)
        before = ","
    yield "\n]}\n"


def _object(names: list[str], row: Cells) -> str:
    return json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, cls=DjangoJSONEncoder)


WRITERS: dict[str, Callable[[Dataset, date, str], Iterator[str]]] = {"csv": _csv, "json": _json}
