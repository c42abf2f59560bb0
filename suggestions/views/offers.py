"""Which of the lawful steps have something to do now, so that a page offers no button that would only refuse."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from suggestions.documents import PAPERS, may_have
from suggestions.forms import STEP_FORMS
from suggestions.models import Assignment, ReturnRequest, Suggestion
from suggestions.models.handling import Answered
from suggestions.progress import Work, own_act
from suggestions.rules import LAW, ClockKind, Part, Rating, may_check
from suggestions.rules.answers import REPLY_STEPS

# What somebody without a unit is here for, most pressing first.
PRESSING = (
    "accept",
    "assign",
    "agree_return",
    "agree_co_return",
    "grant_extension",
    "rehandle",
    "strike_off",
    "rate",
)


@dataclass(frozen=True)
class Situation:
    """What of a suggestion decides which steps have something to do."""

    suggestion: Suggestion
    user: Any
    today: date
    assignments: list[Assignment]
    rounds: list[Any]
    returns: list[ReturnRequest]
    extensions: list[Any]
    clocks: list[Any]

    @property
    def own(self) -> Assignment | None:
        """The part of the reader's own unit; of the post they work in, if they have several."""
        units = [post.unit_id for post in [self.user.post, *self.user.current_posts] if post and post.unit_id]
        own = [part for unit in units for part in self.assignments if part.unit_id == unit]
        return own[0] if own else None

    @property
    def reply(self) -> Any:
        return getattr(self.rounds[-1], "reply", None) if self.rounds else None

    @property
    def verdict(self) -> Any:
        return getattr(self.rounds[-1], "verdict", None) if self.rounds else None

    @property
    def open_returns(self) -> list[ReturnRequest]:
        return [wish for wish in self.returns if wish.answer == Answered.OPEN]

    def is_waiting(self, part: str) -> bool:
        """Whether the own unit has yet to sign in as this part, and has not asked to return."""
        own = self.own
        asked = any(wish.assignment_id == own.pk for wish in self.open_returns) if own else False
        return own is not None and own.part == part and own.state == Assignment.State.WAITING and not asked

    def may_return(self, part: str) -> bool:
        """Once, and within the window."""
        own = self.own
        if own is None or not self.is_waiting(part) or any(wish.assignment_id == own.pk for wish in self.returns):
            return False
        windows = [clock for clock in self.clocks if clock.kind == ClockKind.RETURN and clock.assignment_id == own.pk]
        return any(clock.due_on >= self.today for clock in windows)


def offered(now: Situation, parties: frozenset[str]) -> list[str]:
    """Names of the steps this person can take now, in the table's order."""
    names = LAW.open_to(now.suggestion.status, parties)
    if "rehandle" not in names:  # deputies close by rating; deciding on a rating is the supervisor's
        names = [name for name in names if name != "close"]
    return [name for name in names if name in STEP_FORMS and _has_something_to_do(name, now)]


def _has_something_to_do(name: str, now: Situation) -> bool:
    match name:
        case "sign_in" | "co_sign_in":
            return now.is_waiting(Part.CO if name.startswith("co_") else Part.LEAD)
        case "ask_return" | "co_ask_return":
            return now.may_return(Part.CO if name.startswith("co_") else Part.LEAD)
        case "co_opinion":
            return now.own is not None and now.own.state == Assignment.State.SIGNED
        case "agree_return" | "agree_co_return":
            part = Part.LEAD if name == "agree_return" else Part.CO
            return any(wish.assignment.part == part for wish in now.open_returns)
        case "refuse_return":
            return bool(now.open_returns)
        case "ask_extension":
            return all(wish.answer == Answered.REFUSED for wish in now.extensions)
        case "grant_extension" | "refuse_extension":
            return any(wish.answer == Answered.OPEN for wish in now.extensions)
        case "draft_reply":
            return now.reply is None or now.reply.state == "draft"
        case "rate":
            return now.verdict is None
        case "rehandle" | "close":
            return now.verdict is not None and now.verdict.overall == Rating.DISSATISFIED
    return name not in REPLY_STEPS or _is_next_of_reply(name, now)


def _is_next_of_reply(name: str, now: Situation) -> bool:
    reply = now.reply
    if reply is None or reply.state not in REPLY_STEPS[name][0]:
        return False
    return name != "check_reply" or may_check(reply.drafted_by_id, now.user.pk)


def primary(now: Situation, names: list[str]) -> str:
    """The one step that stands first; empty when nothing presses."""
    own = now.own
    if own is None:
        return next((name for name in PRESSING if name in names), "")
    work = Work(
        part=own.part,
        status=now.suggestion.status,
        is_signed=own.state == Assignment.State.SIGNED,
        is_return_asked=any(wish.assignment_id == own.pk for wish in now.open_returns),
        contacts=len(now.rounds[-1].contacts.all()) if now.rounds else 0,
        reply_state=now.reply.state if now.reply else None,
        has_opinion=bool(own.opinions.all()),
    )
    step = own_act(work).step
    return step if step in names else ""


def papers(suggestion: Suggestion, parties: frozenset[str]) -> list[str]:
    """Names of the papers this reader may have now."""
    return [name for name in PAPERS if may_have(name, suggestion, parties)]
