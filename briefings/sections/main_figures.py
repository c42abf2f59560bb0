"""主要数据: this period beside the one before and the same of last year, with the definitions."""

from collections.abc import Sequence

from briefings.sections.figures import Figure, Value, change
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from briefings.sections.wording import NONE, shown, signed
from congress.documents.bulletins import Note
from congress.documents.chapters import Grid
from congress.documents.dates import written_day
from suggestions.models import Suggestion
from suggestions.reports.scope import narrow

OF_SUGGESTIONS = ("accepted", "unanswered", "answered", "on_time", "unanswered_late", "satisfied", "promises_kept")
OF_CITIZENS = ("received", "ended", "suggested", "satisfied", "held", "citizens")
DEFINITION = (
    "口径：答复率＝已答复件数÷已交办件数；按时答复率＝按时首次答复件数÷（已答复和到期未答复）件数；代表满意率＝评价“满意”"
    "件数÷收回评价件数；承诺兑现率＝已兑现承诺÷到期承诺；群众满意率＝评价“满意”件数÷{}收回评价件数。"
    "“本年”立案自本次会议起计，比率的增减为百分点；没有可比数据的记“—”。"
)


def tell(scope: Scope) -> Told:
    found = [scope.suggestions[key] for key in OF_SUGGESTIONS if key in scope.suggestions]
    found += [scope.citizens[key] for key in OF_CITIZENS]
    meant = DEFINITION.format(scope.words.within)
    return Told(
        parts=[table_of(scope, found), Note(f"{meant}{_left_out(scope)}数据截至{written_day(scope.cut_off)}24时。")]
    )


def table_of(scope: Scope, found: Sequence[Figure]) -> Grid:
    """A row for each figure, with what it was before."""
    before = [head for name, _then in scope.period.named for head in (name, "增减")]
    return Grid(
        caption=f"主要指标（{scope.period.written}）",
        headings=["指标", scope.words.this, *before],
        rows=[_row(each, scope) for each in found],
        shares=[8, 3, *[3] * len(before)],
    )


def _left_out(scope: Scope) -> str:
    """So that the total can be added up again."""
    if not scope.asked:
        return ""
    rows = Suggestion.objects.visible_to(scope.reader).filter(is_confidential=True)
    hidden = narrow(rows, {"session": scope.asked["session"], "counted": "accepted"}, scope.cut_off).count()
    return f"另有立案建议{hidden}件，代表要求保密，不计入。" if hidden else ""


def _row(figure: Figure, scope: Scope) -> list[str]:
    earlier = dict(figure.earlier)
    found = [earlier.get(name) for name, _then in scope.period.named]
    cells = [cell for each in found for cell in (_then(each), signed(change(figure, each)))]
    return [f"{figure.label}（{figure.unit}）", shown(figure.value), *cells]


def _then(figure: Figure | None) -> str:
    value: Value = figure.value if figure else None
    return NONE if value is None else shown(value)


SECTION = Section("main", "主要数据", tell)
