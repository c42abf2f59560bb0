"""The facts a grading measures: what became of every item a unit answers, handed over in a period."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from congress.organs.models import Holiday
from congress.organs.workdays import Calendar, Period, PeriodUnit, end_of_period
from suggestions.models import Assignment, Suggestion
from suggestions.rules import ClockKind, Part, Status
from suggestions.rules.supervision.measures import Fact

ANSWERS = (ClockKind.ANSWER, ClockKind.EXTENDED)
READ = ("clocks", "contacts", "replies__category", "replies__round__verdict", "suggestion__clocks")


def facts_by_unit(congress_id: int, from_on: date, until_on: date, today: date) -> dict[int, list[Fact]]:
    """Facts of each unit as they stood at the end of `today`; seven queries whatever the size."""
    parts = Assignment.objects.filter(suggestion__congress=congress_id, assigned_on__range=(from_on, until_on))
    counted = parts.filter(suggestion__is_imported=False).exclude(suggestion__status=Status.WITHDRAWN)
    found = defaultdict(list)
    for part, fact in _facts(counted, today):
        found[part.unit_id].append(fact)
    return dict(found)


def facts_of(suggestion: Suggestion, today: date) -> list[Fact]:
    """Facts of one suggestion, one for each unit that answers it."""
    return [fact for _part, fact in _facts(Assignment.objects.filter(suggestion=suggestion), today)]


def _facts(parts: Any, today: date) -> Iterator[tuple[Any, Fact]]:
    calendar = Holiday.objects.calendar()
    for part in parts.answering().select_related("suggestion").prefetch_related(*READ):
        yield part, _fact(part, today, calendar)


def _fact(part: Any, today: date, calendar: Calendar) -> Fact:
    sent = [reply for reply in part.replies.all() if reply.sent_on and reply.sent_on <= today]
    sent.sort(key=lambda reply: reply.round.number)
    answered_on = sent[0].sent_on if sent else None
    has_met = any(contact.on <= today for contact in part.contacts.all())
    verdicts = [reply.round.verdict for reply in sent if hasattr(reply.round, "verdict")]
    given = [verdict.overall for verdict in verdicts if verdict.on is None or verdict.on <= today]
    signed_on = part.signed_on if part.signed_on and part.signed_on <= today else None
    return Fact(
        signed_in=_kept(signed_on, _due(part.clocks.all(), ClockKind.SIGN), today),
        answered=_kept(answered_on, _due(_answer_clocks(part), *ANSWERS), today),
        within_3=_kept(answered_on, _months(part.assigned_on, 3, calendar), today),
        within_6=_kept(answered_on, _months(part.assigned_on, 6, calendar), today),
        contacted=True if has_met else False if sent else None,
        rating=given[-1] if given else None,
        solved=sent[-1].category.is_solved if sent and sent[-1].category else None,
        replied=bool(sent),
    )


def _kept(done_on: date | None, due_on: date | None, today: date) -> bool | None:
    if due_on is None:
        return None
    if done_on is not None:
        return done_on <= due_on
    return False if today > due_on else None


def _answer_clocks(part: Any) -> Any:
    """Its own clocks where it answers separately, else those of the item."""
    if part.part == Part.SEPARATE:
        return part.clocks.all()
    return [clock for clock in part.suggestion.clocks.all() if clock.assignment_id is None]


def _due(clocks: Any, *kinds: str) -> date | None:
    """The last day of the newest clock of these kinds since the hand-over."""
    own = [clock for clock in clocks if clock.kind in kinds]
    return max(own, key=lambda clock: clock.pk).due_on if own else None


def _months(start: date, amount: int, calendar: Calendar) -> date:
    return end_of_period(start, Period(amount, PeriodUnit.MONTHS), calendar).due_on
