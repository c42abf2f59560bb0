"""The city of the samples without stations, and the town with a few of its own."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from congress.common.spreadsheets import write_table
from congress.organs.models import Congress, Region
from deputies.reference import load_reference
from stations.models import Station
from stations.station_list import HEADINGS
from tests.town import Town

SAMPLES = Path(__file__).parent.parent / "samples"
HEADER = [words[0] for words in HEADINGS.values()]
LIU = {
    "站点编码": "QY-01",
    "站点名称": "柳林镇人大代表中心联络站",
    "类型": "联络站",
    "形式": "固定",
    "所属区域": "柳林镇",
    "地址": "柳林镇便民服务中心东侧",
    "面积（㎡）": "190",
    "站长": "吕雪婷",
    "联系电话": "0399-2179454",
    "固定接待日": "每月5日",
}


def row(**cells: str) -> dict[str, str]:
    """The station of 柳林镇, but for these cells."""
    return LIU | cells


def book(*rows: dict[str, str]) -> BytesIO:
    cells = [[each.get(heading, "") for heading in HEADER] for each in rows]
    return BytesIO(write_table("联络站台账", HEADER, cells))


def sample() -> BytesIO:
    return BytesIO((SAMPLES / "stations.xlsx").read_bytes())


def expected() -> Any:
    return json.loads((SAMPLES / "stations.expected.json").read_text("utf-8"))


def counts(preview: Any) -> tuple[int, int, int, int]:
    return len(preview.new), len(preview.changed), len(preview.unchanged), len({one.row for one in preview.refused})


def load_city() -> Congress:
    load_reference(json.loads((SAMPLES / "reference.json").read_text("utf-8")))
    return Congress.objects.get(region__name="清源市")


@pytest.fixture
def city(db: None) -> Congress:
    return load_city()


@pytest.fixture
def entered(town: Town) -> Callable[..., Station]:
    """Enters a station of the town as the dispatcher does."""

    return town.station


@pytest.fixture
def street(town: Town) -> Region:
    return Region.objects.create(
        code="990101001000", name="城东街道", kind="street", parent=Region.objects.get(name="清源市")
    )
