"""The register of gradings as a spreadsheet."""

from typing import Any

from congress.common.spreadsheets import write_table

HEADINGS = [
    "站点编码", "站点名称", "区域", "标准", "版本", "状态", "得分", "等级", "有效期起", "有效期止", "失效日期",
]  # fmt: skip


def export_gradings(rows: Any) -> bytes:
    """These gradings as .xlsx, every cell text. The caller hands in only what the reader may see."""
    return write_table("联络站评定台账", HEADINGS, (_cells(row) for row in rows))


def _cells(row: Any) -> list[object]:
    station, standard = row.station, row.standard
    told = [station.code, station.name, station.region.name, standard.name, standard.version, row.get_status_display()]
    return [*told, *("" if each is None else each for each in (row.total, row.words, row.from_on, row.until_on)),
            row.lapsed_on or ""]  # fmt: skip
