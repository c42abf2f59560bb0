"""What a citizen reads of the way their opinion takes: what was done, what comes next and until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congress.organs.models import LocalRule
from congress.organs.rules import Ruling
from stations.clocks import clock
from stations.models import Opinion, OpinionStep
from stations.rules.opinions import ENDED, NUMBERS, TOLD, ClockKind, Status

WHOLE = ("congress__region", "deputy__person", "station", "unit", "higher__person")


@dataclass(frozen=True)
class Moment:
    """`state` is done, now or next; `text` what there is to say beside the title."""

    state: str
    title: str
    at: datetime | None = None
    by: date | None = None
    text: str = ""


def opinion_of(pk: int) -> Opinion | None:
    """The one of this number, for whoever shows its code; nobody else may be shown it by this."""
    return Opinion.objects.filter(pk=pk).select_related(*WHOLE).first()


def answering_days(opinion: Opinion, on: date) -> Ruling:
    """How long an answer usually takes here."""
    return LocalRule.objects.ruling(opinion.congress, NUMBERS[ClockKind.ANSWER], on)


def course(opinion: Opinion) -> list[Moment]:
    """From the receipt to the end. People are named by office only: the deputy, the station, the unit."""
    done = [Moment("done", _("Received"), opinion.received_at)]
    done += [moment for step in opinion.steps.order_by("pk") for moment in _moment(step)]
    return [*done, *_ahead(opinion)]


def _moment(step: OpinionStep) -> Iterator[Moment]:
    """Nothing for what is said among those who handle it."""
    if step.name in TITLES:
        yield Moment("done", str(TITLES[step.name]), step.at, text=_text(step))


def _text(step: OpinionStep) -> str:
    """Notes are for those who handle it, but for the ones that are written to be told."""
    if step.name == "hand":
        return step.note.partition("\n")[0]
    return step.note if step.name in TOLD else ""


def _ahead(opinion: Opinion) -> list[Moment]:
    if opinion.status in ENDED:
        return []
    titles: list[Any] = AHEAD[Status(opinion.status)]
    first, rest = titles[0], titles[1:]
    return [Moment("now", str(first), by=_by(opinion)), *(Moment("next", str(title)) for title in rest)]


def _by(opinion: Opinion) -> date | None:
    """When the running clock ends; of what is not entered yet, when it will."""
    starts = {} if opinion.is_entered else clock(ClockKind.ACCEPT, opinion.congress, opinion.received_at)
    return starts.get("due_on", opinion.due_on)


TITLES = {
    "accept": gettext_lazy("Taken up"),
    "refuse": gettext_lazy("Not taken up"),
    "fold": gettext_lazy("Handled together with others who wrote the same"),
    "unfold": gettext_lazy("Handled on its own"),
    "hand": gettext_lazy("Handed on to those in charge"),
    "fetch_back": gettext_lazy("Back with the deputy or station"),
    "take_up": gettext_lazy("Those in charge have begun"),
    "give_back": gettext_lazy("Back with the deputy or station"),
    "reply": gettext_lazy("Those in charge have replied"),
    "note_reply": gettext_lazy("Those in charge have replied"),
    "suggest": gettext_lazy("The deputy makes a suggestion to the congress of it"),
    "unsuggest": gettext_lazy("Handled without a suggestion"),
    "progress": gettext_lazy("News of the suggestion"),
    "suggestion_replied": gettext_lazy("The suggestion was answered"),
    "answer": gettext_lazy("Answered to you"),
    "answer_folded": gettext_lazy("Answered to you"),
    "say_more": gettext_lazy("You added something"),
    "rate": gettext_lazy("You rated the answer"),
    "ask_again": gettext_lazy("You asked to have it redone"),
    "end_rating": gettext_lazy("Closed: the time for rating is over"),
    "close": gettext_lazy("Closed with an explanation"),
    "withdraw": gettext_lazy("You withdrew it"),
}
TAKE_UP = gettext_lazy("The deputy or station takes it up")
REPLY = gettext_lazy("Those in charge reply")
ANSWER = gettext_lazy("You get an answer")
RATE = gettext_lazy("You rate the answer")
AHEAD: dict[Status, list[Any]] = {
    Status.SUBMITTED: [TAKE_UP, ANSWER, RATE],
    Status.ACCEPTED: [ANSWER, RATE],
    Status.HANDED: [REPLY, ANSWER, RATE],
    Status.HANDLING: [REPLY, ANSWER, RATE],
    Status.REPLIED: [ANSWER, RATE],
    Status.SUGGESTED: [gettext_lazy("The suggestion is answered"), ANSWER, RATE],
    Status.ANSWERED: [RATE],
    Status.REOPENED: [gettext_lazy("You get a new answer"), RATE],
    Status.FOLDED: [ANSWER, RATE],
}
