"""各代表团建议办理情况: the suggestions of each delegation's deputies."""

from briefings.sections.grids import COLUMNS, all_of, delegations_of, grids_of
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from briefings.sections.tables import DELEGATIONS


def tell(scope: Scope) -> Told:
    rows = delegations_of(scope)
    grids = grids_of((DELEGATIONS, "代表团", COLUMNS.values(), rows))
    return Told(parts=grids, figures=all_of(rows))


SECTION = Section("delegations", "各代表团建议办理情况", tell)
