"""The rows, addresses and bodies of supervision in the access table."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from suggestions.actions.supervision import draws, grading, keys
from suggestions.models.supervision import Draw, Grading, GradingScheme, KeyCriterion, KeyItem

TODAY = timezone.localdate().isoformat()
TOMORROW = timezone.localdate() + timedelta(days=1)
BODIES: dict[str, Any] = {
    "suggestions:key-step": {"decided_on": TODAY, "meeting": "第41次主任会议", "note": "群众关心"},
    "suggestions:key-propose": {"reasons": "连续三年提出"},
    "suggestions:presence-record": {"on": TODAY, "place": "城东路口", "leader": "李立"},
    "suggestions:look-back-record": {"on": TODAY, "people": "王平", "finding": "kept", "evidence": "已装灯"},
}
ADDRESSES = {
    "suggestions:key": lambda world: [_first(KeyItem)],
    "suggestions:key-file": lambda world: [_first(KeyItem), 1],
    "suggestions:key-step": lambda world: [_first(KeyItem), "choose"],
    "suggestions:draw": lambda world: [_first(Draw)],
    "suggestions:draw-list": lambda world: [_first(Draw)],
    "suggestions:draw-paper": lambda world: [_first(Draw), "docx"],
    "suggestions:draw-appraise": lambda world: [_first(Draw), 1],
    "suggestions:draw-step": lambda world: [_first(Draw), "freeze"],
    "suggestions:look-back-item": lambda world: [world.items["replied"].pk],
    "suggestions:look-back-record": lambda world: [world.items["replied"].pk],
    "suggestions:look-back-file": lambda world: [world.items["replied"].pk, 1],
    "suggestions:grading": lambda world: [_first(Grading)],
    "suggestions:grading-freeze": lambda world: [_first(Grading)],
    "suggestions:grading-score": lambda world: [_first(Grading), world.town.units["住建局"].pk],
    "suggestions:digest": lambda world: ["never-was"],
    "suggestions:register": lambda world: [world.items["replied"].pk],
    "suggestions:presence-record": lambda world: [world.items["replied"].pk],
    "suggestions:presence-photo": lambda world: [world.items["replied"].pk, 1],
    "suggestions:key-propose": lambda world: [world.items["replied"].pk],
}


def build(town: Any, items: Any) -> None:
    """One row of everything supervision shows."""
    now = timezone.now()
    criterion = KeyCriterion.objects.create(congress=town.congress, name="群众反映强烈")
    keys.propose(items["handling"], criteria=[criterion], reasons="连续三年提出", by=town.supervisor, at=now)
    stated = {"title": "点评", "session": town.session, "size": 1, "seed_kind": "public", "seed_source": "排列五"}
    draws.announce(town.congress, seed_on=TOMORROW, by=town.supervisor, at=now, **stated)
    whole = {"items": "办理 | 20 | answered", "levels": "满意 | 80", "valid_from": TOMORROW - timedelta(days=1)}
    scheme = GradingScheme.objects.create(congress=town.congress, name="测评办法", **whole)
    period = {"from_on": scheme.valid_from, "until_on": scheme.valid_from}
    grading.begin(scheme, title="测评", by=town.supervisor, at=now, **period)


def args(world: Any, name: str, key: int | None) -> list[Any]:
    """The arguments of the address; `key` in the place of that of its row."""
    found = ADDRESSES[name](world)
    return [key, *found[1:]] if key and found != ["never-was"] else found


def _first(model: Any) -> int:
    return int(model.objects.earliest("pk").pk)
