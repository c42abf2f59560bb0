"""各承办单位办理情况: who answered all in time, who is late, whom deputies are less content with than on average."""

from briefings.sections.figures import Figure
from briefings.sections.grids import COLUMNS, Rows, all_of, grids_of, named, units_of
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from briefings.sections.tables import UNITS
from briefings.sections.wording import joined, told
from suggestions.rules import Part

SEPARATE = "各承办单位分办件办理情况"
ON_TIME, OVERDUE, CONTENT = (list(COLUMNS).index(key) for key in ("on_time", "overdue", "content"))


def tell(scope: Scope) -> Told:
    """The sentences are of what a unit leads; what it answers separately has a table of its own."""
    lead, separate = units_of(scope), units_of(scope, Part.SEPARATE)
    if not lead and not separate:
        return Told()
    grids = grids_of(
        (UNITS, "承办单位", COLUMNS.values(), lead),
        (SEPARATE, "承办单位", COLUMNS.values(), separate),
    )
    paragraphs = [
        f"有主办件的承办单位{len(lead)}个。",
        "（一）按时答复",
        _punctual(lead),
        _late(lead),
        "（二）代表评价",
        _below(lead, scope.suggestions["content"]),
    ]
    return Told(paragraphs=paragraphs, parts=grids, figures=all_of(lead, separate))


def _punctual(rows: Rows) -> str:
    if not named(rows, ON_TIME, _is_counted):
        return "没有可计按时答复的主办件。"
    names = [
        name for name, _figure in named(rows, ON_TIME, lambda each: _is_counted(each) and each.count == each.whole)
    ]
    return f"应答复的主办件全部按时答复的有{joined(names)}。" if names else "没有全部按时答复的承办单位。"


def _late(rows: Rows) -> str:
    late = [f"{name}{figure.count}件" for name, figure in named(rows, OVERDUE, lambda each: each.count > 0)]
    return f"有逾期的是{joined(late)}。" if late else "各承办单位没有逾期的主办件。"


def _below(rows: Rows, average: Figure) -> str:
    """With what each rate is divided by: of few ratings it says little."""
    if average.value is None:
        return "尚未收回代表评价。"
    below = [f"{name}{told(figure)}" for name, figure in named(rows, CONTENT, lambda each: _is_below(each, average))]
    told_average = f"满意和基本满意率总体为{told(average)}"
    return f"{told_average}；低于总体的有{joined(below)}。" if below else f"{told_average}，各承办单位都不低于总体。"


def _is_counted(figure: Figure) -> bool:
    return bool(figure.whole)


def _is_below(figure: Figure, average: Figure) -> bool:
    return figure.value is not None and average.value is not None and figure.value < average.value


SECTION = Section("units", "各承办单位办理情况", tell)
