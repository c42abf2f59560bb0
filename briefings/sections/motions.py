"""代表议案: registered, and what was decided on them."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from briefings.sections.figures import Figure
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from suggestions.models import Motion
from suggestions.rules.motions import DECISIONS

WORDS = {
    "put_on_agenda": "列入会议议程",
    "to_standing": "交常委会审议",
    "to_committee": "闭会后由专门委员会审议",
    "as_suggestion": "作为代表建议办理",
    "not_motion": "不作为议案",
}


def tell(scope: Scope) -> Told:
    """Of the running session, numbered and decided by the cut-off."""
    if not scope.sessions:
        return Told()
    registered = _figure(scope, "motions", "登记议案", "registered_by", "已登记编号的议案。")
    if not registered.count:
        return Told(paragraphs=["本次会议以来没有登记的代表议案。"], figures=[registered])
    decided = [
        _figure(scope, f"motions_{name}", WORDS[name], "decided_by", "主席团决定如此处理的议案。", decision=name)
        for name in DECISIONS
    ]
    parts = "，".join(f"{each.label}{each.count}件" for each in decided if each.count) or "尚未作出处理决定"
    text = f"{scope.sessions[0].full_name}以来登记代表议案{registered.count}件：{parts}。"
    return Told(paragraphs=[text], figures=[registered, *decided])


def _figure(scope: Scope, key: str, label: str, day: str, definition: str, **more: str) -> Figure:
    asked = {"session": scope.sessions[0].pk, day: scope.cut_off.isoformat(), **more}
    column = {"registered_by": "registered_on__lte", "decided_by": "decided_on__lte"}[day]
    narrowed: dict[str, Any] = {"session": scope.sessions[0], column: scope.cut_off, **more}
    return Figure(
        key=key,
        label=label,
        count=Motion.objects.visible_to(scope.reader).filter(**narrowed).count(),
        url=f"{reverse('suggestions:motions')}?{urlencode(asked)}",
        definition=definition,
    )


SECTION = Section("motions", "代表议案", tell)
