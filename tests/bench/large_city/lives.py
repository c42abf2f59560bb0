"""The suggestions of five years, 2 000 a year: each lives as far as the days since have come."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.db.models import Model
from django.utils.timezone import localdate, make_aware

from congress.common.dates import months_before
from congress.organs.models import Session
from suggestions.models import (
    Assignment,
    Clock,
    Contact,
    Cosigner,
    Extension,
    Promise,
    Reply,
    Round,
    StepRecord,
    Suggestion,
    Verdict,
)
from tests.bench.large_city.places import City, Place
from tests.bench.speed import made_title

OWING = Round.owing.through
ORDER = (
    Suggestion, Assignment, Round, OWING, Reply, Promise, Verdict, Contact, Clock, Extension, Cosigner, StepRecord,
)  # fmt: skip
BODY = "人大代表在走访中了解到，群众对此反映集中。建议：一、摸清底数；二、列入计划；三、明确责任单位和完成时限。" * 4


def build(city: City, now: datetime, seed: int = 12_000) -> None:
    chance, today = Random(seed), localdate(now)
    rows: dict[type[Model], list[Any]] = defaultdict(list)
    for place in city.places:
        for session in place.sessions:
            for number, period, on in _begun(place, session, today, chance):
                life = Life(place, session, today, chance, rows)
                life.live(number, period, on)
    for model in ORDER:
        model._default_manager.bulk_create(rows[model], batch_size=2_000)


def _begun(place: Place, session: Session, today: date, chance: Random) -> Iterator[tuple[int, str, date]]:
    """Seven of ten at the session, the others through the year; of a running year those that came so far."""
    at_session = place.size.suggestions * 7 // 10
    for number in range(place.size.suggestions):
        is_at_session = number < at_session
        on = session.opened_on + timedelta(days=chance.randrange(3) if is_at_session else chance.randrange(10, 300))
        if on < today:
            yield number + 1, "in" if is_at_session else "between", on


class Life:
    """One suggestion; what lies after today has not happened."""

    def __init__(
        self, place: Place, session: Session, today: date, chance: Random, rows: dict[type[Model], list[Any]]
    ) -> None:
        self.place, self.session, self.today, self.chance, self.rows = place, session, today, chance, rows

    def live(self, number: int, period: str, on: date) -> None:
        lead = self.chance.choice(self.place.mandates)
        self.row = self.add(
            Suggestion, congress=self.place.congress, session=self.session, period=period, body=BODY,
            title=made_title(self.chance), lead=lead, lead_name=f"代表{lead.card_no}", status="submitted",
            category=self.chance.choice(self.place.categories), source=self.chance.choice(Suggestion.Source.values),
            submitted_on=on, created_at=at(on), declared_clean_at=at(on), may_publish=self.chance.random() < 0.8,
            is_confidential=self.chance.random() < 0.02,
        )  # fmt: skip
        self.stepped("submit", on)
        for mandate in {self.chance.choice(self.place.mandates) for _one in range(self.chance.choice([0, 0, 1, 3]))}:
            self.add(Cosigner, suggestion=self.row, mandate=mandate, name="附议代表", text_version=1)
        self.accepted(number, self.later(on, 4, 12))

    def accepted(self, number: int, on: date) -> None:
        if on > self.today:
            return
        if self.chance.random() < 0.03:
            self.row.status = "not_accepted"
            return
        self.row.number, self.row.accepted_on, self.row.status = number, on, "accepted"
        self.stepped("accept", on)
        self.handed(self.later(on, 2, 9))

    def handed(self, on: date) -> None:
        if on > self.today:
            return
        self.row.assigned_on, self.row.status = on, "assigned"
        self.stepped("assign", on)
        is_separate = self.chance.random() < 0.05
        units = self.chance.sample(range(len(self.place.units)), 3)
        parts = [("separate", units[0]), ("separate", units[1])] if is_separate else [("lead", units[0])]
        self.round = self.add(Round, suggestion=self.row, number=1, started_on=on)
        self.ends = [self.part(part, unit, on) for part, unit in parts]
        if not is_separate and self.chance.random() < 0.4:
            self.assigned("co", units[2], on)
        if all(self.ends):
            self.replied(max(day for day in self.ends if day))
        elif self.chance.random() < 0.1:
            self.withdrawn(self.later(on, 6, 60))

    def part(self, part: str, unit: int, on: date) -> date | None:
        """One unit's work, and when it answered."""
        own, clerk = self.assigned(part, unit, on), self.place.clerks[unit]
        self.add(OWING, round=self.round, assignment=own)
        self.row.status = "handling"
        self.stepped("sign_in", self.later(on, 1, 5))
        took = int(min(150, max(12, self.chance.gauss(66, 17))))
        answered = on + timedelta(days=took)
        is_answered = answered <= self.today
        due = months_before(on, -3)
        if took > 92 and self.chance.random() < 0.5:
            wish = {"answer": "agreed", "reason": "涉及面广", "asked_at": at(on + timedelta(days=80))}
            self.add(Extension, suggestion=self.row, assignment=own, **wish)
            due = months_before(on, -6)
        self.clock("answer", on, due, answered if is_answered else None, own)
        met = self.later(on, 5, 40)
        if met <= self.today:
            words = {"stage": "before", "people": "李工", "content": "商定方案", "by": clerk}
            method = self.chance.choice(Contact.Method.values)
            self.add(Contact, assignment=own, round=self.round, method=method, on=met, **words)
        if is_answered:
            self.answer(own, self.round, answered)
        return answered if is_answered else None

    def assigned(self, part: str, unit: int, on: date) -> Assignment:
        words = {"task": "一部分" if part == "separate" else "", "state": "signed", "assigned_on": on, "signed_on": on}
        made: Assignment = self.add(Assignment, suggestion=self.row, unit=self.place.units[unit], part=part, **words)
        return made

    def answer(self, own: Assignment, round: Round, on: date, letter: str = "") -> None:
        letter = letter or self.chance.choices("ABCD", [62, 25, 10, 3])[0]
        words = {"letter_no": "函1号", "body": BODY, "contact_name": "吴", "contact_phone": "1", "drafted_at": at(on)}
        sent = {"state": "sent", "sent_on": on, "category": self.place.letters[letter]}
        reply = self.add(Reply, round=round, assignment=own, **words, **sent)
        if letter == "B":
            due = on + timedelta(days=self.chance.randrange(60, 300))
            is_over = due + timedelta(days=10) < self.today and self.chance.random() < 0.9
            kept = {"state": "kept", "settled_on": due, "evidence": "照片"} if is_over else {}
            self.add(Promise, reply=reply, item="列入计划", due_on=due, person="李工", made_on=on, **kept)

    def replied(self, on: date) -> None:
        self.row.status, self.row.replied_on = "replied", on
        self.stepped("send_reply", on)
        rated = self.later(on, 2, 20)
        is_rated = rated <= self.today and self.chance.random() < 0.94
        self.clock("rating", on, on + timedelta(days=28), rated if is_rated else None)
        if is_rated:
            self.rated(self.chance.choices(["satisfied", "mostly", "dissatisfied"], [84, 12, 4])[0], rated)

    def withdrawn(self, on: date) -> None:
        if on <= self.today:
            before, self.row.status = self.row.status, "withdrawn"
            self.stepped("withdraw", on, before)

    def rated(self, overall: str, on: date) -> None:
        given = {"attitude": overall, "result": overall, "overall": overall, "by": self.row.lead.person.user}
        self.add(Verdict, round=self.round, on=on, **given)
        self.stepped("rate", on)
        if overall == "dissatisfied" and self.round.number == 1:
            return self.again(on)
        self.row.status, self.row.closed_on = "closed", on
        self.stepped("close", on)
        return None

    def again(self, on: date) -> None:
        owed = [each for each in self.rows[Assignment][-3:] if each.suggestion is self.row and each.part != "co"]
        self.round = self.add(Round, suggestion=self.row, number=2, kind="rehandle", started_on=on, reason="逐点答复")
        answered = self.later(on, 15, 40)
        self.row.status = "rehandling"
        for own in owed:
            self.add(OWING, round=self.round, assignment=own)
        self.clock("rehandle", on, months_before(on, -1), answered if answered <= self.today else None)
        if answered > self.today:
            return
        for own in owed:
            self.answer(own, self.round, answered, "A")
        self.row.status = "replied"
        if (rated := self.later(answered, 2, 20)) <= self.today:
            self.rated("mostly", rated)

    def clock(self, kind: str, on: date, due: date, stopped: date | None, own: Assignment | None = None) -> None:
        counted = {"starts_on": on, "due_on": due, "amount": 3, "unit": "months", "stopped_on": stopped}
        self.add(Clock, suggestion=self.row, assignment=own, kind=kind, **counted)

    def stepped(self, name: str, on: date, before: str = "") -> None:
        if on <= self.today:
            moved = {"from_status": before, "to_status": self.row.status}
            self.add(StepRecord, suggestion=self.row, name=name, at=at(on), **moved)

    def later(self, on: date, least: int, most: int) -> date:
        return on + timedelta(days=self.chance.randint(least, most))

    def add(self, model: type[Model], **facts: Any) -> Any:
        row = model(**facts)
        self.rows[model].append(row)
        return row


def at(on: date) -> datetime:
    return make_aware(datetime.combine(on, time(9)))
