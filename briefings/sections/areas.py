"""各地区联系群众情况: receptions and opinions by area, and where nothing happened or something is late."""

from briefings.sections.figures import Figure
from briefings.sections.from_areas import AREA_COLUMNS, areas_of
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
    this, on = scope.words.this, written_day(scope.cut_off)
    late = [f"{name}（{told(figure)}）" for name, figure in named(rows, LATE, _is_some)]
    paragraphs = [
        f"{this}各地区都开展了接待活动。"
        if not _idle(rows, HELD)
        else f"{this}没有开展接待活动的有{_idle(rows, HELD)}。",
        f"没有收到群众意见的有{_idle(rows, RECEIVED)}。" if _idle(rows, RECEIVED) else "",
        f"截至{on}，群众意见逾期未办的有{joined(late)}。" if late else f"截至{on}，各地区没有逾期未办的群众意见。",
    ]
    grids = grids_of((AREAS, "地区", AREA_COLUMNS.values(), rows))
    return Told(paragraphs=list(filter(None, paragraphs)), parts=grids, figures=all_of(rows))


def _idle(rows: Rows, place: int) -> str:
    return joined(name for name, _figure in named(rows, place, _is_none))


def _is_some(figure: Figure) -> bool:
    return figure.count > 0


def _is_none(figure: Figure) -> bool:
    return figure.count == 0


SECTION = Section("areas", "各地区联系群众情况", tell)
