"""A briefing on one unit or one area, counted when it is asked for; nothing of it is kept."""

from typing import Any

from django.utils import translation

from briefings.rules.periods import Period
from briefings.sections import CHINESE, of_one_area, of_one_unit, told_by
from briefings.sections.scope import Scope
from congress.accounts.readers import office_reader
from congress.documents.dates import written_day
from congress.organs.models import Congress, Region, Unit


def told_of(congress: Congress, subject: Unit | Region, period: Period) -> dict[str, Any]:
    """Title, words and figures as plain values, counted as the office sees them."""
    with translation.override(CHINESE):
        is_unit = isinstance(subject, Unit)
        reader = office_reader(congress)
        if is_unit:
            scope = Scope(congress, period, reader, narrowed={"unit": subject.pk})
        else:
            scope = Scope(congress, period, reader, area=str(subject.pk))
        sections = of_one_unit.SECTIONS if is_unit else of_one_area.SECTIONS
        matter = "代表建议办理情况" if is_unit else "联系群众和代表建议情况"
        lead = f"数据截至{written_day(scope.cut_off)}24时。本件按需生成，不编号，不存档。"
        return {"title": f"{subject.name}{matter}（{period.written}）", **told_by(scope, sections, lead)}
