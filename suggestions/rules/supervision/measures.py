"""What can be measured of how a unit handled its items. Each is a share: so many of so many."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class Share(NamedTuple):
    part: int
    whole: int


@dataclass(frozen=True)
class Fact:
    """What happened to one item a unit answers; None is “cannot be said yet”, and the item is not counted there."""

    signed_in: bool | None = None  # within the sign-in clock
    answered: bool | None = None  # on or before the last day, an extension granted included
    within_3: bool | None = None  # months from the hand-over
    within_6: bool | None = None
    contacted: bool | None = None  # a recorded contact with the deputy
    rating: str | None = None  # of the last round that was rated
    solved: bool | None = None  # the category of the last answer counts as solved
    replied: bool | None = None  # sent a reply by the day of the figures


@dataclass(frozen=True)
class Measure:
    """`of` says yes, no or not yet of one fact."""

    label: Any
    of: Callable[[Fact], bool | None]


def _rated(*good: str) -> Callable[[Fact], bool | None]:
    return lambda fact: None if fact.rating is None else fact.rating in good


MEASURES: Mapping[str, Measure] = {
    "signed_in": Measure(_("signed in in time"), lambda fact: fact.signed_in),
    "answered": Measure(_("answered in time"), lambda fact: fact.answered),
    "within_3": Measure(_("answered within 3 months"), lambda fact: fact.within_3),
    "within_6": Measure(_("answered within 6 months"), lambda fact: fact.within_6),
    "contacted": Measure(_("deputy contacted"), lambda fact: fact.contacted),
    "satisfied": Measure(_("rated satisfied"), _rated("satisfied")),
    "content": Measure(_("rated at least mostly satisfied"), _rated("satisfied", "mostly")),
    "solved": Measure(_("solved"), lambda fact: fact.solved),
    "replied": Measure(_("replied so far"), lambda fact: fact.replied),
}


def share(measure: str, facts: Iterable[Fact]) -> Share:
    """How many of those of which it can be said."""
    said = [answer for answer in map(MEASURES[measure].of, facts) if answer is not None]
    return Share(sum(said), len(said))
