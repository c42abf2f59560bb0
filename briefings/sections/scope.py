"""What a briefing tells of: congress, period, the reader it counts as, one unit or area; figures sections share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from briefings.rules.periods import Period, Words
from briefings.sections.figures import Figure
from briefings.sections.from_citizens import WHOLE, Months, figures_of_citizens, months_of
from briefings.sections.of_suggestions import asked_of, figures_of_suggestions
from congress.organs.models import Congress, Session
from suggestions.reports.counting import Handled, handled_by, items_of
from suggestions.reports.dimensions import Item


@dataclass(frozen=True)
class Scope:
    """Of a period; figures as they stood at the end of its last day.

    `narrowed` asks for some suggestions only, as lists are asked; `area` for what happened at the stations of one area.
    """

    congress: Congress
    period: Period
    reader: Any
    narrowed: Mapping[str, Any] = field(default_factory=dict)
    area: str = WHOLE

    @property
    def cut_off(self) -> date:
        return self.period.cut_off

    @property
    def words(self) -> Words:
        return self.period.words

    @cached_property
    def sessions(self) -> list[Session]:
        """Those begun by the cut-off, the newest first."""
        begun = Session.objects.begun(self.cut_off).filter(term__congress=self.congress)
        return list(begun.select_related("term__congress__region").order_by("-opened_on"))

    @property
    def asked(self) -> dict[str, Any]:
        """The question for the suggestions of the running session; empty before the first."""
        return asked_of(self.sessions, self.cut_off, self.narrowed)

    @cached_property
    def items(self) -> list[Item]:
        """Each of them with what is known of it at the cut-off."""
        return items_of(self.reader, self.asked, self.cut_off) if self.asked else []

    @cached_property
    def handled(self) -> Handled:
        """The same under each part and unit that has one."""
        return handled_by(self.reader, self.items, self.asked, self.cut_off) if self.asked else {}

    @cached_property
    def suggestions(self) -> dict[str, Figure]:
        """Figures of the running session's suggestions by their keys; none before the first session."""
        return figures_of_suggestions(self.reader, self.sessions, self.period, self.items, self.narrowed)

    @cached_property
    def months(self) -> Months:
        """What citizens said, by month and area, back to the earliest period it is compared with."""
        return months_of(self.reader, self.period)

    @cached_property
    def citizens(self) -> dict[str, Figure]:
        """Figures of the period's receptions and opinions by their keys."""
        return figures_of_citizens(self.reader, self.months, self.period, self.area)
