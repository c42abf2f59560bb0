"""Which of the lawful steps have something to do now, so that a page offers no button that would only refuse."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from congress.organs.models import Unit
from suggestions.forms import STEP_FORMS
from suggestions.models import Assignment, Cosigner, ReturnRequest, Suggestion
from suggestions.models.handling import Answered
from suggestions.progress import Work, own_act
from suggestions.rules import ANSWERING, LAW, ClockKind, Part, Rating, Status, may_check
from suggestions.rules.answers import REPLY_STEPS

# What somebody without a unit is here for, most pressing first.
PRESSING = (
    "confirm",
    "agree_withdrawal",
    "pass_review",
    "accept",
    "assign",
    "pass_on",
    "agree_return",
    "office_agree_return",
    "agree_co_return",
    "grant_extension",
    "rehandle",
    "strike_off",
    "rate",
)

AT_ITS_DESK = {"release", "take_back"}  # where what is hidden stands beside the original


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
    cosigners: list[Any]
    needs_all: bool  # whether co-signers must agree to a withdrawal

    @property
    def own(self) -> Assignment | None:
        """The part of the reader's own unit; of the post they work in, if they have several."""
        units = [post.unit_id for post in [self.user.post, *self.user.current_posts] if post and post.unit_id]
        own = [part for unit in units for part in self.assignments if part.unit_id == unit]
        return own[0] if own else None

    @property
    def reply(self) -> Any:
        """The reply of the present round: of the reader's unit, if it answers; else the first."""
        replies = self.rounds[-1].replies.all() if self.rounds else []
        own = [reply for reply in replies if self.own and reply.assignment_id == self.own.pk]
        if self.own and self.own.part in ANSWERING:
            return own[0] if own else None
        return next(iter(replies), None)

    @property
    def signature(self) -> Any:
        """The reader's own, given or asked for."""
        mine = [row for row in self.cosigners if row.mandate and row.mandate.person.user_id == self.user.pk]
        return mine[0] if mine else None

    @property
    def open_promises(self) -> list[Any]:
        """Of the reader's unit, if it answers; else of all."""
        replies = [reply for round_ in self.rounds for reply in round_.replies.all() if reply.state == "sent"]
        own = [reply for reply in replies if self.own is None or reply.assignment_id == self.own.pk]
        return [promise for reply in own for promise in reply.promises.all() if promise.state == "open"]

    @property
    def is_asked_to_reply(self) -> bool:
        """Whether the present round still owes a reply of this unit."""
        owing = [part.pk for part in self.rounds[-1].owing.all()] if self.rounds else []
        is_tracking = self.suggestion.status == Status.TRACKING
        if self.own is None or self.own.state != Assignment.State.SIGNED:
            return False
        return self.own.pk in owing and not (is_tracking and self.open_promises)

    @property
    def verdict(self) -> Any:
        return getattr(self.rounds[-1], "verdict", None) if self.rounds else None

    @property
    def own_extensions(self) -> list[Any]:
        return [wish for wish in self.extensions if self.own and wish.assignment_id == self.own.pk]

    @property
    def open_returns(self) -> list[ReturnRequest]:
        return [wish for wish in self.returns if wish.answer == Answered.OPEN]

    @property
    def is_waiting(self) -> bool:
        """Whether the own unit has yet to sign in, and has not asked to return."""
        own = self.own
        asked = any(wish.assignment_id == own.pk for wish in self.open_returns) if own else False
        return own is not None and own.state == Assignment.State.WAITING and not asked

    @property
    def may_return(self) -> bool:
        """Once, and within the window."""
        own = self.own
        if own is None or not self.is_waiting or any(wish.assignment_id == own.pk for wish in self.returns):
            return False
        windows = [clock for clock in self.clocks if clock.kind == ClockKind.RETURN and clock.assignment_id == own.pk]
        return any(clock.due_on >= self.today for clock in windows)


def offered(now: Situation, parties: frozenset[str]) -> list[str]:
    """Names of the steps this person can take now, in the table's order."""
    names = LAW.open_to(now.suggestion.status, parties)
    if "rehandle" not in names:  # deputies close by rating; deciding on a rating is the supervisor's
        names = [name for name in names if name != "close"]
    return [name for name in names if name in STEP_FORMS.keys() - AT_ITS_DESK and _has_something_to_do(name, now)]


def _has_something_to_do(name: str, now: Situation) -> bool:
    has = HAS_SOMETHING_TO_DO.get(name)
    return has(now) if has else name not in REPLY_STEPS or _is_next_of_reply(name, now)


def _opens_the_handling(now: Situation) -> bool:
    return now.suggestion.status == Status.ASSIGNED and now.own is not None and now.own.part in ANSWERING


def _whole_returns(now: Situation) -> bool:
    """Whether a wish would end the hand-over: that of the only unit that answers."""
    answering = [part.pk for part in now.assignments if part.part in ANSWERING]
    return any([wish.assignment_id] == answering for wish in now.open_returns)


def _asked_to_withdraw(now: Situation) -> bool:
    mine = now.signature
    return bool(now.suggestion.withdrawal_reason) and mine is not None and not mine.agrees_to_withdraw


def _is_dissatisfied(now: Situation) -> bool:
    return now.verdict is not None and now.verdict.overall == Rating.DISSATISFIED


def _has_first_tier(now: Situation) -> bool:
    return Unit.objects.active().filter(congress=now.suggestion.congress_id, is_first_tier=True).exists()


HAS_SOMETHING_TO_DO: dict[str, Callable[[Situation], bool]] = {
    "drop_cosigner": lambda now: any(row.state == Cosigner.State.INVITED for row in now.cosigners),
    "submit": lambda now: not any(row.state == Cosigner.State.INVITED for row in now.cosigners),
    "confirm": lambda now: now.signature is not None and now.signature.state == Cosigner.State.INVITED,
    "withdraw": lambda now: not now.needs_all,
    "ask_withdrawal": lambda now: now.needs_all and not now.suggestion.withdrawal_reason,
    "agree_withdrawal": _asked_to_withdraw,
    "refuse_withdrawal": _asked_to_withdraw,
    "entrust": _has_first_tier,
    "sign_in": lambda now: now.is_waiting and _opens_the_handling(now),
    "co_sign_in": lambda now: now.is_waiting and not _opens_the_handling(now),
    "ask_return": lambda now: now.may_return and now.own is not None and now.own.part == Part.LEAD,
    "co_ask_return": lambda now: now.may_return and now.own is not None and now.own.part != Part.LEAD,
    "co_opinion": lambda now: now.own is not None and now.own.state == Assignment.State.SIGNED,
    "agree_return": _whole_returns,
    "office_agree_return": _whole_returns,
    "agree_co_return": lambda now: bool(now.open_returns) and not _whole_returns(now),
    "refuse_return": lambda now: bool(now.open_returns),
    "add_co": lambda now: any(part.part == Part.LEAD for part in now.assignments),
    "ask_extension": lambda now: all(wish.answer == Answered.REFUSED for wish in now.own_extensions),
    "grant_extension": lambda now: any(wish.answer == Answered.OPEN for wish in now.extensions),
    "refuse_extension": lambda now: any(wish.answer == Answered.OPEN for wish in now.extensions),
    "draft_reply": lambda now: now.is_asked_to_reply and (now.reply is None or now.reply.state == "draft"),
    "contact": lambda now: now.is_asked_to_reply,
    "reply_in_person": lambda now: now.own is not None and now.own.state == Assignment.State.SIGNED,
    "fulfil": lambda now: bool(now.open_promises),
    "explain_promise": lambda now: bool(now.open_promises),
    "strike_off": lambda now: not now.open_promises,
    "rate": lambda now: now.verdict is None,
    "rehandle": _is_dissatisfied,
    "close": _is_dissatisfied,
    "consent": lambda now: not now.suggestion.may_publish and not now.suggestion.is_confidential,
    "revoke_consent": lambda now: now.suggestion.may_publish,
}


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
        open_promises=len(now.open_promises),
    )
    step = own_act(work).step
    return step if step in names else ""
