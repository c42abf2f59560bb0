"""主要数据: this month beside the last and beside the same month of last year, with the definitions."""

from briefings.sections.figures import Figure, Value, change
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from briefings.sections.wording import NONE, shown, signed
from congress.documents.bulletins import Note
from congress.documents.chapters import Grid
from congress.documents.dates import written_day

OF_SUGGESTIONS = ("accepted", "unanswered", "answered", "on_time", "unanswered_late", "satisfied", "promises_kept")
OF_CITIZENS = ("received", "ended", "suggested", "satisfied", "held", "citizens")
DEFINITIONS = (
    "口径：答复率＝已答复件数÷已交办件数；按时答复率＝按时首次答复件数÷（已答复和到期未答复）件数；代表满意率＝评价“满意”"
    "件数÷收回评价件数；承诺兑现率＝已兑现承诺÷到期承诺；群众满意率＝评价“满意”件数÷当月收回评价件数。"
    "“本年”自本次会议起计，比率的增减为百分点；没有可比数据的记“—”。"
)


def tell(scope: Scope) -> Told:
    found = [scope.suggestions[key] for key in OF_SUGGESTIONS if key in scope.suggestions]
    found += [scope.citizens[key] for key in OF_CITIZENS]
    month, last_year = f"{scope.month.year}年{scope.month.month}月", f"去年{scope.month.month}月"
    grid = Grid(
        caption=f"主要指标（{month}）",
        headings=["指标", "本月", "上月", "增减", last_year, "增减"],
        rows=[_row(each) for each in found],
        shares=[8, 3, 3, 3, 3, 3],
    )
    return Told(parts=[grid, Note(f"{DEFINITIONS}数据截至{written_day(scope.cut_off)}24时。")])


def _row(figure: Figure) -> list[str]:
    earlier = [(each, change(figure, each)) for each in (figure.last_month, figure.last_year)]
    cells = [cell for each, by in earlier for cell in (_then(each), signed(by))]
    return [f"{figure.label}（{figure.unit}）", shown(figure.value), *cells]


def _then(figure: Figure | None) -> str:
    value: Value = figure.value if figure else None
    return NONE if value is None else shown(value)


SECTION = Section("main", "主要数据", tell)
