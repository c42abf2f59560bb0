"""Handling the same matter together (并案): one item is handled, each deputy is answered (重庆建议条例 §13)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from congress.common.records import lock
from suggestions.actions.numbering import number_of
from suggestions.actions.steps import required, step
from suggestions.actions.telling import answering_people, deputies, office, tell
from suggestions.actions.timing import start_clock, stop_clocks
from suggestions.models import Assignment, Promise, Reply, Round, Suggestion
from suggestions.rules import ClockKind, ReplyState, Status

MAY_LEAD = {Status.ACCEPTED, Status.ENTRUSTED, Status.ASSIGNED, Status.HANDLING}


@transaction.atomic
def merge(
    suggestion: Suggestion, *, into: Suggestion, by: User, at: datetime, note: str = "", seen: int | None = None
) -> Suggestion:
    """Handle it together with another accepted item; it keeps a number of its own and its deputies are told."""
    suggestion, into = _both(suggestion, into)
    changes = {"number": number_of(suggestion), "accepted_on": suggestion.accepted_on or localdate(at)}
    suggestion = step("merge", suggestion, by=by, at=at, seen=seen, note=note, merged_into=into, **changes)
    if suggestion.merged.filter(status=Status.MERGED).exists():
        raise Refused(_("Others are handled with this one; choose it as the item that is handled."))
    stop_clocks(suggestion, localdate(at))
    text = gettext_noop("Handled together with “%(with)s”, you will be answered: %(title)s")
    tell(deputies(suggestion), "suggestion-merged", text, suggestion, at=at, **{"with": into.title})
    told = gettext_noop("To be answered together with “%(with)s”: %(title)s")
    tell(answering_people(into, at), "suggestion-merged", told, suggestion, at=at, **{"with": into.title})
    return suggestion


def _both(suggestion: Suggestion, into: Suggestion) -> tuple[Suggestion, Suggestion]:
    """Both rows as they stand, locked, the older first, so that two merges at once cannot wait for each other."""
    rows = {row.pk: row for row in map(lock, sorted({suggestion, into}, key=lambda row: row.pk))}
    main = rows[into.pk]
    if main.pk == suggestion.pk or main.congress_id != suggestion.congress_id:
        raise Refused(_("Choose another suggestion of this congress."))
    if main.status not in MAY_LEAD:
        raise Refused(
            _("“%(title)s” is “%(status)s”; only one accepted and not yet answered can be handled for others.")
            % {"title": main.title, "status": main.get_status_display()}
        )
    return rows[suggestion.pk], main


@transaction.atomic
def unmerge(suggestion: Suggestion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """Take it out again; it waits for a hand-over of its own."""
    told = required(reason, _("Say why it is handled on its own again."))
    return _release(suggestion, by=by, at=at, note=told, seen=seen)


def release_merged(suggestion: Suggestion, *, at: datetime) -> None:
    """What was handled with an item that ends without a reply waits for hand-over on its own again."""
    for row in suggestion.merged.filter(status=Status.MERGED).order_by("pk"):
        _release(row, by=None, at=at)


def _release(
    suggestion: Suggestion, *, by: User | None, at: datetime, note: str = "", seen: int | None = None
) -> Suggestion:
    suggestion = step("unmerge", suggestion, by=by, at=at, seen=seen, note=note, merged_into=None)
    start_clock(ClockKind.DISPATCH, suggestion, localdate(at))
    text = gettext_noop("Handled on its own again, waiting for hand-over: %(title)s")
    told = [*office(suggestion, Role.DISPATCHER, at), *deputies(suggestion)]
    tell(told, "suggestion-unmerged", text, suggestion, at=at)
    return suggestion


def answer_merged(main: Suggestion, *, at: datetime) -> None:
    """Give every item handled with `main` its own round with the same replies, and start its deputy's rating."""
    sent = list(main.rounds.latest("number").replies.filter(state=ReplyState.SENT))
    for row in main.merged.filter(status=Status.MERGED).order_by("pk"):
        _answer(row, main, sent, at)


def _answer(suggestion: Suggestion, main: Suggestion, sent: list[Reply], at: datetime) -> None:
    today = localdate(at)
    suggestion = step(
        "answer_merged",
        suggestion,
        by=None,
        at=at,
        replied_on=today,
        assigned_on=main.assigned_on,
        withdrawal_reason="",
    )
    current, _is_new = Round.objects.get_or_create(  # there is one if it was handed over before and came back
        suggestion=suggestion, number=1, defaults={"started_on": main.assigned_on or today}
    )
    for reply in sent:
        part = _same_part(suggestion, Assignment.objects.get(replies=reply))
        current.owing.add(part)
        _copy(reply, current, part)
    start_clock(ClockKind.RATING, suggestion, today)
    tell(deputies(suggestion), "suggestion-replied", gettext_noop("Replied: %(title)s"), suggestion, at=at)


def _same_part(suggestion: Suggestion, part: Assignment) -> Assignment:
    return Assignment.objects.create(
        suggestion=suggestion,
        unit=part.unit,
        part=part.part,
        task=part.task,
        state=part.state,
        assigned_on=part.assigned_on,
        signed_on=part.signed_on,
        handler=part.handler,
    )


def _copy(reply: Reply, current: Round, part: Assignment) -> None:
    text = {field.attname: getattr(reply, field.attname) for field in Reply._meta.concrete_fields}
    own = Reply.objects.create(**text | {"id": None, "round_id": current.pk, "assignment_id": part.pk})
    Promise.objects.bulk_create(
        Promise(reply=own, item=each.item, due_on=each.due_on, person=each.person, made_on=each.made_on)
        for each in reply.promises.all()
    )
