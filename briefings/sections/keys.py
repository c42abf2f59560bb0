"""重点督办建议: chosen by the chairs' meeting, reported to it, ended."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from briefings.sections.figures import Figure
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from suggestions.models.supervision import KeyItem
from suggestions.rules.supervision.keys import SHOWN

COUNTED = {
    "chosen": ("重点督办建议", "decided_on", "主任会议确定的重点督办建议。"),
    "reported": ("已向主任会议报告", "reported_on", "已向主任会议报告办理情况的重点督办建议。"),
    "ended": ("结束督办", "ended_on", "已结束督办的重点督办建议。"),
}


def tell(scope: Scope) -> Told:
    """Those on suggestions of the running session; none of a confidential one is named."""
    if not scope.sessions:
        return Told()
    rows = KeyItem.objects.visible_to(scope.reader).filter(
        suggestion__session=scope.sessions[0], status__in=SHOWN, decided_on__lte=scope.cut_off
    )
    days = list(rows.order_by("decided_on", "pk").values("suggestion__title", "suggestion__is_confidential", *DAYS))
    figures = [_figure(scope, key, days) for key in COUNTED]
    if not days:
        return Told(paragraphs=["本次会议以来没有确定重点督办建议。"], figures=figures)
    said = "，".join(f"{each.label}{each.count}件" for each in figures)
    names = "".join(f"《{row['suggestion__title']}》" for row in days if not row["suggestion__is_confidential"])
    text = f"{scope.sessions[0].full_name}以来确定{said}。"
    return Told(paragraphs=[text, *([f"重点督办的是{names}。"] if names else [])], figures=figures)


DAYS = [day for _label, day, _definition in COUNTED.values()]


def _figure(scope: Scope, key: str, rows: list[dict[str, Any]]) -> Figure:
    label, day, definition = COUNTED[key]
    asked = {"session": scope.sessions[0].pk, f"{key}_by": scope.cut_off.isoformat()}
    return Figure(
        key=f"keys_{key}",
        label=label,
        count=sum(row[day] is not None and row[day] <= scope.cut_off for row in rows),
        url=f"{reverse('suggestions:keys')}?{urlencode(asked)}",
        definition=definition,
    )


SECTION = Section("keys", "重点督办建议", tell)
