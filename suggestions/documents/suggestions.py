"""The papers of a suggestion: which there are, who may have which, and each as PDF or DOCX.

Of some there are several, one for each row; its key names the row, as in “reply-12”. The bare name is the first.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from suggestions.citing import handed_over
from suggestions.documents.in_person import in_person_record, may_be_told, told_in_person
from suggestions.documents.of_deputies import opinion_form, suggestion_form
from suggestions.documents.of_office import handover_letter, last_urging, urging_letter
from suggestions.documents.of_units import co_opinion_letter, co_opinions, reply_letter
from suggestions.documents.words import sent_replies
from suggestions.models import Suggestion
from suggestions.parties import OFFICE_PARTIES, UNIT_PARTIES
from suggestions.rules import Party

UNITS = set(UNIT_PARTIES.values())
OFFICE = set(OFFICE_PARTIES.values())
LEAD_UNIT = {Party.LEAD_CLERK, Party.LEAD_APPROVER}
PAPERS: dict[str, Callable[..., bytes]] = {
    "form": suggestion_form,
    "handover": handover_letter,
    "urging": urging_letter,
    "co_opinion": co_opinion_letter,
    "reply": reply_letter,
    "opinion": opinion_form,
    "in_person": in_person_record,
    "in_person_blank": in_person_record,
}
READERS: dict[str, set[Party]] = {
    "form": {Party.LEAD, Party.FIRST_REVIEWER, Party.FIRST_TIER}
    | OFFICE
    | LEAD_UNIT,  # it carries the deputy's telephone and address
    "handover": {Party.FIRST_TIER} | OFFICE | UNITS,
    "urging": {Party.FIRST_TIER} | OFFICE | LEAD_UNIT,
    "co_opinion": OFFICE | UNITS,
    "reply": {Party.LEAD, Party.COSIGNER, Party.FIRST_TIER} | OFFICE | UNITS,
    "opinion": {Party.LEAD} | OFFICE,
    "in_person": {Party.LEAD} | OFFICE | LEAD_UNIT,
    "in_person_blank": LEAD_UNIT,
}
EXISTS: dict[str, Callable[[Suggestion], bool]] = {
    "form": lambda suggestion: True,
    "handover": lambda suggestion: handed_over(suggestion) is not None,
    "urging": lambda suggestion: last_urging(suggestion) is not None,
    "opinion": lambda suggestion: sent_replies(suggestion).exists(),
    "in_person_blank": may_be_told,
}
ROWS: dict[str, Callable[[Suggestion], Any]] = {
    "reply": sent_replies,
    "co_opinion": co_opinions,
    "in_person": told_in_person,
}


class Copy(NamedTuple):
    """A paper the reader may have; `row` where there may be several of its name."""

    name: str
    row: Any = None

    @property
    def key(self) -> str:
        """As it stands in the paper's address."""
        return f"{self.name}-{self.row.pk}" if self.row else self.name

    def written(self, suggestion: Suggestion, kind: str) -> bytes:
        rows = [self.row] if self.row else []
        return PAPERS[self.name](suggestion, kind, *rows)


def copies(suggestion: Suggestion, parties: Iterable[str], reader: Any) -> list[Copy]:
    """What exists by now and concerns this reader, who is these parties."""
    mine = frozenset(parties)
    found: list[Copy] = []
    for name in PAPERS:
        if not READERS[name] & mine:
            continue
        if name in ROWS:
            found += [Copy(name, row) for row in _own(name, suggestion, mine, reader)]
        elif EXISTS[name](suggestion):
            found.append(Copy(name))
    return found


def _own(name: str, suggestion: Suggestion, mine: frozenset[str], reader: Any) -> Any:
    """A co-handler has its own opinion; those of others go to the unit that answers."""
    rows = ROWS[name](suggestion)
    is_narrowed = name == "co_opinion" and not mine & (OFFICE | LEAD_UNIT)
    return rows.filter(assignment__in=suggestion.assignments.of_units(reader)) if is_narrowed else rows
