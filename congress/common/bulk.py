"""Thousands of new rows at once by PostgreSQL's COPY."""

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from django.db import connection, models

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def copy_in(rows: Sequence[models.Model]) -> None:
    """Insert these unsaved rows of one model and give them their keys, which the database counts in a column `id`.

    Constraints and field preparation hold as in any insert; no signal is sent.
    """
    if not rows:
        return
    options = rows[0]._meta
    for row, key in zip(rows, _new_keys(options.db_table, len(rows)), strict=True):
        row.pk = key
    fields = options.concrete_fields
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    table = connection.ops.quote_name(options.db_table)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", StringIO("".join(_lines(rows, fields))))


def _new_keys(table: str, count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return [key for (key,) in cursor.fetchall()]


def _lines(rows: Sequence[models.Model], fields: Sequence[Any]) -> Iterator[str]:
    for row in rows:
        values = (field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields)
        yield "\t".join(map(_literal, values)) + "\n"


def _literal(value: Any) -> str:
    return r"\N" if value is None else str(value).translate(_ESCAPES)
