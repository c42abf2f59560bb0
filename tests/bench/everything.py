"""All figures, one part after the other."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from tests.bench import cards, choosing_units, citizens, large, matching, replies, sample_city, speed
from tests.bench.published import KEPT, TUNING
from tests.town import build_town


def report() -> None:
    for where in (TUNING, KEPT):
        print(f"Published titles, topics {where}")
        matching.report(where)
        choosing_units.report(where)
    print("The sample city (made), learnt from two years, asked for the third")
    sample_city.report()
    print("Empty answers, labelled replies")
    replies.report()
    with database():
        print("Speed")
        town = build_town()
        speed.report(town)
        print("Cards with a code, as one PDF")
        cards.report(town)
        print("Citizens writing at once")
        citizens.report(town)
    of_large_city()


def of_large_city() -> None:
    """In a database of its own."""
    with database():
        print("The large city (made), five years")
        large.report()


@contextmanager
def database() -> Iterator[None]:
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
