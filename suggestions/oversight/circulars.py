"""The figures and the words of a circular (关于代表建议办理情况的通报)."""

from datetime import date
from typing import Any

from congress.documents.chapters import Block, Grid, Heading, Paper
from congress.documents.dates import written_day
from congress.organs.models import Unit
from suggestions.models.supervision import Circular
from suggestions.oversight.handled import facts_by_unit
from suggestions.rules.supervision.circulars import COUNTED
from suggestions.rules.supervision.measures import share

COLUMNS = {
    "replied": "已答复",
    "answered": "按时答复",
    "contacted": "联系代表",
    "content": "满意和基本满意",
    "solved": "已经解决",
}
HOW = (
    "每格为“符合件数/可计件数”及比率：按时答复以含延期的办理期限为准，未到期未答复的不计；满意率以已反馈评价的为基数；"
    "已经解决以答复函所注办理结果类别为准。"
)


def lines_of(congress_id: int, *, from_on: date, until_on: date, cut_off: date) -> list[dict[str, Any]]:
    """One line a unit with items, by the order of the directory: how many, and each share as part and whole."""
    facts = facts_by_unit(congress_id, from_on, until_on, cut_off)
    units = Unit.objects.filter(pk__in=facts).order_by("pk")
    return [
        {"unit": unit.name, "items": len(facts[unit.pk])}
        | {measure: list(share(measure, facts[unit.pk])) for measure in COUNTED}
        for unit in units
    ]


def circular_words(circular: Circular, number: str, on: date) -> Paper:
    """The circular as it is issued; every figure from the lines kept with the draft."""
    office = circular.congress.office_name
    items = sum(line["items"] for line in circular.lines)
    told: list[Block] = [
        f"{written_day(circular.from_on)}至{written_day(circular.until_on)}交办的代表建议，由{len(circular.lines)}个单位"
        f"主办、分办{items}件。截至{written_day(circular.cut_off)}的办理情况通报如下。",
        *circular.opening.splitlines(),
        Heading("一、各承办单位办理情况"),
        Grid(
            caption="各承办单位办理情况",
            headings=["承办单位", "件数", *COLUMNS.values()],
            rows=[row_of(line) for line in circular.lines],
            shares=[5, 2, *[3] * len(COLUMNS)],
        ),
        HOW,
    ]
    demands: list[Block] = [Heading("二、工作要求"), *circular.demands.splitlines()] if circular.demands.strip() else []
    issued = f"{written_day(on)}印发"
    return Paper(title=circular.title, below_title=f"{office}　{number}", blocks=[*told, *demands, issued])


def row_of(line: dict[str, Any]) -> list[str]:
    return [line["unit"], str(line["items"]), *(shown(line[measure]) for measure in COUNTED)]


def shown(found: list[int]) -> str:
    """12/15 over 80.0%; a dash where nothing can be counted yet."""
    part, whole = found
    return f"{part}/{whole}\n{100 * part / whole:.1f}%" if whole else "—"
