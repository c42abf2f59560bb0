"""The city of the samples with its units, deputies and stations, and the reception register of 2025."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from congress.common.spreadsheets import write_table
from congress.organs.models import Congress
from congress.organs.resources import import_units
from deputies.resources import import_roster
from stations.models import Opinion
from stations.opinion_list import HEADINGS
from stations.resources import import_opinions, import_stations
from tests.stations.conftest import book, load_city
from tests.stations.conftest import expected as expected_stations

SAMPLES = Path(__file__).parents[2] / "samples"
HEADER = [words[0] for words in HEADINGS.values()]
VISIT = {
    "编号": "2025-001",
    "接待日期": "2025-03-05",
    "接待时间": "9:30",
    "联络站": "柳林镇中心联络站",
    "接待代表": "刘玲、邱秀小",
    "记录人": "邱贤柱",
    "来访群众": "宋阳林",
    "性别": "男",
    "联系电话": "137 0418 7687",
    "住址": "柳林镇河湾村",
    "类别": "交通出行",
    "反映内容": "路灯坏了半个月。",
    "诉求": "修好路灯。",
    "处理方式": "转部门",
    "转办单位": "市住建局",
    "办理期限": "2025-04-04",
    "办理结果": "办理中",
}


def sample(name: str = "opinions") -> BytesIO:
    return BytesIO((SAMPLES / f"{name}.xlsx").read_bytes())


def expected() -> Any:
    return json.loads((SAMPLES / "opinions.expected.json").read_text("utf-8"))


def visit(**cells: str) -> dict[str, str]:
    """One visit at the station of 柳林镇, but for these cells."""
    return VISIT | cells


def register(*visits: dict[str, str]) -> BytesIO:
    rows = [[each.get(heading, "") for heading in HEADER] for each in visits]
    return BytesIO(write_table("接待登记", HEADER, rows))


def counts(preview: Any) -> tuple[int, int, int, int]:
    return len(preview.new), len(preview.changed), len(preview.unchanged), len({one.row for one in preview.refused})


def mended_stations() -> list[dict[str, str]]:
    """The three stations whose rows the book has wrong, as their clerk sends them again."""
    told = expected_stations()
    wrong = {one["row"] for one in told["must_refuse"]}
    names = {"站点编码": "code", "站点名称": "name", "类型": "kind", "上级站点": "parent", "所属区域": "area"}
    return [{head: one[key] for head, key in names.items()} for one in told["stations"] if one["row"] in wrong]


def filled_city() -> Congress:
    """With units, deputies and stations, before any register."""
    city = load_city()
    import_units(sample("units"), congress=city)
    import_roster(sample("roster_clean"))
    import_stations(sample("stations"), congress=city, leave_refused=True)
    import_stations(book(*mended_stations()), congress=city)
    return city


def taken_city() -> Congress:
    """With the right rows of the register too."""
    city = filled_city()
    import_opinions(sample(), leave_refused=True)
    return city


@pytest.fixture
def taken(city: Congress) -> dict[int, Opinion]:
    """The rows of the register by their row number there; the file's city is `taken_city`."""
    found = Opinion.objects.with_handled().select_related("station", "unit", "deputy__person")
    return {int(one.book_no[5:]) + 2: one for one in found.prefetch_related("present__person")}
