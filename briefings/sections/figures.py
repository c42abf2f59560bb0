"""A figure as a briefing prints and keeps it: with its list, what it means, and what it was before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import Any

Value = int | float | None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """`count` of `whole` (None for a plain count); `url` opens the list of `count` rows, `whole_url` that of `whole`.

    `totals` says that the list's rows are added up, not counted. `earlier` is the same figure of the times before,
    under their names, None where there was none.
    """

    key: str
    label: str
    count: int
    whole: int | None = None
    unit: str = "件"
    url: str = ""
    whole_url: str = ""
    definition: str = ""
    totals: bool = False
    earlier: "Earlier" = ()

    @property
    def value(self) -> Value:
        """The count, or the rate in per cent with one decimal; None where there is nothing to divide by."""
        if self.whole is None:
            return self.count
        return round(100 * self.count / self.whole, 1) if self.whole else None

    def with_earlier(self, earlier: "Earlier") -> "Figure":
        return replace(self, earlier=tuple(earlier))

    def kept(self) -> dict[str, Any]:
        """As it is frozen with the briefing; the times before under the names they had when there were months only."""
        names = ("key", "label", "count", "whole", "unit", "url", "whole_url", "definition", "totals", "value")
        said = {name: getattr(self, name) for name in names}
        values = [each.value if each else None for _name, each in self.earlier]
        return said | dict(zip_longest(KEPT, values[: len(KEPT)]))


KEPT = ("last_month", "last_year")
Earlier = Sequence[tuple[str, Figure | None]]


def change(now: Figure, then: Figure | None) -> Value:
    """By how much it rose (points for a rate); None without a figure on both sides."""
    if then is None or now.value is None or then.value is None:
        return None
    return round(now.value - then.value, 1)


def on_day(url: str, on: date) -> str:
    """The address of the list as it stood at the end of that day."""
    return f"{url}&on={on.isoformat()}"
