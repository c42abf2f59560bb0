"""What an act costs: time on the clock, of our process, of the database, and how often it asks."""

import os
from collections.abc import Callable, Sequence
from math import ceil
from time import perf_counter, process_time
from typing import Any, NamedTuple

from django.db import connection

from tests.bench.site import database, used


class Cost(NamedTuple):
    """`clock`, `own` and `database` in seconds; the last two are of a core, and do not grow with a neighbour's load."""

    clock: float
    own: float
    database: float
    queries: int


def cost(act: Callable[[], Any]) -> Cost:
    asked = 0

    def count(execute: Any, *args: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*args)

    parent = database()
    with connection.execute_wrapper(count):
        start = used(parent), process_time(), perf_counter()
        act()
        clock, own = perf_counter() - start[2], process_time() - start[1]
    return Cost(clock, own, used(parent) - start[0], asked)


def told(costs: Sequence[Cost]) -> str:
    """Median and worst of each of few."""
    clock, own, base = (
        f"{share(column, 0.5):.2f} (worst {max(column):.2f})" for column in list(zip(*costs, strict=True))[:3]
    )
    return f"{clock} s, of a core {own} own, {base} database; {costs[-1].queries} queries"


def told_often(costs: Sequence[Cost]) -> str:
    """Shares of many, in ms; of the core's time ours and the database's together, which it tells in steps of ten."""
    clock, core = [1000 * each.clock for each in costs], [1000 * (each.own + each.database) for each in costs]
    told = [f"p50 {share(times, 0.5):.0f}, p95 {share(times, 0.95):.0f}" for times in (clock, core)]
    return f"{told[0]} ms, of a core {told[1]}; {max(each.queries for each in costs)} queries"


def share(numbers: Sequence[float], part: float) -> float:
    """The number that so many do not exceed."""
    return sorted(numbers)[max(0, ceil(part * len(numbers)) - 1)]


def load() -> str:
    """How busy the machine is: times on the clock mean little where others work on it."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
