"""The reply: draft, check, sign off, send."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from suggestions.actions.steps import deputy, lead_assignment, office, step, tell
from suggestions.actions.timing import start_clock, stop_clocks
from suggestions.models import Reply, Suggestion
from suggestions.rules import ClockKind, ReplyState, may_check, missing_before_sending
from suggestions.rules.answers import REPLY_STEPS

FIELDS = ("letter_no", "category", "openness", "body", "contact_name", "contact_phone")


@transaction.atomic
def save_reply(suggestion: Suggestion, *, by: User, at: datetime, seen: int | None = None, **fields: Any) -> Reply:
    """Write or rewrite the draft of this round; a checked or signed reply must be given back first."""
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    suggestion = step("draft_reply", suggestion, by=by, at=at, seen=seen)
    current = suggestion.rounds.latest("number")
    reply = Reply.objects.select_for_update().filter(round=current).first()
    if reply is None:
        lead = lead_assignment(suggestion)
        return Reply.objects.create(round=current, assignment=lead, drafted_by=by, drafted_at=at, signer="", **fields)
    if reply.state != ReplyState.DRAFT:
        raise Refused(
            _("The reply is “%(state)s”; give it back before changing it.") % {"state": reply.get_state_display()}
        )
    for name, value in {**fields, "drafted_by": by, "drafted_at": at}.items():
        setattr(reply, name, value)
    reply.save()
    return reply


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
    """Send the signed reply: the answer clock stops, the deputy's rating clock starts."""
    today = localdate(at)
    reply = _move("send_reply", suggestion, by=by, at=at, seen=seen, replied_on=today)
    missing = missing_before_sending(
        contacts=reply.round.contacts.count(), category=reply.category_id is not None, number=bool(reply.letter_no)
    )
    if missing:
        raise Refused(_("The reply cannot go out yet. Missing: %(what)s.") % {"what": "; ".join(missing)})
    reply.sent_on = today
    reply.save(update_fields=["sent_on", "state"])
    suggestion = reply.round.suggestion
    stop_clocks(suggestion, today)
    start_clock(ClockKind.RATING, suggestion, today)
    text = gettext_noop("Replied, please rate: %(title)s")
    tell(deputy(suggestion), "suggestion-replied", text, suggestion, at=at)
    text = gettext_noop("Replied: %(title)s")
    tell(office(suggestion, Role.SUPERVISOR, at), "suggestion-replied", text, suggestion, at=at)
    return reply


def _move(name: str, suggestion: Suggestion, *, by: User, at: datetime, **step_options: Any) -> Reply:
    """Take the suggestion's step and the reply's own (REPLY_STEPS) together."""
    suggestion = step(name, suggestion, by=by, at=at, **step_options)
    reply = (
        Reply.objects.select_for_update(of=("self",))
        .select_related("round__suggestion__congress", "round__suggestion__lead__person__user", "assignment__unit")
        .filter(round__suggestion=suggestion)
        .order_by("-round__number")
        .first()
    )
    sources, state = REPLY_STEPS[name]
    if reply is None or reply.round.number != suggestion.rounds.latest("number").number:
        raise Refused(_("There is no draft of the reply yet."))
    if reply.state not in sources:
        raise Refused(
            _("The reply is “%(state)s” now; this is not its next step.") % {"state": reply.get_state_display()}
        )
    reply.state = state
    if name != "send_reply":  # the whole letter is saved together with its day
        reply.save(update_fields=["state"])
    return reply


def _tell_unit(reply: Reply, text: str, role: str, at: datetime) -> None:
    people = User.objects.holding(role, on=localdate(at), unit__assignments=reply.assignment_id)
    tell(people, "reply-moved", text, reply.round.suggestion, at=at)
