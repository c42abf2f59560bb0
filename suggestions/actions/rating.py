"""The deputy's rating and what follows from it."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from congress.common.records import lock
from suggestions.actions.steps import deputy, lead_people, office, step, tell
from suggestions.actions.timing import start_clock, stop_clocks
from suggestions.models import Clock, Round, Suggestion, Verdict
from suggestions.parties import parties_of
from suggestions.rules import LAW, ClockKind, Rating, after_rating


@transaction.atomic
def rate(
    suggestion: Suggestion,
    *,
    attitude: str,
    result: str,
    overall: str,
    opinion: str,
    by: User,
    at: datetime,
    seen: int | None = None,
) -> Verdict:
    """Rate the reply of this round; dissatisfied needs a reason. A satisfied rating closes or starts tracking."""
    if overall == Rating.DISSATISFIED and not opinion.strip():
        raise Refused(_("“Not satisfied” needs a reason: say which point was not answered or not done."))
    suggestion = step("rate", suggestion, by=by, at=at, seen=seen)
    current = _open_round(suggestion)
    verdict = Verdict.objects.create(
        round=current,
        attitude=attitude,
        result=result,
        overall=overall,
        opinion=opinion.strip(),
        by=by,
        on=localdate(at),
    )
    stop_clocks(suggestion, localdate(at), ClockKind.RATING)
    if not _follow(suggestion, current, overall, by=by, at=at):
        text = gettext_noop("Rated “not satisfied”, please decide: %(title)s")
        tell(office(suggestion, Role.SUPERVISOR, at), "rating-to-decide", text, suggestion, at=at)
    return verdict


@transaction.atomic
def end_rating_period(clock: Clock, *, at: datetime) -> Suggestion | None:
    """The rating period is over without a rating: "no feedback". None when somebody was faster.

    The suggestion is locked before its clock, as in every action, so that no two wait for each other.
    """
    suggestion = lock(clock.suggestion)
    clock.refresh_from_db()
    if clock.stopped_on is not None or clock.due_on >= localdate(at):
        return None
    suggestion = step("end_rating", suggestion, by=None, at=at)
    stop_clocks(suggestion, localdate(at), ClockKind.RATING)
    current = _open_round(suggestion)
    current.no_feedback_on = localdate(at)
    current.save(update_fields=["no_feedback_on"])
    _follow(suggestion, current, None, by=None, at=at)
    return suggestion


@transaction.atomic
def rehandle(suggestion: Suggestion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """Uphold a dissatisfied rating: a new round with its own clock, reply and rating."""
    if not reason.strip():
        raise Refused(_("Say what the unit must do differently."))
    suggestion = step("rehandle", suggestion, by=by, at=at, seen=seen, note=reason.strip())
    _dissatisfied_round(suggestion)
    today = localdate(at)
    Round.objects.create(
        suggestion=suggestion,
        number=suggestion.rounds.latest("number").number + 1,
        started_on=today,
        reason=reason.strip(),
    )
    start_clock(ClockKind.REHANDLE, suggestion, today)
    text = gettext_noop("To be handled again: %(title)s. %(note)s")
    people = [*lead_people(suggestion, at), *deputy(suggestion)]
    tell(people, "suggestion-rehandle", text, suggestion, at=at, note=reason.strip()[:200])
    return suggestion


@transaction.atomic
def dismiss(suggestion: Suggestion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """Decide that a dissatisfied rating leads to no re-handling; the deputy is told why."""
    if not reason.strip():
        raise Refused(_("Give the deputy the reason why the item is not handled again."))
    LAW.check("rehandle", suggestion.status, parties_of(by, suggestion))  # whoever may order it may also decide against
    current = _dissatisfied_round(suggestion)
    name = "track" if _is_tracked(current) else "close"
    suggestion = _end(name, suggestion, by=by, at=at, seen=seen, note=reason.strip())
    text = gettext_noop("Not handled again: %(title)s. %(note)s")
    tell(deputy(suggestion), "rating-dismissed", text, suggestion, at=at, note=reason.strip()[:200])
    return suggestion


@transaction.atomic
def strike_off(suggestion: Suggestion, *, evidence: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """Close a tracked item because what was promised is done (销号); the evidence is recorded."""
    if not evidence.strip():
        raise Refused(_("Record the evidence that the promise was kept."))
    suggestion = step("strike_off", suggestion, by=by, at=at, seen=seen, note=evidence.strip(), closed_on=localdate(at))
    text = gettext_noop("Promises kept, struck off: %(title)s")
    tell([*deputy(suggestion), *lead_people(suggestion, at)], "struck-off", text, suggestion, at=at)
    return suggestion


def _follow(suggestion: Suggestion, current: Round, overall: str | None, *, by: User | None, at: datetime) -> bool:
    name = after_rating(overall, needs_tracking=_is_tracked(current))
    if name is None:
        return False
    _end(name, suggestion, by=by, at=at)
    return True


def _end(
    name: str, suggestion: Suggestion, *, by: User | None, at: datetime, seen: int | None = None, note: str = ""
) -> Suggestion:
    closed = {"closed_on": localdate(at)} if name == "close" else {}
    return step(name, suggestion, by=by, at=at, seen=seen, note=note, **closed)


def _is_tracked(current: Round) -> bool:
    """Whether the reply's category promises something; a sent reply always has one (sent_reply_is_whole)."""
    category = current.reply.category
    return category is not None and category.needs_tracking


def _open_round(suggestion: Suggestion) -> Round:
    current = suggestion.rounds.select_related("reply__category").latest("number")
    if Verdict.objects.filter(round=current).exists() or current.no_feedback_on:
        raise Refused(_("This reply has been rated already."))
    return current


def _dissatisfied_round(suggestion: Suggestion) -> Round:
    current = suggestion.rounds.select_related("reply__category").last()
    if current is None or not Verdict.objects.filter(round=current, overall=Rating.DISSATISFIED).exists():
        raise Refused(_("Only a reply rated “not satisfied” can be handled again."))
    return current
