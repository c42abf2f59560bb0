"""Which month and whose figures somebody looks at."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from congress.common.dates import last_of_month, months_before, months_between
from congress.organs.models import Congress, Session
from portal.reports.overview.places import Area
from suggestions.reports import sessions_of
from suggestions.reports.months import WHOLE
from suggestions.rules import Part

MONTHS_BACK = 35


@dataclass(frozen=True)
class Choice:
    """A month, as of its last day or of today, and a scope: the whole place, a unit, or an area."""

    user: Any
    congress: Congress
    today: date
    on: date
    months: list[date]
    sessions: list[Session]  # that of the month and the one before it, as far as there are
    unit: int | None = None
    area: Area | None = None

    @property
    def month(self) -> date:
        return self.on.replace(day=1)

    @property
    def is_running(self) -> bool:
        return self.on == self.today

    @property
    def asked(self) -> dict[str, Any]:
        """Of suggestions."""
        session = self.sessions[0].pk if self.sessions else 0
        scope = {"unit": self.unit, "area": self.area.electing if self.area else None}
        return {"session": session, **{key: value for key, value in scope.items() if value}}

    @property
    def day(self) -> dict[str, str]:
        """What a link adds, so that its list is as of the same day."""
        return {} if self.is_running else {"on": self.on.isoformat()}

    @property
    def period(self) -> dict[str, Any]:
        """Of opinions: received in the month, so far."""
        within = {"within": self.area.prefix} if self.area else {}
        return {**within, "from": self.month, "until": self.on}

    @property
    def places(self) -> list[tuple[str, str]]:
        """Where the kept counts of suggestions are found."""
        if self.unit:
            return [(part.value, str(self.unit)) for part in Part]
        return [("area", self.area.electing)] if self.area else [(WHOLE, "")]

    @property
    def key(self) -> str:
        """The scope as the address says it."""
        if self.unit:
            return f"unit-{self.unit}"
        return f"area-{self.area.pk}" if self.area else ""


def chosen(user: Any, month: str, scope: str, areas: list[Area], today: date) -> Choice:
    """What is asked for as far as it is possible; else the running month and the whole place."""
    congress = user.post.congress
    begun = sessions_of(user)
    months = _months(begun, today)
    first = next((each for each in months if f"{each:%Y-%m}" == month), months[0])
    on = min(last_of_month(first), today)
    sessions = [session for session in begun if session.opened_on <= on][:2]
    kind, _dash, key = scope.partition("-")
    unit = int(key) if kind == "unit" and key.isdecimal() and len(key) < 10 else None
    area = next((each for each in areas if each.electing and scope == f"area-{each.pk}"), None)
    return Choice(user, congress, today, on, months, sessions, unit, area)


def _months(sessions: list[Session], today: date) -> list[date]:
    """The running one first."""
    oldest = min((session.opened_on for session in sessions), default=today)
    return months_between(max(oldest, months_before(today, MONTHS_BACK)), today)[::-1]
