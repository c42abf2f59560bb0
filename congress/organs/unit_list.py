"""Reading a list of handling units (承办单位): plain values in, plain values out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congress.common.spreadsheets import Problem, ReadRow, Severity, Sheet
from congress.common.text import half_width, one_line, person_name, prose, squeeze

HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("单位名称", "承办单位", "单位", "单位全称", "名称"),
    "short_name": ("简称", "单位简称"),
    "system": ("系统", "所属系统", "单位类别", "类别"),
    "contact_name": ("联络员", "联系人", "经办人"),
    "contact_phone": ("联系电话", "电话", "办公电话", "联系方式"),
    "duties": ("职责", "主要职责", "单位职责", "职能"),
}
REQUIRED = ("name", "duties")
SYSTEMS = {
    "政府": "government",
    "政府系统": "government",
    "监委": "supervision",
    "监察": "supervision",
    "法院": "court",
    "检察院": "procuratorate",
    "垂管": "vertical",
    "垂直管理": "vertical",
    "群团": "mass",
    "企业": "enterprise",
    "国企": "enterprise",
    "党委": "party",
    "人大": "congress",
}
SYSTEM_WORDS = {code: word for word, code in reversed(SYSTEMS.items())}
MAX_LENGTHS = {"name": 80, "short_name": 40, "contact_name": 40, "contact_phone": 30}
_PHONE = re.compile(r"[\d\-]{7,18}")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as a row tells it; what the row does not tell is empty."""

    sheet: str
    row: int
    name: str
    short_name: str
    system: str
    contact_name: str
    contact_phone: str
    duties: str


@dataclass(frozen=True, slots=True)
class UnitList:
    """The rows that can be taken, and all problems in the order of the rows."""

    rows: tuple[UnitRow, ...]
    problems: tuple[Problem, ...]


def read_units(sheets: Iterable[Sheet]) -> UnitList:
    """Read and check every row. A unit listed twice is refused where it stands the second time."""
    rows: list[UnitRow] = []
    problems: list[Problem] = []
    names: dict[str, UnitRow] = {}
    for sheet in sheets:
        for row in sheet.rows:
            unit = _read_row(row)
            wrong = [*_problems(sheet, row, unit)]
            first = names.setdefault(unit.name, unit) if unit.name else unit
            if first is not unit:
                reason = _("this unit stands already in row %(row)s") % {"row": first.row}
                wrong.append(sheet.problem(row, "name", reason))
            problems += wrong
            if all(problem.severity is Severity.WARNING for problem in wrong):
                rows.append(unit)
    return UnitList(tuple(rows), tuple(problems))


def area_of(units: Iterable[UnitRow], areas: Sequence[str]) -> str | None:
    """The area whose name most of the units begin with; None when no area has more than half of them."""
    names = [unit.name for unit in units]
    counts = Counter(area for name in names for area in areas if name.startswith(area))
    area, count = next(iter(counts.most_common(1)), (None, 0))
    return area if count * 2 > len(names) else None


def _read_row(row: ReadRow) -> UnitRow:
    return UnitRow(
        sheet=row.sheet,
        row=row.number,
        name=squeeze(row.text("name")),
        short_name=squeeze(row.text("short_name")),
        system=SYSTEMS.get(squeeze(row.text("system")), ""),
        contact_name=person_name(row.text("contact_name")),
        contact_phone=squeeze(half_width(row.text("contact_phone"))),
        duties=prose(str(row.values.get("duties") or "")),
    )


def _problems(sheet: Sheet, row: ReadRow, unit: UnitRow) -> Iterable[Problem]:
    if not unit.name:
        yield sheet.problem(row, "name", _("there is no name, though the rest of the row describes a unit"))
    system = one_line(row.text("system"))
    if system and not unit.system:
        yield sheet.problem(row, "system", _("“%(word)s” is not a system of bodies") % {"word": system})
    if unit.contact_phone and not _PHONE.fullmatch(unit.contact_phone):
        reason = _("“%(text)s” is not a telephone number") % {"text": unit.contact_phone}
        yield sheet.problem(row, "contact_phone", reason)
    for name, limit in MAX_LENGTHS.items():
        if len(getattr(unit, name)) > limit:
            yield sheet.problem(row, name, _("longer than %(limit)s characters") % {"limit": limit})
    if not unit.duties:
        yield sheet.problem(row, "duties", _("the duties are not stated"), Severity.WARNING)
