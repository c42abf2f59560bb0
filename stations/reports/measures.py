"""Figures as pages show them: each with its denominator, with what it was before, and with the list behind it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from stations.reports.kpis import Kpi


@dataclass(frozen=True)
class Measure:
    """One figure: `count` of `whole` (None for a plain count), and the queries of the lists behind both.

    `page` is where such lists stand.
    """

    kpi: Kpi
    count: int
    whole: int | None
    query: str
    whole_query: str
    page: str = "stations:opinions"

    @property
    def percent(self) -> float | None:
        """In per cent with one decimal; None for a plain count and where there is nothing to divide by."""
        return round(100 * self.count / self.whole, 1) if self.whole else None

    @property
    def url(self) -> str:
        return f"{reverse(self.page)}?{self.query}"

    @property
    def whole_url(self) -> str:
        return f"{reverse(self.page)}?{self.whole_query}"


@dataclass(frozen=True)
class Before:
    """The same figure of an earlier period, and by how much it has changed (points for a rate)."""

    when: Any
    measure: Measure
    now: Measure

    @property
    def change(self) -> float | None:
        """None where one of two rates has nothing to divide by."""
        if self.now.whole is None:
            return self.now.count - self.measure.count
        if self.now.percent is None or self.measure.percent is None:
            return None
        return round(self.now.percent - self.measure.percent, 1)

    @property
    def size(self) -> float:
        return abs(self.change or 0)

    @property
    def is_better(self) -> bool | None:
        """None where neither direction is the better one."""
        if not self.change or not self.now.kpi.better:
            return None
        return (self.change > 0) == (self.now.kpi.better > 0)


@dataclass(frozen=True)
class Told:
    """A figure with the month and the year before."""

    now: Measure
    before: list[Before]


@dataclass(frozen=True)
class Days:
    """Calendar days from the receipt until the citizen was told; None where nobody was."""

    average: float | None
    median: float | None
    count: int


@dataclass(frozen=True)
class Line:
    """A row of a table."""

    label: str
    measures: list[Measure]
    days: Days


@dataclass(frozen=True)
class Table:
    key: str
    title: Any
    kpis: list[Kpi]
    lines: list[Line]
