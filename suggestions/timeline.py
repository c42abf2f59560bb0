"""The time line of one suggestion in words: what happened, what is awaited, what follows. Reads only."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from suggestions.models import Clock, Contact, StepRecord, Suggestion
from suggestions.parties import OFFICE_PARTIES, UNIT_PARTIES
from suggestions.rules import CLOCKS, ClockKind, Party, Status

LEAD_UNIT = {Party.LEAD_CLERK, Party.LEAD_APPROVER}
UNITS = set(UNIT_PARTIES.values())
OFFICE = set(OFFICE_PARTIES.values())
HANDERS = OFFICE | {Party.FIRST_TIER}  # who hand items over, and to whom units speak of it
SILENT = {"edit", "invite", "drop_cosigner", "decline"}
PASSED_BY_ITSELF = Q(name="pass_review", by__isnull=True)  # where the place has no first review
# Inner steps of a unit's own work, shown to that unit and to nobody else.
INNER = {"draft_reply", "check_reply", "return_reply", "sign_reply"}
# The rating goes to the committee, never through the unit that is rated (重庆建议条例 §26).
RATING = {"rate", "end_rating"}
# Words between the office and the units; others see that it happened.
UNITS_WORDS = {"assign", "ask_return", "co_ask_return", "agree_return", "agree_co_return", "refuse_return"}
UNITS_WORDS |= {"ask_extension", "grant_extension", "refuse_extension", "urge", "entrust", "pass_on", "give_back"}
UNITS_WORDS |= {"office_agree_return", "add_co"}
# Words to or of the deputy; the units do not read them.
DEPUTYS_WORDS = {"send_back", "first_send_back", "refuse", "track", "close", "ask_withdrawal", "refuse_withdrawal"}
# Words of the first reviewer to the committee; those reviewed and the units do not read them.
REVIEWERS_WORDS = {"pass_review"}
REVIEWERS = OFFICE | {Party.FIRST_REVIEWER}

CONTACTS = {"contact", "reply_in_person"}
STAGES = {
    Contact.Stage.BEFORE: _("Meeting before the handling"),
    Contact.Stage.DURING: _("Meeting during the handling"),
    Contact.Stage.AFTER: _("Meeting after the handling"),
}
# What is awaited in a status and where the way leads from there; each with the clocks that name its last day.
K = ClockKind
FIRST_REVIEW = (_("First review"), (K.FIRST_REVIEW,))
REVIEW = (_("Review"), ())
PASS_ON = (_("Passing on to units"), (K.PASS_ON,))
HAND_OVER = (_("Hand-over"), (K.DISPATCH, K.REDISPATCH))
SIGN_IN = (_("Sign-in by the unit"), (K.SIGN,))
REPLY = (_("Reply"), (K.ANSWER, K.EXTENDED))
RATE = (_("Rating by the deputy"), (K.RATING,))
DECISION = (_("Decision on the rating"), ())  # by the committee, on a dissatisfied one
END = (_("Closed"), ())
Milestones = list[tuple[Any, tuple[ClockKind, ...]]]
AHEAD: dict[Status, Milestones] = {
    Status.DRAFT: [(_("Submission"), ()), REVIEW, HAND_OVER, REPLY, RATE, END],
    Status.SUBMITTED: [FIRST_REVIEW, REVIEW, HAND_OVER, REPLY, RATE, END],
    Status.REVIEWED: [REVIEW, HAND_OVER, REPLY, RATE, END],
    Status.MERGED: [REPLY, RATE, END],
    Status.ENTRUSTED: [PASS_ON, SIGN_IN, REPLY, RATE, END],
    Status.ACCEPTED: [HAND_OVER, SIGN_IN, REPLY, RATE, END],
    Status.ASSIGNED: [SIGN_IN, REPLY, RATE, END],
    Status.HANDLING: [REPLY, RATE, END],
    Status.REHANDLING: [(_("New reply"), (K.REHANDLE,)), RATE, END],
    Status.REPLIED: [RATE, END],
    Status.TRACKING: [(_("Promises kept"), (K.PROMISE,)), (_("New reply"), ()), RATE, END],
}


@dataclass(frozen=True)
class Entry:
    """One thing: `state` is done, now or next. A thing to come has no day, but may have a last one."""

    state: str
    label: Any
    on: date | None = None
    due: date | None = None
    who: str = ""
    note: str = ""


def timeline(suggestion: Suggestion, parties: Iterable[str], clocks: Iterable[Any] = ()) -> list[Entry]:
    """What this reader may know of the course, oldest first; two queries. `clocks` are the running ones they see."""
    mine = frozenset(parties)
    steps = list(suggestion.steps.select_related("by").exclude(name__in=_hidden(mine)).exclude(PASSED_BY_ITSELF))
    contacts = Contact.objects.filter(assignment__suggestion=suggestion).select_related("assignment__unit")
    recorded = iter(contacts.order_by("pk"))  # one step each, in the same order
    done = [_of_contact(next(recorded)) if step.name in CONTACTS else _of_step(step, mine) for step in steps]
    done = sorted(done or _of_days(suggestion), key=lambda entry: entry.on or date.min)
    once = [entry for entry, _same in groupby(done)]
    is_rated = suggestion.status == Status.REPLIED and bool(steps) and steps[-1].name == "rate"
    ahead: Milestones = [DECISION, END] if is_rated else AHEAD.get(Status(suggestion.status), [])
    return once + _to_come(ahead, {clock.kind: clock.due_on for clock in clocks})


def _hidden(mine: frozenset[str]) -> set[str]:
    hidden = SILENT if mine & LEAD_UNIT else SILENT | INNER
    return hidden | RATING if mine & UNITS and not mine & OFFICE else hidden


def _of_step(step: StepRecord, mine: frozenset[str]) -> Entry:
    kept_from = step.name in UNITS_WORDS and not mine & (UNITS | HANDERS)
    kept_from |= step.name in DEPUTYS_WORDS and bool(mine & UNITS) and not mine & OFFICE
    kept_from |= step.name in REVIEWERS_WORDS and not mine & REVIEWERS
    return Entry("done", step.label, localdate(step.at), who=str(step.by or ""), note="" if kept_from else step.note)


def _of_contact(contact: Contact) -> Entry:
    is_reply = contact.method == Contact.Method.REPLY
    label = contact.get_method_display() if is_reply else STAGES[Contact.Stage(contact.stage)]
    who = f"{contact.assignment.unit}　{contact.get_method_display()}"
    return Entry("done", label, contact.on, who=who, note=contact.content)


def _of_days(suggestion: Suggestion) -> list[Entry]:
    """Items of earlier years have days, but no steps of ours."""
    days = [
        (_("Submitted"), suggestion.submitted_on),
        (_("Accepted"), suggestion.accepted_on),
        (_("Handed over"), suggestion.assigned_on),
        (_("Replied"), suggestion.replied_on),
        (_("Closed"), suggestion.closed_on),
    ]
    return [Entry("done", label, on) for label, on in days if on]


def _to_come(ahead: Milestones, due: dict[str, date]) -> list[Entry]:
    found = []
    for place, (label, kinds) in enumerate(ahead):
        last = min((due[kind] for kind in kinds if kind in due), default=None)
        found.append(Entry("next" if place else "now", label, due=last))
    return found


def sight(parties: frozenset[str]) -> dict[str, bool]:
    """Which parts of the page this reader sees. The rating never goes through the unit (重庆建议条例 §26)."""
    is_office, is_unit, leads = bool(parties & OFFICE), bool(parties & UNITS), bool(parties & LEAD_UNIT)
    return {
        "is_lead": Party.LEAD in parties,
        "signs": Party.COSIGNER in parties,
        "sees_verdict": is_office or not is_unit,
        "sees_drafts": leads,
        "sees_opinions": leads or is_office,
        "sees_wishes": is_unit or bool(parties & HANDERS),
        "sees_phone": leads or is_office,
    }


def concerns(clock: Clock, parties: frozenset[str], own: Container[int]) -> bool:
    """Whether the reader is told of a clock; `own` are the keys of their units' parts.

    The office is told of every clock; a unit of its own and the answer's; others of those of the item and the contact.
    """
    if clock.kind == ClockKind.RETURN:
        return False
    if parties & OFFICE:
        return True
    if parties & UNITS:
        return clock.assignment_id in own or _is_the_units(clock)
    return clock.assignment_id is None or clock.kind == ClockKind.CONTACT


def _is_the_units(clock: Clock) -> bool:
    return clock.assignment_id is None and CLOCKS[ClockKind(clock.kind)].owed_by == "unit"
