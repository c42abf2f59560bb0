"""The deputy's rating and what follows from it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from congress.common.records import lock
from suggestions.actions.promising import start_ledger_clock
from suggestions.actions.steps import required, step
from suggestions.actions.telling import answering_people, deputies, deputy, office, people_of, tell
from suggestions.actions.timing import start_answer, stop_clocks
from suggestions.models import Assignment, Clock, Promise, Round, Suggestion, Verdict
from suggestions.parties import parties_of
from suggestions.rules import LAW, ClockKind, Rating, RoundKind, after_rating


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
def rehandle(
    suggestion: Suggestion,
    *,
    reason: str,
    by: User,
    at: datetime,
    parts: Iterable[Assignment] = (),
    seen: int | None = None,
) -> Suggestion:
    """Uphold a dissatisfied rating: a new round with its own clock, reply and rating.

    Where units answered separately, `parts` are those that handle again; all of them when none is named.
    """
    told = required(reason, _("Say what the unit must do differently."))
    suggestion = step("rehandle", suggestion, by=by, at=at, seen=seen, note=told)
    _dissatisfied_round(suggestion)
    number = suggestion.rounds.latest("number").number + 1
    current = Round.objects.create(
        suggestion=suggestion, number=number, kind=RoundKind.REHANDLE, started_on=localdate(at), reason=told
    )
    text = gettext_noop("To be handled again: %(title)s. %(note)s")
    for part in _to_handle_again(suggestion, parts):
        current.owing.add(part)
        part.suggestion = suggestion
        start_answer(ClockKind.REHANDLE, part, localdate(at))
        tell(people_of(part.unit, at), "suggestion-rehandle", text, suggestion, at=at, note=told[:200])
    tell(deputies(suggestion), "suggestion-rehandle", text, suggestion, at=at, note=told[:200])
    return suggestion


def _to_handle_again(suggestion: Suggestion, parts: Iterable[Assignment]) -> list[Assignment]:
    answering = suggestion.assignments.answering().select_related("unit")
    chosen = {part.pk for part in parts}
    found = [part for part in answering if not chosen or part.pk in chosen]
    if len(found) < len(chosen):
        raise Refused(_("Choose among the units that answered this item."))
    return found


@transaction.atomic
def dismiss(suggestion: Suggestion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """Decide that a dissatisfied rating leads to no re-handling; the deputy is told why."""
    told = required(reason, _("Give the deputy the reason why the item is not handled again."))
    LAW.check("rehandle", suggestion.status, parties_of(by, suggestion))  # whoever may order it may also decide against
    current = _dissatisfied_round(suggestion)
    name = after_rating(None, kind=current.kind, needs_tracking=_is_tracked(current)) or "close"
    suggestion = _end(name, suggestion, by=by, at=at, seen=seen, note=told)
    text = gettext_noop("Not handled again: %(title)s. %(note)s")
    tell(deputy(suggestion), "rating-dismissed", text, suggestion, at=at, note=told[:200])
    return suggestion


@transaction.atomic
def strike_off(suggestion: Suggestion, *, evidence: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """Close a tracked item because what was promised is done (销号); the evidence is recorded."""
    told = required(evidence, _("Record the evidence that the promise was kept."))
    suggestion = step("strike_off", suggestion, by=by, at=at, seen=seen, note=told, closed_on=localdate(at))
    if Promise.objects.of(suggestion).open().exists():
        raise Refused(_("Promises of the ledger are still open; the unit reports on them first."))
    stop_clocks(suggestion, localdate(at))
    text = gettext_noop("Promises kept, struck off: %(title)s")
    tell([*deputies(suggestion), *answering_people(suggestion, at)], "struck-off", text, suggestion, at=at)
    return suggestion


def _follow(suggestion: Suggestion, current: Round, overall: str | None, *, by: User | None, at: datetime) -> bool:
    name = after_rating(overall, kind=current.kind, needs_tracking=_is_tracked(current))
    if name is None:
        return False
    _end(name, suggestion, by=by, at=at)
    return True


def _end(
    name: str, suggestion: Suggestion, *, by: User | None, at: datetime, seen: int | None = None, note: str = ""
) -> Suggestion:
    closed = {} if name == "track" else {"closed_on": localdate(at)}
    suggestion = step(name, suggestion, by=by, at=at, seen=seen, note=note, **closed)
    if name == "track":
        start_ledger_clock(suggestion)
    return suggestion


def _is_tracked(current: Round) -> bool:
    """Whether something promised, now or in an earlier round, is still to be kept."""
    by_category = current.replies.filter(category__needs_tracking=True).exists()
    return by_category or Promise.objects.of(current.suggestion).open().exists()


def _open_round(suggestion: Suggestion) -> Round:
    current = suggestion.rounds.latest("number")
    if Verdict.objects.filter(round=current).exists() or current.no_feedback_on:
        raise Refused(_("This reply has been rated already."))
    return current


def _dissatisfied_round(suggestion: Suggestion) -> Round:
    current = suggestion.rounds.last()
    if current is None or not Verdict.objects.filter(round=current, overall=Rating.DISSATISFIED).exists():
        raise Refused(_("Only a reply rated “not satisfied” can be handled again."))
    return current
