"""A lifecycle is a table: step → from which statuses, to which, by whom. Pure: no query, no request, no clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _


class Refused(Exception):
    """A step that may not be taken. Its text is the sentence shown to the person."""


class Unlawful(Refused):
    """The step does not exist in the present status."""


class NotYours(Refused):
    """The step exists, but not for this person."""


@dataclass(frozen=True)
class Step:
    """One row of the table. `to=None` leaves the status as it is. `label` is a lazy translation."""

    label: object
    sources: frozenset[str]
    to: str | None
    who: frozenset[str]


@dataclass(frozen=True)
class Law:
    """The whole table of one lifecycle, with the words for its statuses."""

    steps: Mapping[str, Step]
    status_labels: Mapping[str, object]

    def may(self, name: str, status: str, parties: Iterable[str]) -> bool:
        """Whether someone who is `parties` to the thing may take this step now."""
        return status in self.steps[name].sources and self.is_for(name, parties)

    def is_for(self, name: str, parties: Iterable[str]) -> bool:
        """Whether someone who is `parties` to the thing may take this step in some status."""
        return not self.steps[name].who.isdisjoint(parties)

    def check(self, name: str, status: str, parties: Iterable[str]) -> Step:
        """The step's row; raises Unlawful or NotYours with the sentence that names the rule."""
        step = self.steps[name]
        if status not in step.sources:
            raise Unlawful(self.refusal(name, status))
        if not self.is_for(name, parties):
            raise NotYours(_("“%(step)s” is not yours to do here. Nothing was changed.") % {"step": step.label})
        return step

    def open_to(self, status: str, parties: Iterable[str]) -> list[str]:
        """The steps these parties may take now, in the table's order."""
        here = frozenset(parties)
        return [name for name in self.steps if self.may(name, status, here)]

    def refusal(self, name: str, status: str) -> str:
        """The sentence for a step that does not exist in this status."""
        return _("“%(step)s” is not possible while the status is “%(status)s”. Nothing was changed.") % {
            "step": self.steps[name].label,
            "status": self.status_labels[status],
        }

    def done(self, name: str) -> str:
        """The sentence for a step that was taken."""
        return _("“%(step)s” is done.") % {"step": self.steps[name].label}
