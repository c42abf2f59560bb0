"""The reply: draft, check, sign off, send. Each unit that answers has one in every round that asks for it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from congress.common.records import lock
from suggestions.actions.merging import answer_merged
from suggestions.actions.promising import check_far
from suggestions.actions.steps import answering_part, step
from suggestions.actions.telling import cosigners, deputy, office, tell
from suggestions.actions.timing import start_clock, stop_clocks
from suggestions.models import Promise, Reply, Round, Suggestion
from suggestions.rules import ClockKind, ReplyState, RoundKind, Status, may_check, missing_before_sending
from suggestions.rules.answers import REPLY_STEPS

FIELDS = ("letter_no", "category", "openness", "body", "contact_name", "contact_phone")
Promised = Iterable[tuple[str, date, str]]


@transaction.atomic
def save_reply(
    suggestion: Suggestion,
    *,
    by: User,
    at: datetime,
    promises: Promised | None = None,
    seen: int | None = None,
    **fields: Any,
) -> Reply:
    """Write or rewrite the unit's draft of this round; a checked or signed reply must be given back first.

    `promises` are (what, until which day, who stands for it); None leaves those of the draft as they are.
    """
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    suggestion = step("draft_reply", suggestion, by=by, at=at, seen=seen)
    current, part = _open_round(suggestion), answering_part(suggestion, by)
    if not current.owing.filter(pk=part.pk).exists():
        raise Refused(_("This round asks no reply of your unit."))
    reply = Reply.objects.select_for_update().filter(round=current, assignment=part).first()
    if reply is None:
        reply = Reply(round=current, assignment=part)
    elif reply.state != ReplyState.DRAFT:
        raise Refused(
            _("The reply is “%(state)s”; give it back before changing it.") % {"state": reply.get_state_display()}
        )
    for name, value in {**fields, "drafted_by": by, "drafted_at": at}.items():
        setattr(reply, name, value)
    reply.save()
    if promises is not None:
        _promise(reply, promises, localdate(at))
    return reply


def _promise(reply: Reply, promises: Promised, today: date) -> None:
    reply.promises.all().delete()
    for item, due_on, person in promises:
        if due_on <= today:
            raise Refused(_("“%(item)s” is promised until a day that has passed; name a later one.") % {"item": item})
        check_far(due_on, today)
        Promise.objects.create(reply=reply, item=item, due_on=due_on, person=person, made_on=today)


@transaction.atomic
def check_reply(suggestion: Suggestion, *, by: User, at: datetime, seen: int | None = None) -> Reply:
    """A second person in the unit confirms the draft (审核)."""
    reply = _move("check_reply", suggestion, by=by, at=at, seen=seen)
    if not may_check(reply.drafted_by_id, by.pk):
        raise Refused(_("Whoever drafted a reply does not check it; ask a colleague or the approver."))
    _tell_unit(reply, gettext_noop("Reply checked, waiting for sign-off: %(title)s"), Role.UNIT_APPROVER, at)
    return reply


@transaction.atomic
def return_reply(suggestion: Suggestion, *, note: str, by: User, at: datetime, seen: int | None = None) -> Reply:
    """Give the reply back to its author with what to mend."""
    reply = _move("return_reply", suggestion, by=by, at=at, seen=seen, note=note)
    reply.signer = ""
    reply.save(update_fields=["signer"])
    _tell_unit(reply, gettext_noop("Reply given back, please mend: %(title)s"), Role.UNIT_CLERK, at)
    return reply


@transaction.atomic
def sign_reply(suggestion: Suggestion, *, by: User, at: datetime, seen: int | None = None) -> Reply:
    """The unit's leader signs off (签发)."""
    reply = _move("sign_reply", suggestion, by=by, at=at, seen=seen)
    reply.signer = by.name
    reply.save(update_fields=["signer"])
    _tell_unit(reply, gettext_noop("Reply signed off, ready to send: %(title)s"), Role.UNIT_CLERK, at)
    return reply


@transaction.atomic
def send_reply(suggestion: Suggestion, *, by: User, at: datetime, seen: int | None = None) -> Reply:
    """Send the signed reply: the unit's clocks stop; with the last reply owed the deputy's rating clock starts."""
    today = localdate(at)
    lock(suggestion, seen=seen)  # two units that send their parts at once: the second sees the first
    is_last = _is_last(suggestion, by)
    changes = {"replied_on": today, "withdrawal_reason": ""} if is_last else {}
    reply = _move("send_reply" if is_last else "send_part", suggestion, by=by, at=at, seen=seen, **changes)
    _check_whole(reply)
    reply.sent_on = today
    reply.save(update_fields=["sent_on", "state"])
    suggestion = reply.round.suggestion
    if is_last:
        stop_clocks(suggestion, today)
        _ask_for_rating(suggestion, at)
    else:
        part = answering_part(suggestion, by)
        stop_clocks(suggestion, today, assignment=part)
        text = gettext_noop("%(unit)s replied on its part: %(title)s")
        tell(deputy(suggestion), "part-replied", text, suggestion, at=at, unit=str(part.unit))
    return reply


def _ask_for_rating(suggestion: Suggestion, at: datetime) -> None:
    start_clock(ClockKind.RATING, suggestion, localdate(at))
    tell(deputy(suggestion), "suggestion-replied", gettext_noop("Replied, please rate: %(title)s"), suggestion, at=at)
    told = [*office(suggestion, Role.SUPERVISOR, at), *cosigners(suggestion)]
    tell(told, "suggestion-replied", gettext_noop("Replied: %(title)s"), suggestion, at=at)
    answer_merged(suggestion, at=at)


def _is_last(suggestion: Suggestion, by: User) -> bool:
    """Whether every other unit that owes a reply in this round has sent it."""
    current, part = suggestion.rounds.latest("number"), answering_part(suggestion, by)
    return not _still_owing(current).exclude(pk=part.pk).exists()


def _still_owing(current: Round) -> Any:
    """The parts whose reply in this round is not sent yet."""
    return current.owing.exclude(pk__in=current.replies.filter(state=ReplyState.SENT).values("assignment"))


def _check_whole(reply: Reply) -> None:
    missing = missing_before_sending(
        kind=reply.round.kind,
        contacts=reply.round.contacts.filter(assignment=reply.assignment).count(),
        category=reply.category_id is not None,
        number=bool(reply.letter_no),
        needs_promise=reply.category is not None and reply.category.needs_tracking,
        promises=reply.promises.count(),
    )
    if missing:
        raise Refused(_("The reply cannot go out yet. Missing: %(what)s.") % {"what": "; ".join(missing)})


def _open_round(suggestion: Suggestion) -> Round:
    """The round that asks for a reply now; while promises are open there is none."""
    current = suggestion.rounds.latest("number")
    is_settled = not Promise.objects.of(suggestion).open().exists()
    is_asked = is_settled and current.kind == RoundKind.PROMISE and _still_owing(current).exists()
    if suggestion.status == Status.TRACKING and not is_asked:
        raise Refused(_("Settle every promise of the ledger first; then the deputy is answered again."))
    return current


def _move(name: str, suggestion: Suggestion, *, by: User, at: datetime, **step_options: Any) -> Reply:
    """Take the suggestion's step and the reply's own (REPLY_STEPS) together."""
    suggestion = step(name, suggestion, by=by, at=at, **step_options)
    reply = (
        Reply.objects.select_for_update(of=("self",))
        .select_related("round__suggestion__congress", "round__suggestion__lead__person__user", "assignment__unit")
        .filter(round=_open_round(suggestion) if name != "send_reply" else suggestion.rounds.latest("number"))
        .filter(assignment=answering_part(suggestion, by))
        .first()
    )
    sources, state = REPLY_STEPS[name]
    if reply is None:
        raise Refused(_("There is no draft of the reply yet."))
    if reply.state not in sources:
        raise Refused(
            _("The reply is “%(state)s” now; this is not its next step.") % {"state": reply.get_state_display()}
        )
    reply.state = state
    if not name.startswith("send_"):  # the whole letter is saved together with its day
        reply.save(update_fields=["state"])
    return reply


def _tell_unit(reply: Reply, text: str, role: str, at: datetime) -> None:
    people = User.objects.holding(role, on=localdate(at), unit__assignments=reply.assignment_id)
    tell(people, "reply-moved", text, reply.round.suggestion, at=at)
