"""What one reader may know of an opinion: its words, who said them, and its course. Reads only."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from congress.common.text import mask_numbers, mask_phone
from stations.models import Opinion, OpinionStep
from stations.rules.contacts import sees_contact
from stations.rules.opinions import HELPERS, LAW, Party, Status

# Words between citizen, deputy and station; those it was handed to read what concerns their own part.
HELPERS_READ = {"hand", "fetch_back", "take_up", "give_back", "reply", "answer"}
ANSWERED = (_("Rating by the citizen"),)
TOLD = (_("Answer to the citizen"), *ANSWERED)
AHEAD: dict[Status, tuple[Any, ...]] = {
    Status.SUBMITTED: (_("Taking up"), *TOLD),
    Status.ACCEPTED: TOLD,
    Status.REOPENED: TOLD,
    Status.HANDED: (_("Reply to deputy or station"), *TOLD),
    Status.HANDLING: (_("Reply to deputy or station"), *TOLD),
    Status.REPLIED: TOLD,
    Status.SUGGESTED: (_("Reply to the suggestion"), *TOLD),
    Status.FOLDED: (_("Answer with the other"), *ANSWERED),
    Status.ANSWERED: ANSWERED,
}


@dataclass(frozen=True)
class Sight:
    """The words as this reader sees them. Who does not see the contact sees no number in the words either."""

    is_contact_shown: bool
    name: str
    phone: str  # masked
    address: str
    words: Callable[[str], str]


@dataclass(frozen=True)
class Entry:
    """One thing: `state` is done, now or next."""

    state: str
    label: Any
    on: date | None = None
    due: date | None = None
    who: str = ""
    note: str = ""


def sight(opinion: Opinion, parties: Set[str]) -> Sight:
    """What somebody who is `parties` to it sees of person and words."""
    if not sees_contact(parties, opinion.may_pass_on):
        return Sight(False, "", "", "", mask_numbers)
    return Sight(True, opinion.name, mask_phone(opinion.phone), opinion.address, str)


def timeline(opinion: Opinion, parties: Set[str]) -> list[Entry]:
    """The course, oldest first; one query."""
    words = sight(opinion, parties).words
    is_helper = bool(parties) and parties <= HELPERS
    received = Entry("done", _("Received"), localdate(opinion.received_at), who=str(opinion.get_way_display()))
    done = [_of_step(step, is_helper, words) for step in opinion.steps.select_related("by")]
    return [received, *_of_register(opinion), *done, *_to_come(opinion)]


def _of_register(opinion: Opinion) -> list[Entry]:
    """A row of a paper register brought its end along and no steps: the course says so instead of making them up."""
    if not opinion.is_imported:
        return []
    ended = localdate(opinion.ended_at) if opinion.ended_at else None
    return [Entry("done", _("Taken over from the station's register"), ended, note=opinion.book_no)]


def _of_step(step: OpinionStep, is_helper: bool, words: Callable[[str], str]) -> Entry:
    note = "" if is_helper and step.name not in HELPERS_READ else words(step.note)
    return Entry("done", step.label, localdate(step.at), who=_who(step), note=note)


def _who(step: OpinionStep) -> str:
    """The citizen has no account; what nobody did, the clock did, and that needs no word."""
    return str(Party.CITIZEN.label) if Party.CITIZEN in LAW.steps[step.name].who else str(step.by or "")


def _to_come(opinion: Opinion) -> list[Entry]:
    ahead = AHEAD.get(Status(opinion.status), ())
    return [
        Entry("next" if place else "now", label, due=None if place else opinion.due_on)
        for place, label in enumerate(ahead)
    ]
