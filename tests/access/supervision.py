"""The rows, addresses and bodies of supervision in the access table."""

from typing import Any

from django.utils import timezone

from suggestions.actions.supervision import keys
from suggestions.models import KeyCriterion, KeyItem

TODAY = timezone.localdate().isoformat()
BODIES: dict[str, Any] = {
    "suggestions:key-step": {"decided_on": TODAY, "meeting": "第41次主任会议", "note": "群众关心"},
    "suggestions:key-propose": {"reasons": "连续三年提出"},
}
ADDRESSES = {
    "suggestions:key": lambda world: [_first(KeyItem)],
    "suggestions:key-file": lambda world: [_first(KeyItem), 1],
    "suggestions:key-step": lambda world: [_first(KeyItem), "choose"],
    "suggestions:key-propose": lambda world: [world.items["replied"].pk],
}


def build(town: Any, items: Any) -> None:
    """One row of everything supervision shows."""
    now = timezone.now()
    criterion = KeyCriterion.objects.create(congress=town.congress, name="群众反映强烈")
    keys.propose(items["handling"], criteria=[criterion], reasons="连续三年提出", by=town.supervisor, at=now)


def args(world: Any, name: str, key: int | None) -> list[Any]:
    """The arguments of the address; `key` in the place of that of its row."""
    found = ADDRESSES[name](world)
    return [key, *found[1:]] if key else found


def _first(model: Any) -> int:
    return int(model.objects.earliest("pk").pk)
