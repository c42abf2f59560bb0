"""各地区联系群众情况: receptions and opinions by area, and where nothing happened or something is late."""

from briefings.sections.figures import Figure
from briefings.sections.from_areas import AREA_COLUMNS, NO_STATION, areas_of
from briefings.sections.grids import Rows, all_of, grids_of, named
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from briefings.sections.tables import AREAS
from briefings.sections.wording import joined, told
from congress.documents.dates import written_day

HELD, RECEIVED, LATE = (list(AREA_COLUMNS).index(key) for key in ("held", "received", "opinions_late"))


def tell(scope: Scope) -> Told:
    rows = areas_of(scope)
    if not rows:
        return Told()
    idle = [_idle(rows, place, act) for place, act in ((HELD, "开展接待活动"), (RECEIVED, "收到群众意见"))]
    late = [f"{name}（{told(figure)}）" for name, figure in named(rows, LATE, _is_some)]
    said = f"群众意见逾期未办的有{joined(late)}" if late else "没有逾期未办的群众意见"
    paragraphs = [f"{scope.words.this}，{'；'.join(idle)}。", f"截至{written_day(scope.cut_off)}，{said}。"]
    grids = grids_of((AREAS, "地区", AREA_COLUMNS.values(), rows))
    return Told(paragraphs=paragraphs, parts=grids, figures=all_of(rows))


def _idle(rows: Rows, place: int, act: str) -> str:
    """Where nothing of it happened."""
    names = [name for name, _figure in named(rows, place, _is_none) if name != NO_STATION]
    if not names:
        return f"各地区都{act}"
    return f"没有{act}的地区有{joined(names)}" if named(rows, place, _is_some) else f"各地区都没有{act}"


def _is_some(figure: Figure) -> bool:
    return figure.count > 0


def _is_none(figure: Figure) -> bool:
    return figure.count == 0


SECTION = Section("areas", "各地区联系群众情况", tell)
