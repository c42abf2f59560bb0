"""Many rows as copies of one, written all at once in the database; no row of them comes to Python."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

CHANCE = """
    CREATE OR REPLACE FUNCTION pg_temp.chance(n bigint, salt integer) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (hashint8extended(n, salt) & 1048575) / 1048576.0
"""  # the same from 0 to 1 for the same numbers


def copied(one: Model, made: Mapping[str, str], source: str, values: Sequence[Any] = ()) -> None:
    """A copy of the row for each row of `source`, but for the columns made of it; the model row goes."""
    table = one._meta.db_table
    kept = [field.column for field in one._meta.concrete_fields if field.column not in {"id", *made}]
    into = ", ".join(f'"{column}"' for column in [*made, *kept])
    given = ", ".join([*(f'made."{column}"' for column in made), *(f'model."{column}"' for column in kept)])
    written = ", ".join(f'{words} AS "{column}"' for column, words in made.items())
    with connection.cursor() as cursor:
        cursor.execute(CHANCE)
        cursor.execute(
            f"INSERT INTO {table} ({into}) SELECT {given} "
            f"FROM (SELECT {written} FROM ({source}) AS told) AS made, {table} AS model WHERE model.id = %s",
            [*values, one.pk],
        )
    one.delete()
