"""The roster of a station's deputies (人大代表花名册)."""

from datetime import date
from typing import Any

from congress.common.text import mask_phone
from stations.documents.registers.cells import Row, lines, numbered, sex
from stations.models import Membership, Station
from stations.rules import StationRole

ROSTER = [
    ("序号", 4), ("姓名", 8), ("性别", 5), ("民族", 6), ("出生年月", 8), ("所属人大", 15), ("选举单位", 14),
    ("工作单位及职务", 15), ("站内职务", 8), ("入站日期", 8), ("联系电话", 9),
]  # fmt: skip
ROLES = {StationRole.HEAD: "站长", StationRole.DEPUTY_HEAD: "副站长", StationRole.MEMBER: "驻站代表"}


def members(station: Station, year: int, _reader: Any) -> list[Row]:
    """Whoever belonged to the station on a day of that year."""
    during = station.memberships.filter(from_on__lte=date(year, 12, 31)).exclude(until_on__lt=date(year, 1, 1))
    joined = during.select_related("mandate__person", "mandate__term__congress").order_by("from_on", "pk")
    return numbered(map(_member, joined))


def _member(own: Membership) -> Row:
    person, term = own.mandate.person, own.mandate.term
    return (
        person.name, sex(person.sex), person.ethnicity, person.born, term.congress.name, own.mandate.electing_unit,
        person.employer, ROLES[StationRole(own.role)],
        lines(str(own.from_on), own.until_on and f"至{own.until_on}"), mask_phone(person.phone),
    )  # fmt: skip
