"""Reception days among the figures: beside those a month and a year before, by station and by deputy (domain.md §4.7).

Each figure opens the rows it counts; `rows_behind` gives them. A topic does not narrow them: a day has none.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Sum
from django.utils.translation import gettext_lazy as _

from stations.models import Duty, Membership, ReceptionDay
from stations.reports.kpis import Kpi
from stations.reports.measures import Before, Days, Line, Measure, Table, Told
from stations.reports.reception_numbers import Numbers, attendances_at, counted, days_in, members_at
from stations.reports.scope import NONE, Asked, query_of
from stations.reports.statistics import EARLIER, shifted
from stations.rules.receptions import DayStatus

PAGE = "stations:reception-counted"
PLACES = {"station": "station", "area": "station__region"}
KPIS = (
    Kpi("planned", _("Reception days planned"), "planned", "", _("Days in the plan, those cancelled later too.")),
    Kpi("held", _("Reception days held"), "held", "planned", _("Held and recorded, of those planned."), 1),
    Kpi("times", _("Deputies' attendances"), "times", "", _("Person-times at reception days.")),
    Kpi("coverage", _("Coverage"), "came", "members", _("Of the stations' deputies in office, who came at all."), 1),
    Kpi("citizens", _("Citizens at reception days"), "citizens", "", _("As the keepers recorded them.")),
)
BY_DEPUTY = [
    Kpi("turns", _("Times on the roster"), "turns", "", ""),
    Kpi("times", _("Times there"), "times", "", ""),
    Kpi("citizens", _("Citizens on those days"), "citizens", "", ""),
]
FACTS = {
    "planned": _("Reception days planned"),
    "held": _("Reception days held"),
    "times": _("Deputies' attendances"),
    "came": _("Deputies who came"),
    "members": _("Deputies in office at these stations"),
    "citizens": _("Reception days with citizens"),
    "turns": _("Times on the roster"),
}
NO_DAYS = Days(None, None, 0)


@dataclass(frozen=True)
class Receptions:
    figures: list[Told]
    tables: list[Table]


def reception_statistics(user: Any, asked: Asked) -> Receptions:
    """Of the period and place asked for. Eleven queries whatever the size."""
    place = {key: asked[key] for key in ("from", "until", *PLACES) if key in asked}
    now = _counted(user, place)
    earlier = [(when, then, _counted(user, then).whole()) for when, then in _periods(place)]
    return Receptions([_told(kpi, place, now.whole(), earlier) for kpi in KPIS], _tables(user, place, now))


def rows_behind(fact: str, user: Any, asked: Asked) -> Any:
    """What a figure counts: days, a deputy's turns or attendances, or memberships. `deputy` is a mandate's key."""
    days, own = _days(user, asked), {"mandate": asked["deputy"]} if asked.get("deputy") else {}
    came, members = attendances_at(days).filter(**own), members_at(days, asked["until"])
    match fact:
        case "times":
            return came
        case "turns":
            return _duties(days).filter(**own)
        case "members":
            return _one_each(members)
        case "came":
            return _one_each(members.filter(mandate__in=came.values("mandate")))
        case "held":
            return days.filter(status=DayStatus.HELD)
        case "citizens":
            with_citizens = days.filter(citizens__gt=0)
            return with_citizens.filter(pk__in=came.values("day")) if own else with_citizens
    return days


def _one_each(members: Any) -> Any:
    """A deputy of two stations is one of the deputies."""
    firsts = members.order_by().values("mandate").annotate(first=Min("pk")).values("first")
    return Membership.objects.filter(pk__in=firsts)


def _periods(asked: Asked) -> list[tuple[Any, dict[str, Any]]]:
    return [(when, shifted(asked, months)) for when, months in EARLIER]


def _narrowed(user: Any, asked: Asked) -> Any:
    rows = ReceptionDay.objects.visible_to(user)
    where = {column: asked[key] for key, column in PLACES.items() if asked.get(key)}
    return rows.none() if NONE in where.values() else rows.filter(**where)


def _days(user: Any, asked: Asked) -> Any:
    return days_in(_narrowed(user, asked), asked["from"], asked["until"])


def _counted(user: Any, asked: Asked) -> Any:
    return counted(_narrowed(user, asked), asked["from"], asked["until"])


def _duties(days: Any) -> Any:
    return Duty.objects.filter(left_at=None, day__in=days.order_by().values("pk"))


def _told(kpi: Kpi, asked: Asked, now: Numbers, earlier: list[tuple[Any, dict[str, Any], Numbers]]) -> Told:
    measure = _measure(kpi, asked, _facts(now))
    before = [Before(when, _measure(kpi, then, _facts(found)), measure) for when, then, found in earlier]
    return Told(measure, before)


def _facts(found: Numbers) -> dict[str, int]:
    return {**vars(found), "came": found.members_who_came}


def _measure(kpi: Kpi, asked: Asked, facts: dict[str, int]) -> Measure:
    whole = facts[kpi.whole] if kpi.whole else None
    query, whole_query = (query_of(asked, counted=fact) if fact else "" for fact in (kpi.part, kpi.whole))
    return Measure(kpi, facts[kpi.part], whole, query, whole_query, PAGE)


def _tables(user: Any, asked: Asked, now: Any) -> list[Table]:
    by_station = [
        _line(row["station__name"], list(KPIS), {**asked, "station": row["station"]}, _facts(now.at(row)))
        for row in now.stations
    ]
    by_deputy = [
        _line(facts["called"], BY_DEPUTY, {**asked, "deputy": mandate}, facts)
        for mandate, facts in _by_deputy(_days(user, asked))
    ]
    return [
        Table("reception-station", _("Reception days by station"), list(KPIS), by_station),
        Table("reception-deputy", _("Reception days by deputy"), BY_DEPUTY, by_deputy),
    ]


def _line(label: str, kpis: list[Kpi], asked: Asked, facts: Any) -> Line:
    return Line(label, [_measure(kpi, asked, facts) for kpi in kpis], NO_DAYS)


def _by_deputy(days: Any) -> list[tuple[int, dict[str, Any]]]:
    """Whoever was on a roster or came, those who came most often first."""
    found: dict[int, dict[str, Any]] = {}
    who = ("mandate", "mandate__person__name")
    turns = _duties(days).order_by().values_list(*who).annotate(count=Count("pk"))
    came = attendances_at(days).order_by().values_list(*who)
    for key, name, count in turns:
        found[key] = {"called": name, "turns": count, "times": 0, "citizens": 0}
    for key, name, count, citizens in came.annotate(count=Count("pk"), citizens=Sum("day__citizens", default=0)):
        found.setdefault(key, {"called": name, "turns": 0}).update(times=count, citizens=citizens)
    return sorted(found.items(), key=_most_first)


def _most_first(found: tuple[int, dict[str, Any]]) -> tuple[int, str]:
    return -found[1]["times"], found[1]["called"]
