"""分单位、分代表团、分地区情况: the same figures told apart."""

from briefings.sections.from_areas import AREA_COLUMNS, areas_of
from briefings.sections.grids import COLUMNS, all_of, delegations_of, grids_of, units_of
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told

UNITS = "各承办单位主办件办理情况"
DELEGATIONS = "各代表团建议办理情况"
AREAS = "各地区联系群众情况"


def tell(scope: Scope) -> Told:
    """Units by lead items, delegations, and areas of liaison stations; a table without rows is left out."""
    units, delegations, areas = units_of(scope), delegations_of(scope), areas_of(scope)
    grids = grids_of(
        (UNITS, "承办单位", COLUMNS.values(), units),
        (DELEGATIONS, "代表团", COLUMNS.values(), delegations),
        (AREAS, "地区", AREA_COLUMNS.values(), areas),
    )
    return Told(parts=grids, figures=all_of(units, delegations, areas))


SECTION = Section("tables", "分单位、分地区情况", tell)
