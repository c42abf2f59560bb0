"""What a desk knows of the item chosen beyond its row: what is to be decided, and what follows."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Prefetch

from congress.organs.models import Congress, Holiday, LocalRule
from congress.organs.workdays import Deadline, end_of_period
from suggestions.actions.returning import ends_the_handover
from suggestions.models import Clock, Reply, ReturnRequest, Suggestion
from suggestions.models.handling import Answered
from suggestions.rules import CLOCKS, NUMBERS, ClockKind, Status

Facts = dict[str, Any]  # `offered`: the steps that make sense here; the rest is for the page


class Consequence(NamedTuple):
    """A clock that a step would start, counted as it will be."""

    kind: str
    label: Any
    deadline: Deadline
    clause: Any
    missed: Any


def consequences(congress: Congress, on: date, *kinds: ClockKind) -> list[Consequence]:
    """The last days if the clocks of these kinds started on that day, by the local rules in force then."""
    calendar = Holiday.objects.calendar()
    rulings = LocalRule.objects.rulings(congress, [NUMBERS[kind] for kind in kinds], on)
    found = []
    for kind, ruling in zip(kinds, rulings, strict=True):
        deadline = end_of_period(on, ruling.period, calendar)
        found.append(Consequence(kind.value, kind.label, deadline, ruling.clause, CLOCKS[kind].missed))
    return found


def of_review(item: Suggestion, today: date) -> Facts:
    return {"offered": {"accept", "send_back", "refuse", "merge", "take_review"}}


def of_handover(item: Any, today: date) -> Facts:
    if item.status == Status.ACCEPTED:
        starts = consequences(item.congress, today, ClockKind.ANSWER, ClockKind.CO_OPINION)
        offered = {"assign", "merge"} | ({"entrust"} if item.has_first_tier else set())
        return {"offered": offered, "starts": starts}
    wishes = list(
        ReturnRequest.objects.filter(assignment__suggestion=item, answer=Answered.OPEN).select_related(
            "assignment__unit", "assignment__suggestion", "proposed_unit"
        )
    )
    agreeing = {"agree_return" if ends_the_handover(wish.assignment) else "agree_co_return" for wish in wishes}
    return {"offered": agreeing | {"refuse_return"} if wishes else set(), "return_wishes": wishes}


def of_rating(item: Suggestion, today: date) -> Facts:
    if item.status == Status.HANDLING:
        wishes = list(item.extensions.filter(answer=Answered.OPEN).select_related("assignment__unit"))
        return {"offered": {"grant_extension", "refuse_extension"} if wishes else set(), "extensions": wishes}
    replies = Prefetch("replies", Reply.objects.select_related("category", "assignment__unit"))
    current = item.rounds.select_related("verdict").prefetch_related(replies).last()
    verdict = getattr(current, "verdict", None)
    steps = {"strike_off"} if item.status == Status.TRACKING else {"rehandle", "close"} if verdict else set()
    return {"offered": steps, "round": current, "reply": current.reply if current else None, "verdict": verdict}


def of_clocks(item: Suggestion, today: date) -> Facts:
    running = Clock.objects.running().exclude(kind=ClockKind.RETURN).filter(suggestion=item)
    clocks = list(running.select_related("assignment__unit").prefetch_related("moves"))
    calendar = Holiday.objects.calendar()
    urgings = list(item.steps.filter(name="urge").select_related("by"))
    counted = [(clock, clock.explained(calendar)) for clock in clocks]
    return {"offered": {"urge"}, "clocks": counted, "urgings": urgings}


def of_publishing(item: Suggestion, today: date) -> Facts:
    """What stands on the public site; the words to be read are the form's, with the passages typed there."""
    standing = item.publications.standing().first()
    offered = {"release", "take_back"} if standing else {"release"}
    return {"offered": offered, "standing": standing}
