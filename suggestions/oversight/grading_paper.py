"""The table of a grading as a paper (承办单位办理工作测评表) and as a spreadsheet."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from congress.common.spreadsheets import write_tables
from congress.documents.chapters import Grid, Heading, Paper
from congress.documents.dates import written_day
from suggestions.models.supervision import Grading
from suggestions.oversight.grading import Line, table
from suggestions.rules.supervision.grading import SCORERS, Item, read_items, read_levels

GIVERS = {"staff": "工作机构评分", "deputies": "代表评分", "committee": "常委会评分"}
MEASURED = {
    "signed_in": "按时签收率",
    "answered": "按时答复率",
    "within_3": "三个月内答复率",
    "within_6": "六个月内答复率",
    "contacted": "联系代表率",
    "satisfied": "满意率",
    "content": "满意和基本满意率",
    "solved": "解决率",
    "replied": "答复率",
}
RUNGS = {Decimal(2): "优", Decimal(1): "合格", Decimal(0): "不合格"}


def grading_words(grading: Grading, today: date) -> Paper:
    """Each unit's points beside their weights, the sum and the level; the scheme behind it in words."""
    items, lines = read_items(grading.items), table(grading, today)
    decided = (
        f"经{grading.meeting}（{written_day(grading.decided_on)}）审定。" if grading.decided_on else "本表尚未审定。"
    )
    period = f"{written_day(grading.from_on)}至{written_day(grading.until_on)}交办的代表建议"
    return Paper(
        title=f"{grading.title}结果",
        below_title=grading.congress.committee_name,
        blocks=[
            f"按照《{grading.scheme.name}》，对{period}的承办单位进行测评，共{len(lines)}个单位。{decided}",
            Heading("一、测评结果"),
            Grid(caption="承办单位测评结果", headings=heads(items), rows=[row_of(line, items) for line in lines],
                 shares=[5, 2, *[2] * len(items), 2, 3]),
            "没有可计事项的项目不计，其余项目按满分折算。",
            Heading("二、测评项目和等次"),
            *(_meaning(item) for item in items),
            "等次：" + "；".join(f"{label}，{least}分以上" for label, least in read_levels(grading.levels)) + "。",
        ],
    )  # fmt: skip


def grading_sheets(grading: Grading, today: date) -> bytes:
    """As .xlsx: the results, and what each figure came from; every cell text."""
    items, lines = read_items(grading.items), table(grading, today)
    why = [
        [line.unit.name, part.label, part.weight, part.points, part.why] for line in lines for part in line.result.lines
    ]
    return write_tables(
        [
            ("测评结果", heads(items), [row_of(line, items) for line in lines]),
            ("计分依据", ["承办单位", "项目", "满分", "得分", "依据"], why),
        ]
    )


def heads(items: Sequence[Item]) -> list[str]:
    """One column an item, with its weight where it has points."""
    return ["承办单位", "件数", *(_head(item) for item in items), "总分", "等次"]


def row_of(line: Line, items: Sequence[Item]) -> list[str]:
    points = [_shown(part.points, item) for part, item in zip(line.result.lines, items, strict=True)]
    total = line.result.total
    worth = RUNGS[total] if items[0].is_test and total is not None else _plain(total)
    return [line.unit.name, str(line.size), *points, worth, line.result.level or "—"]


def _head(item: Item) -> str:
    return item.label if item.is_test else f"{item.label}\n（{_plain(item.points)}分）"


def _shown(points: Decimal | None, item: Item) -> str:
    return RUNGS[points] if item.is_test and points is not None else _plain(points)


def _plain(points: Decimal | None) -> str:
    """20, 16.67; a dash where nothing was counted."""
    if points is None:
        return "—"
    return f"{points:.2f}".rstrip("0").rstrip(".")


def _meaning(item: Item) -> str:
    if item.is_test:
        good, passed = (
            "、".join(f"{MEASURED[each.measure]}不低于{_plain(each.at_least)}%" for each in rung)
            for rung in (item.good, item.passed)
        )
        return f"{item.label}：{good}为优；{passed}为合格。"
    how = GIVERS[item.what] if item.what in SCORERS else f"依{MEASURED[item.what]}计分"
    return f"{item.label}：{_plain(item.points)}分，{how}。"
