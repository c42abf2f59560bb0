"""Whose turn it is to receive citizens (轮值). Plain values; the same members and turns give the same roster."""

from collections.abc import Container, Hashable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

Member = TypeVar("Member", bound=Hashable)


class Turns(NamedTuple):
    """How often somebody received this year, and when last; what is ahead on the roster counts."""

    times: int = 0
    last_on: date | None = None

    def with_one(self, on: date) -> "Turns":
        return Turns(self.times + 1, max(self.last_on or on, on))


def in_turn(members: Mapping[Member, Turns], needed: int, without: Container[Member] = ()) -> list[Member]:
    """Fewest turns first, then whose last is longest ago, then in the order of `members`."""
    waiting = [member for member in members if member not in without]
    return sorted(waiting, key=lambda member: _place(members[member]))[:needed]


def _place(turns: Turns) -> tuple[int, date]:
    return turns.times, turns.last_on or date.min
