"""Numbers that places may set for themselves, each with its default, legal range and clause."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.organs.workdays import Period, PeriodUnit


class Level(TextChoices):
    """组织法 §2; streets are not a level."""

    NATIONAL = "national", _("National")
    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    COUNTY = "county", _("County")
    TOWNSHIP = "township", _("Township")


class System(TextChoices):
    """The systems that handle suggestions (承办系统)."""

    GOVERNMENT = "government", _("Government")
    SUPERVISION = "supervision", _("Supervision commission")
    COURT = "court", _("Court")
    PROCURATORATE = "procuratorate", _("Procuratorate")
    VERTICAL = "vertical", _("Vertically managed body")
    MASS = "mass", _("Mass organisation")
    ENTERPRISE = "enterprise", _("Enterprise")
    PARTY = "party", _("Party body")
    CONGRESS = "congress", _("Congress body")


class PlainUnit(TextChoices):
    """Local numbers that are no period."""

    COUNT = "count", _("Count")
    YES_NO = "yes_no", _("1 is yes, 0 is no")


RANGE_SEEN = _("range of the local regulations compared")


Ranges = Mapping[PeriodUnit | PlainUnit, tuple[int, int]]


@dataclass(frozen=True)
class LocalNumber:
    """A number with a lawful range. `at_level` replaces the default for a level of congress.

    A place may count it in another unit only where `also` names a range for that unit. `source` is where the ranges
    come from.
    """

    key: str
    label: object
    amount: int
    unit: PeriodUnit | PlainUnit
    low: int
    high: int
    clause: object  # text, or a lazy translation
    at_level: Mapping[str, int] = field(default_factory=dict)
    also: Ranges = field(default_factory=dict)
    source: object = RANGE_SEEN

    def default(self, level: str) -> "Ruling":
        return Ruling(self.key, self.at_level.get(level, self.amount), self.unit, self.clause)

    @property
    def ranges(self) -> dict[PeriodUnit | PlainUnit, tuple[int, int]]:
        """Lowest and highest lawful amount by unit, the number's own unit first."""
        return {self.unit: (self.low, self.high), **self.also}

    def is_lawful(self, amount: int, unit: PeriodUnit | PlainUnit) -> bool:
        low, high = self.ranges.get(unit, (1, 0))
        return low <= amount <= high


def unit_of(value: str) -> PeriodUnit | PlainUnit:
    """What a stored number counts."""
    return PlainUnit(value) if value in PlainUnit.values else PeriodUnit(value)


@dataclass(frozen=True)
class Ruling:
    """What applies in one congress on one day, and by which clause."""

    key: str
    amount: int
    unit: PeriodUnit | PlainUnit
    clause: object

    @property
    def period(self) -> Period:
        """The number as a period; ValueError for one that is none."""
        return Period(self.amount, PeriodUnit(self.unit))
