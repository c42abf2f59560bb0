"""Cards of a small and of a large congress as one PDF each: time, memory at its height, size."""

import resource
from tempfile import TemporaryFile
from time import perf_counter
from typing import Any

from django.db import connection
from django.utils import timezone

from deputies.models import Mandate, Person
from stations.actions import issue_many
from stations.documents import write_papers
from stations.models import Code
from stations.rules.codes import Paper
from tests.town import Town
from tests.worker import FORKS

SIZES = (500, 5_500)
HAN = 0x4E00


def fill(town: Town, count: int) -> list[int]:
    """So many deputies with a code, of names that use many characters; their codes."""
    names = [f"{chr(HAN + place % 97)}{chr(HAN + place % 2_003)}{chr(HAN + place % 1_499)}" for place in range(count)]
    people = Person.objects.bulk_create(Person(name=name) for name in names)
    Mandate.objects.bulk_create(
        Mandate(person=person, term=town.session.term, electing_unit="河东区", station_name="柳林镇人大代表中心联络站")
        for person in people
    )
    issue_many(Mandate.objects.filter(person__in=people), by=town.dispatcher, at=timezone.now())
    return list(Code.objects.filter(mandate__person__in=people).values_list("pk", flat=True))


def drawn(database: str, keys: list[int]) -> tuple[float, float, float]:
    """Seconds, megabytes of memory at the height, megabytes of the file; in a process of its own."""
    connection.settings_dict["NAME"] = database
    start = perf_counter()
    whole: dict[str, Any] = {"paper": Paper.CARDS, "title": "名片", "on": timezone.localdate()}
    with TemporaryFile() as file:
        write_papers(file, keys, go_on=lambda done, total: True, **whole)
        size = file.tell()
    return perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, size / 2**20


def measure(keys: list[int]) -> tuple[float, float, float]:
    with FORKS.Pool(1) as pool:
        return pool.apply(drawn, (connection.settings_dict["NAME"], keys))


def report(town: Town) -> None:
    for size in SIZES:
        seconds, memory, megabytes = measure(fill(town, size))
        each = f"{1000 * seconds / size:.1f} ms each"
        print(f"  {size:5} cards  {seconds:5.1f} s, {each}, {memory:.0f} MB at the height, {megabytes:.1f} MB of PDF")
