"""A place sets one of its numbers from a day on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import QuerySet

from congress.organs.models import Congress, Holiday, LocalRule
from congress.organs.rules import LocalNumber
from suggestions.actions.moving import Move, Plan, Unlawful
from suggestions.actions.timing import ANSWERS
from suggestions.models import Clock, ClockMove
from suggestions.rules import NUMBERS, ClockKind
from suggestions.rules.moving import Basis, counted, is_taken_along, within_answer
from suggestions.rules.numbers import faults


@dataclass(frozen=True)
class RuleChange:
    """The number from `valid_from` on. Running clocks keep their period, except those started on or after `since`.

    A number without clocks here (a light's limit, or one of another room) only takes its new value.
    """

    congress: Congress
    number: LocalNumber
    amount: int
    unit: str
    clause: str
    valid_from: date
    since: date | None = None

    cause: ClassVar[ClockMove.Cause] = ClockMove.Cause.RULE
    name: ClassVar[str] = "local-rule.change"

    @property
    def thing(self) -> str:
        return f"congress:{self.congress.pk}:{self.number.key}"

    def congresses(self) -> QuerySet[Congress]:
        return Congress.objects.filter(pk=self.congress.pk)

    def faults(self, today: date) -> dict[str, str]:
        """What forbids it, by field."""
        return faults(
            self.number,
            self.congress.level,
            amount=self.amount,
            unit=self.unit,
            clause=self.clause,
            valid_from=self.valid_from,
            since=self.since,
            today=today,
        )

    def plan(self, today: date) -> Plan:
        """The dry run, in three queries. Raises Unlawful for what is not lawful."""
        if found := self.faults(today):
            raise Unlawful(" ".join(found.values()))
        rows = LocalRule.objects.filter(congress=self.congress, key=self.number.key)
        before = {day: [*rest] for day, *rest in rows.values_list("valid_from", "amount", "unit", "clause")}
        followed_on = min((day for day in before if day > self.valid_from), default=None)
        after = before | {self.valid_from: [self.amount, self.unit, self.clause]}
        return Plan(_dated(before), _dated(after), list(self._recounted(followed_on)), today)

    def _recounted(self, followed_on: date | None) -> Iterator[Move]:
        kinds = [kind for kind, number in NUMBERS.items() if number.key == self.number.key]
        if self.since is None or not kinds:
            return
        calendar = Holiday.objects.calendar()
        answers = self._answers() if ClockKind.CO_OPINION in kinds else {}
        for clock in Clock.objects.running().filter(kind__in=kinds, suggestion__congress=self.congress).for_moving():
            after = counted(clock.starts_on, self.amount, self.unit, self.clause, calendar)
            after = within_answer(after, clock.starts_on, answers.get(clock.suggestion_id))
            if is_taken_along(clock.starts_on, self.since, followed_on) and after != clock.basis:
                yield Move(clock, clock.basis, after, self.clause or str(self.number.clause))

    def _answers(self) -> dict[int, Basis]:
        """The last running answer of each item, by its clause; a co-handling opinion never ends after it."""
        clocks = Clock.objects.running().filter(kind__in=ANSWERS, suggestion__congress=self.congress)
        return {clock.suggestion_id: clock.basis._replace(clause=str(clock.clause)) for clock in clocks}

    def write(self) -> None:
        values = {"amount": self.amount, "unit": self.unit, "clause": self.clause, "valid_until": None}
        LocalRule.objects.update_or_create(
            congress=self.congress, key=self.number.key, valid_from=self.valid_from, defaults=values
        )


def _dated(rules: dict[date, list[object]]) -> dict[str, list[object]]:
    return {day.isoformat(): values for day, values in sorted(rules.items())}
