"""The hours of a reception day: a part of the day, or from when to when."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from django.utils.translation import gettext_lazy, pgettext_lazy

PARTS = {
    "上午": pgettext_lazy("part of the day", "morning"),
    "下午": pgettext_lazy("part of the day", "afternoon"),
    "晚上": pgettext_lazy("part of the day", "evening"),
    "全天": gettext_lazy("all day"),
}


@dataclass(frozen=True)
class Hours:
    """Either `part`, one of PARTS, or `start`; `end` may be untold and is later than `start`."""

    part: str = ""
    start: time | None = None
    end: time | None = None

    def __str__(self) -> str:
        if self.start is None:
            return str(PARTS[self.part])
        return f"{self.start:%H:%M}–{self.end:%H:%M}" if self.end else f"{self.start:%H:%M}"

    def as_json(self) -> dict[str, str]:
        told = {"start": self.start, "end": self.end}
        return ({"part": self.part} if self.part else {}) | {
            name: f"{clock:%H:%M}" for name, clock in told.items() if clock
        }

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "Hours":
        start, end = (time.fromisoformat(told[name]) if name in told else None for name in ("start", "end"))
        return cls(told.get("part", ""), start, end)
