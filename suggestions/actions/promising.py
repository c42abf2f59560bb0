"""The ledger of promises (承诺事项台账): kept with evidence, or explained; then the deputy is answered again."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from congress.files.models import Upload
from suggestions.actions.steps import answering_part, required, step
from suggestions.actions.telling import deputies, office, people_of, tell
from suggestions.actions.timing import start_promise, stop_clocks
from suggestions.models import Assignment, Promise, Reply, Round, Suggestion
from suggestions.rules import ClockKind, PromiseState, ReplyState, RoundKind

LONGEST = 10  # years


@transaction.atomic
def fulfil(
    promise: Promise, *, evidence: str, by: User, at: datetime, upload: Upload | None = None, seen: int | None = None
) -> Suggestion:
    """The unit reports that a promise is kept, with evidence."""
    told = required(evidence, _("Record the evidence that the promise was kept."))
    suggestion = _settle("fulfil", promise, PromiseState.KEPT, told, upload, by=by, at=at, seen=seen)
    text = gettext_noop("Promise kept: %(item)s (%(title)s)")
    tell(deputies(suggestion), "promise-kept", text, suggestion, at=at, item=promise.item)
    return suggestion


@transaction.atomic
def explain_promise(
    promise: Promise, *, explanation: str, by: User, at: datetime, seen: int | None = None
) -> Suggestion:
    """The unit explains in writing why a promise cannot be kept."""
    told = required(explanation, _("Explain why it cannot be kept and what will be done instead."))
    suggestion = _settle("explain_promise", promise, PromiseState.EXPLAINED, told, None, by=by, at=at, seen=seen)
    text = gettext_noop("Promise cannot be kept: %(item)s (%(title)s)")
    people = [*deputies(suggestion), *office(suggestion, Role.SUPERVISOR, at)]
    tell(people, "promise-explained", text, suggestion, at=at, item=promise.item)
    return suggestion


@transaction.atomic
def reopen(
    suggestion: Suggestion,
    *,
    finding: str,
    item: str,
    due_on: date,
    by: User,
    at: datetime,
    part: Assignment | None = None,
    seen: int | None = None,
) -> Suggestion:
    """A look-back (回头看) finds something owed: it goes into the ledger with a new day and is tracked again.

    Where units answered separately, `part` is that of the unit that owes it.
    """
    told = required(finding, _("Say what the look-back found."))
    reply = _last_reply(suggestion, part)
    if due_on <= localdate(at):
        raise Refused(_("Name a day that is still to come."))
    check_far(due_on, localdate(at))
    suggestion = step("reopen", suggestion, by=by, at=at, seen=seen, note=told, closed_on=None)
    Promise.objects.create(
        reply=reply,
        item=required(item, _("Say what is owed.")),
        due_on=due_on,
        person=reply.contact_name,
        made_on=localdate(at),
    )
    start_ledger_clock(suggestion)
    text = gettext_noop("Reopened by look-back: %(title)s. %(note)s")
    people = [*people_of(reply.assignment.unit, at), *deputies(suggestion)]
    tell(people, "suggestion-reopened", text, suggestion, at=at, note=told[:200])
    return suggestion


def _last_reply(suggestion: Suggestion, part: Assignment | None) -> Any:
    """What the unit answered last; of the unit named, where several did."""
    answering = suggestion.assignments.answering()
    if part is None and answering.count() > 1:
        raise Refused(_("Several units answered this item; choose the one that owes it."))
    sent = Reply.objects.filter(round__suggestion=suggestion, state=ReplyState.SENT)
    own = sent.filter(assignment__in=answering.filter(pk=part.pk) if part else answering)
    reply = own.select_related("assignment__unit").order_by("round__number").last()
    if reply is None:
        raise Refused(_("It was answered before this system; there is no reply whose promise could be tracked."))
    return reply


def check_far(due_on: date, today: date) -> None:
    """Refuse a day beyond two terms of the congress: nobody then in office would keep it."""
    if due_on.year > today.year + LONGEST:
        raise Refused(_("%(day)s is too far away; a promise is kept within %(years)s years.") % {
            "day": due_on, "years": LONGEST,
        })  # fmt: skip


def start_ledger_clock(suggestion: Suggestion) -> None:
    """The clock of the nearest open promise; none when nothing is open."""
    nearest = Promise.objects.of(suggestion).open().select_related("reply").first()
    if nearest is not None:
        start_promise(nearest, suggestion, nearest.made_on)


def _settle(
    name: str, promise: Promise, state: str, told: str, upload: Upload | None, *, by: User, at: datetime, **seen: Any
) -> Suggestion:
    suggestion = step(name, promise.reply.round.suggestion, by=by, at=at, note=told, **seen)
    row = Promise.objects.select_for_update(of=("self",)).select_related("reply").get(pk=promise.pk)
    if row.reply.assignment_id != answering_part(suggestion, by).pk:
        raise Refused(_("This promise was made by another unit."))
    if row.state != PromiseState.OPEN:
        raise Refused(_("This promise is settled already."))
    row.state, row.evidence, row.upload, row.settled_on = state, told, upload, localdate(at)
    row.save(update_fields=["state", "evidence", "upload", "settled_on"])
    stop_clocks(suggestion, localdate(at), ClockKind.PROMISE)
    start_ledger_clock(suggestion)
    if not Promise.objects.of(suggestion).open().exists():
        _ask_for_reply(suggestion, at)
    return suggestion


def _ask_for_reply(suggestion: Suggestion, at: datetime) -> None:
    """All is settled: who has not told so yet answers the deputy again; in a round nobody answered, if there is one."""
    current = suggestion.rounds.latest("number")
    if current.kind != RoundKind.PROMISE or current.replies.filter(state=ReplyState.SENT).exists():
        current = Round.objects.create(
            suggestion=suggestion, number=current.number + 1, kind=RoundKind.PROMISE, started_on=localdate(at)
        )
    parts = _to_answer_again(suggestion)
    current.owing.set(parts)
    text = gettext_noop("All promises are settled, please answer the deputy again: %(title)s")
    for part in parts:
        tell(people_of(part.unit, at), "answer-again", text, suggestion, at=at)


def _to_answer_again(suggestion: Suggestion) -> list[Assignment]:
    """Parts with a promise their unit has not answered for since; only a reply of a round of promises does."""
    again = Reply.objects.filter(
        assignment=OuterRef("reply__assignment"),
        state=ReplyState.SENT,
        round__kind=RoundKind.PROMISE,
        round__number__gt=OuterRef("reply__round__number"),
    )
    owed = Promise.objects.of(suggestion).exclude(Exists(again)).values("reply__assignment")
    return list(suggestion.assignments.answering().filter(pk__in=owed).select_related("unit"))
