"""Standards of stations as data (六有、八有、星级标准), and the course of a grading. domain.md §4.2.

A standard is written one item a line, `label | points | evidence asked for`, and the sums of points from which each
star is given, lowest first. A check-list such as the six haves has one such sum: all of its points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from congress.common.lifecycle import Law, Step
from congress.common.schemes import Unreadable, parts_of, points_in, written_lines
from congress.organs.rules import LocalNumber
from congress.organs.workdays import PeriodUnit
from stations.rules.opinions import LOCAL_CUSTOM, Party

MOST_STARS = 5


class GradingStatus(TextChoices):
    APPLIED = "applied", gettext_lazy("Applied for")
    ASSESSED = "assessed", gettext_lazy("Assessed")
    GRADED = "graded", gettext_lazy("Graded")
    NOT_MET = "not_met", gettext_lazy("Standard not met")
    WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")


S = GradingStatus
OPEN_GRADINGS = frozenset({S.APPLIED, S.ASSESSED})
GRADED = frozenset({S.GRADED})
KEEPER, OFFICE = frozenset({Party.KEEPER}), frozenset({Party.OFFICE})
GRADING_LAW = Law(
    {
        "withdraw": Step(gettext_lazy("Withdraw the application"), OPEN_GRADINGS, S.WITHDRAWN, KEEPER),
        "assess": Step(gettext_lazy("Assess"), OPEN_GRADINGS, S.ASSESSED, OFFICE),
        "grade": Step(gettext_lazy("Give the grade"), frozenset({S.ASSESSED}), S.GRADED, OFFICE),
        "fall_short": Step(gettext_lazy("Decide that it is not met"), frozenset({S.ASSESSED}), S.NOT_MET, OFFICE),
        "downgrade": Step(gettext_lazy("Take stars away"), GRADED, None, OFFICE),
        "lapse": Step(gettext_lazy("Let the grade lapse"), GRADED, None, OFFICE),
    },
    dict(GradingStatus.choices),
)
VALIDITY = LocalNumber(
    "stations.grade_months", gettext_lazy("Validity of a station's grade"), 24, PeriodUnit.MONTHS, 12, 60, LOCAL_CUSTOM
)
NOTICE_DAYS = LocalNumber(
    "stations.grade_notice_days", gettext_lazy("Notice before a station's grade runs out"), 60, PeriodUnit.DAYS, 7, 180,
    LOCAL_CUSTOM,
)  # fmt: skip
LOCAL_NUMBERS = [VALIDITY, NOTICE_DAYS]


@dataclass(frozen=True)
class Item:
    """What is asked of a station, the most points for it, and what shows it."""

    label: str
    points: Decimal
    evidence: str


def read_items(text: str) -> list[Item]:
    """Raises Unreadable."""
    items = [_item(number, line) for number, line in written_lines(text)]
    if not items:
        raise Unreadable(_("A standard has at least one item."))
    return items


def read_sums(text: str, items: Sequence[Item]) -> list[Decimal]:
    """The sums from which the first, second … star is given. Raises Unreadable unless they rise to what can be had."""
    sums = [points_in(1, word) for word in text.replace("，", " ").replace(",", " ").split()]
    whole = sum(item.points for item in items)
    if not 1 <= len(sums) <= MOST_STARS or sums != sorted(set(sums)) or not 0 < sums[0] <= sums[-1] <= whole:
        raise Unreadable(
            _("Write one to five rising sums of points, the last no more than %(whole)s.") % {"whole": whole}
        )
    return sums


def stars_for(total: Decimal, sums: Sequence[Decimal]) -> int:
    """How many of the sums were reached."""
    return sum(1 for least in sums if total >= least)


def grade_words(stars: int, most: int) -> str:
    """The grade in words; a check-list is met or not."""
    if most == 1:
        return _("Meets the standard") if stars else _("Does not meet the standard")
    return ngettext("%(stars)s star of %(most)s", "%(stars)s stars of %(most)s", stars) % {"stars": stars, "most": most}


def is_in_force(from_on: date, until_on: date, lapsed_on: date | None, today: date) -> bool:
    """A grade holds through its last day, unless it was let lapse on a day before."""
    return from_on <= today <= until_on and (lapsed_on is None or today < lapsed_on)


def is_running_out(until_on: date, today: date, days: int) -> bool:
    """Whether the notice is due: from so many days before the last day, late rather than never, until that day."""
    return until_on - timedelta(days=days) <= today <= until_on


def _item(number: int, line: str) -> Item:
    label, points, evidence = parts_of(number, line, 3)
    return Item(label, points_in(number, points), evidence)
