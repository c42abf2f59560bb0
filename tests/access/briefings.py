"""The rows, addresses and bodies of briefings in the access table."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from briefings.models import Briefing, Masthead
from briefings.rules.periods import Kind, period_over

ADDRESSES = {
    "briefings:briefing": lambda world: [_waiting()],
    "briefings:draft-paper": lambda world: [_waiting()],
    "briefings:paper": lambda world: [_waiting(), "docx"],
    "briefings:step": lambda world: [_waiting(), "approve"],
    "admin:briefings_briefing_draft": lambda world: [],
    "admin:briefings_briefing_step": lambda world: [_drafted(), "edit"],
}
BODIES: dict[str, Any] = {"admin:briefings_briefing_step": {"title": "简报", "lead": "导语"}}


def build(town: Any) -> None:
    """One being edited, one that waits for approval, under a masthead."""
    said = {"name": "清源人大工作简报", "editing_unit": "办公室编", "editors": "王慧敏"}
    Masthead.objects.create(congress=town.congress, **said)
    month = period_over(Kind.MONTH, timezone.localdate()).first
    older = (month - timedelta(days=1)).replace(day=1)
    words = {"lead": "导语", "sections": []}
    facts = {"congress": town.congress, "title": "简报", "words": words}
    Briefing.objects.create(month=month, cut_off=month, **facts)
    Briefing.objects.create(month=older, cut_off=older, status="in_approval", sent_by=town.supervisor, **facts)


def args(world: Any, name: str, key: int | None) -> list[Any]:
    """The arguments of the address; `key` in the place of that of its row."""
    found = ADDRESSES[name](world)
    return [key, *found[1:]] if key and found else found


def _waiting() -> int:
    return int(Briefing.objects.get(status="in_approval").pk)


def _drafted() -> int:
    return int(Briefing.objects.get(status="drafted").pk)
