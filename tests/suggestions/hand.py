"""The year counted by hand: each definition in plain Python, row by row, apart from the program's."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from suggestions.models import Reply, Suggestion

SOLVED, PLANNED, REST = 0, 1, 2
BESIDE = (
    "rounds__replies__category", "rounds__replies__promises", "rounds__verdict", "rounds__owing", "extensions",
    "clocks__assignment",
    "assignments__contacts", "assignments__return_requests", "merged_into__clocks__assignment",
    "merged_into__assignments__contacts", "publications", "steps",
)  # fmt: skip


class Past:
    """One suggestion as it was known on a day."""

    def __init__(self, row: Suggestion, on: date, unit: int | None = None) -> None:
        self.row, self.on = row, on
        self.part = next((each.pk for each in row.assignments.all() if is_separate(each, unit)), None)
        self.main = row.merged_into or row
        self.handed_on = self.main.assigned_on or row.assigned_on
        self.rounds = list(row.rounds.all())
        sent = [(one.number, reply) for one in self.rounds for reply in self.mine(one.replies.all()) if is_sent(reply)]
        self.replies = [(number, reply) for number, reply in sent if reply.sent_on <= on]

    def mine(self, rows: Any) -> list[Any]:
        """Those of the unit's own part, where it answers separately; else all."""
        return [row for row in rows if self.part in (None, row.assignment_id)]

    def is_handed(self) -> bool:
        return self.handed_on is not None and self.handed_on <= self.on and not self.is_withdrawn()

    def is_withdrawn(self) -> bool:
        """By that day; what an earlier system withdrew has no day."""
        days = [timezone.localdate(step.at) for step in self.row.steps.all() if step.name == "withdraw"]
        return self.row.status == "withdrawn" and not any(day > self.on for day in days)

    def first_answered_on(self) -> date | None:
        days = [reply.sent_on for number, reply in self.replies if number == 1]
        if self.part is not None:
            return max(days, default=None)
        return max(days, default=self.row.replied_on) if self.row.replied_on else None

    def is_answered(self) -> bool:
        day = self.first_answered_on()
        return self.is_handed() and day is not None and day <= self.on

    def answer_clocks(self) -> list[Any]:
        clocks = [clock for clock in self.main.clocks.all() if clock.kind in ("answer", "extended")]
        mine = [clock for clock in clocks if clock.starts_on == self.handed_on]
        return self.mine(clock for clock in mine if not clock.assignment or clock.assignment.state != "returned")

    def missed(self, clocks: list[Any]) -> bool:
        return any(
            clock.due_on < self.on and (clock.stopped_on is None or clock.stopped_on > clock.due_on) for clock in clocks
        )

    def is_on_time(self) -> bool:
        clocks = self.answer_clocks()
        return self.is_answered() and bool(clocks) and not self.missed(clocks)

    def is_due(self) -> bool:
        return self.is_on_time() or self.is_handed() and self.missed(self.answer_clocks())

    def is_overdue(self) -> bool:
        again = self.mine(clock for clock in self.row.clocks.all() if clock.kind == "rehandle")
        return self.is_handed() and (self.missed(self.answer_clocks()) or self.missed(again))

    def grade(self, replies: list[Reply]) -> int | None:
        """The least favourable of the last replies of each unit."""
        last = {reply.assignment_id: reply for reply in replies}
        worst = max(last.values(), key=lambda reply: reply.category.code, default=None)
        if worst is None or not self.is_answered():
            return None
        return SOLVED if worst.category.is_solved else PLANNED if worst.category.is_planned else REST

    def first_grade(self) -> int | None:
        return self.grade([reply for number, reply in self.replies if number == 1])

    def last_grade(self) -> int | None:
        return self.grade([reply for _number, reply in self.replies])

    def is_closed(self) -> bool:
        row = self.row
        if self.is_handed() and row.status == "closed" and row.closed_on and row.closed_on <= self.on:
            return True
        return self.is_answered() and row.status in ("replied", "closed") and self.last_grade() == REST

    def was_met(self) -> bool:
        contacts = [one for part in self.main.assignments.all() for one in part.contacts.all()]
        return any(one.on <= self.on and one.method in ("meeting", "visit", "forum", "reply") for one in contacts)

    def was_told_in_person(self) -> bool:
        contacts = [one for part in self.main.assignments.all() for one in part.contacts.all()]
        return self.is_answered() and any(one.on <= self.on and one.method == "reply" for one in contacts)

    def rating(self, wanted: Callable[[Any], bool] = lambda one: True) -> str:
        given = [one for one in self.rounds if hasattr(one, "verdict") and wanted(one)]
        known = [one.verdict.overall for one in given if one.verdict.on is None or one.verdict.on <= self.on]
        return known[-1] if known and self.is_answered() else ""

    def first_rating(self) -> str:
        return self.rating(lambda one: one.number == 1)

    def redone_rating(self) -> str:
        return self.rating(lambda one: one.kind == "rehandle")

    def agreed(self, wishes: Any) -> bool:
        days = [timezone.localdate(one.asked_at) for one in wishes if one.answer == "agreed"]
        return self.is_handed() and any(day <= self.on for day in days)

    def returns(self) -> list[Any]:
        return [one for part in self.row.assignments.all() for one in part.return_requests.all()]

    def is_redone(self) -> bool:
        again = [one for one in self.rounds if one.kind == "rehandle"]
        return self.is_handed() and any(one.started_on <= self.on for one in again)

    def is_being_redone(self) -> bool:
        return self.is_handed() and any(self.owes(one) for one in self.rounds if one.kind == "rehandle")

    def owes(self, one: Any) -> bool:
        """Whether a unit asked in this round had not answered by that day."""
        sent = {reply.assignment_id for reply in one.replies.all() if is_sent(reply) and reply.sent_on <= self.on}
        asked = [part for part in one.owing.all() if part.state != "returned" and self.part in (None, part.pk)]
        return one.started_on <= self.on and any(part.pk not in sent for part in asked)

    def is_under_way(self) -> bool:
        ended = self.row.status == "closed" and self.row.closed_on and self.row.closed_on <= self.on
        return self.is_handed() and not self.is_answered() and not ended or self.is_being_redone()

    def is_published(self) -> bool:
        days = [
            (timezone.localdate(one.released_at), one.ended_at and timezone.localdate(one.ended_at))
            for one in self.row.publications.all()
        ]
        stands = any(released <= self.on and (not ended or ended > self.on) for released, ended in days)
        return self.is_handed() and stands and self.row.status not in ("merged", "withdrawn")

    def is_known(self) -> bool:
        row = self.row
        return row.status != "draft" and (
            row.is_imported or row.submitted_on is not None and row.submitted_on <= self.on
        )

    def promises(self) -> list[tuple[bool, bool]]:
        """Of each promise made by then: whether it is due, and whether due and kept."""
        found = []
        replies = [reply for one in self.rounds for reply in self.mine(one.replies.all()) if is_sent(reply)]
        for one in [promise for reply in replies for promise in reply.promises.all() if promise.made_on <= self.on]:
            is_settled = one.settled_on is not None and one.settled_on <= self.on
            is_due = one.due_on <= self.on or is_settled
            found.append((is_due, is_due and is_settled and one.state == "kept"))
        return found


def is_separate(part: Any, unit: int | None) -> bool:
    return part.unit_id == unit and part.part == "separate" and part.state != "returned"


def is_sent(reply: Reply) -> bool:
    return reply.state == "sent"


GOOD = ("satisfied", "mostly")
BY_HAND: dict[str, Callable[[Past], Any]] = {
    "received": Past.is_known,
    "accepted": lambda one: one.row.number is not None and (one.row.is_imported or one.row.accepted_on <= one.on),
    "not_accepted": lambda one: one.is_known() and one.row.status == "not_accepted",
    "withdrawn": lambda one: one.is_known() and one.is_withdrawn(),
    "handed": Past.is_handed,
    "merged": lambda one: one.is_handed() and one.row.merged_into is not None,
    "answered": Past.is_answered,
    "unanswered": lambda one: one.is_handed() and not one.is_answered(),
    "unanswered_late": lambda one: one.is_overdue() and not one.is_answered(),
    "under_way": Past.is_under_way,
    "being_redone": Past.is_being_redone,
    "due": Past.is_due,
    "on_time": Past.is_on_time,
    "overdue": Past.is_overdue,
    "closed": Past.is_closed,
    "met": lambda one: one.is_handed() and one.was_met(),
    "told_in_person": Past.was_told_in_person,
    "solved": lambda one: one.last_grade() == SOLVED,
    "solved_or_planned": lambda one: one.last_grade() in (SOLVED, PLANNED),
    "first_planned": lambda one: one.first_grade() == PLANNED,
    "planned_then_solved": lambda one: one.first_grade() == PLANNED and one.last_grade() == SOLVED,
    "rated": lambda one: one.rating() != "",
    "satisfied": lambda one: one.rating() == "satisfied",
    "content": lambda one: one.rating() in GOOD,
    "first_rated": lambda one: one.first_rating() != "",
    "first_satisfied": lambda one: one.first_rating() == "satisfied",
    "first_content": lambda one: one.first_rating() in GOOD,
    "redone_rated": lambda one: one.redone_rating() != "",
    "redone_satisfied": lambda one: one.redone_rating() == "satisfied",
    "redone_content": lambda one: one.redone_rating() in GOOD,
    "given_back": lambda one: one.agreed(one.returns()),
    "extended": lambda one: one.agreed(one.row.extensions.all()),
    "redone": Past.is_redone,
    "published": Past.is_published,
    "promises_due": lambda one: sum(is_due for is_due, _kept in one.promises()),
    "promises_kept": lambda one: sum(is_kept for _due, is_kept in one.promises()),
}


def by_hand(rows: Any, on: date, unit: int | None = None) -> dict[str, int]:
    """How many rows (or promises) each fact holds of; by its own part where the unit answers separately."""
    known = [Past(row, on, unit) for row in rows.prefetch_related(*BESIDE)]
    return {fact: sum(int(rule(one)) for one in known) for fact, rule in BY_HAND.items()}
