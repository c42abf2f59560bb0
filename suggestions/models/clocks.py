"""The running and stopped clocks. A light is derived from `due_on`, never stored."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congress.organs.workdays import Calendar, Deadline, Period, PeriodUnit, end_of_period
from suggestions.models.handling import Assignment
from suggestions.models.suggestion import Suggestion
from suggestions.querysets import ClockQuerySet
from suggestions.rules import CLOCKS, NUMBERS, ClockKind
from suggestions.rules.moving import Basis


class CountedClock(models.Model):
    """A deadline with everything needed to count it again: start, length, clause."""

    starts_on = models.DateField(_("starts on"))
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=10)
    local_clause = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(_("due on"))
    is_provisional = models.BooleanField(default=False)
    stopped_on = models.DateField(null=True, blank=True)
    reminded = models.CharField(max_length=4, blank=True)  # the last light a reminder went out for

    class Meta:
        abstract = True

    def explained(self, calendar: Calendar) -> Deadline:
        """The deadline counted again, day by day."""
        return end_of_period(self.starts_on, Period(self.amount, PeriodUnit(self.unit)), calendar)


class Clock(CountedClock):
    """One deadline of a suggestion."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="clocks")
    assignment = models.ForeignKey(Assignment, models.CASCADE, null=True, blank=True, related_name="clocks")
    kind = models.CharField(_("clock"), max_length=10, choices=ClockKind)

    objects = ClockQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion", "assignment", "kind"],
                condition=Q(stopped_on__isnull=True),
                nulls_distinct=False,
                name="clock_runs_once",
            ),
            models.CheckConstraint(condition=Q(due_on__gt=F("starts_on")), name="clock_order"),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(stopped_on__isnull=True), name="clock_running"),
            models.Index(fields=["suggestion", "due_on"], condition=Q(stopped_on__isnull=True), name="clock_of_item"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.due_on}"

    @property
    def clause(self) -> Any:
        """The local clause it was set by, or that of the default."""
        return self.local_clause or NUMBERS[ClockKind(self.kind)].clause

    @property
    def missed(self) -> Any:
        """The sentence saying what happens when it is missed."""
        return CLOCKS[ClockKind(self.kind)].missed

    @property
    def basis(self) -> Basis:
        return Basis(self.amount, self.unit, self.local_clause, self.due_on, self.is_provisional)
