"""The city of the sample files, and rows for it; what several test modules import."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

from congress.audit.models import Entry
from congress.common.spreadsheets import Preview, write_table
from congress.organs.models import Congress
from congress.organs.resources import import_units
from deputies.reference import load_reference
from deputies.resources import import_roster
from suggestions.models import Assignment, Category, Clock, Cosigner, NumberSeries, Reply, Suggestion, Verdict
from suggestions.resources import import_history

SAMPLES = Path(__file__).parents[1] / "samples"
EXPECTED = json.loads((SAMPLES / "suggestions_2023_2025.expected.json").read_text("utf-8"))
TODAY = date(2025, 8, 1)
GOOD = {
    "编号": "1",
    "标题": "关于修路的建议",
    "领衔代表": "杜浩",
    "附议代表": "曹丽",
    "类别": "城建环资",
    "会议/闭会": "会议",
    "届次会次": "九届二次",
    "主办单位": "市交通局",
    "会办单位": "市财政局",
    "交办日期": "2023-03-10",
    "答复日期": "2023-05-25",
    "办理结果": "A",
    "满意度": "满意",
    "内容摘要": "路坏了。",
}


def prepare_city() -> Congress:
    """The city of the samples: its places and sessions, its handling units and its 300 deputies."""
    load_reference(json.loads((SAMPLES / "reference.json").read_text("utf-8")))
    congress = Congress.objects.get(region__name="清源市")
    with (SAMPLES / "units.xlsx").open("rb") as units, (SAMPLES / "roster_clean.xlsx").open("rb") as roster:
        assert (import_units(units).is_taken, import_roster(roster, on=TODAY).is_taken) == (True, True)
    return congress


def sample() -> BytesIO:
    return BytesIO((SAMPLES / EXPECTED["file"]).read_bytes())


def form(number: int) -> BytesIO:
    return BytesIO((SAMPLES / f"suggestion_form_{number}.docx").read_bytes())


def table(*rows: dict[str, str]) -> BytesIO:
    return BytesIO(write_table("表", list(GOOD), [[*(GOOD | row).values()] for row in rows]))


def taken(*rows: dict[str, str]) -> Preview:
    return import_history(table(*rows), on=TODAY)


def everything() -> dict[str, list]:
    models = (Suggestion, Cosigner, Assignment, Reply, Verdict, Clock, NumberSeries, Category, Entry)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}
