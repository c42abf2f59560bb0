"""The rows, addresses and bodies of briefings in the access table."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from briefings.actions import letters
from briefings.models import Briefing, Letter, LetterRound, Masthead
from briefings.rules.periods import Kind, period_over
from deputies.models import Person

ADDRESSES = {
    "briefings:briefing": lambda world: [_waiting()],
    "briefings:draft-paper": lambda world: [_waiting()],
    "briefings:paper": lambda world: [_waiting(), "docx"],
    "briefings:on-demand": lambda world: [],
    "briefings:on-demand-paper": lambda world: ["pdf"],
    "briefings:step": lambda world: [_waiting(), "approve"],
    "briefings:letter": lambda world: [_letter()],
    "briefings:letter-paper": lambda world: [_letter(), "docx"],
    "briefings:letter-round": lambda world: [_round("in_approval")],
    "briefings:letter-papers": lambda world: [_round("in_approval")],
    "briefings:letter-step": lambda world: [_round("in_approval"), "approve"],
    "admin:briefings_letterround_draft": lambda world: [],
    "admin:briefings_letterround_word": lambda world: [_letter()],
    "admin:briefings_letterround_step": lambda world: [_round("drafted"), "send"],
    "admin:briefings_briefing_draft": lambda world: [],
    "admin:briefings_briefing_step": lambda world: [_drafted(), "edit"],
}
BODIES: dict[str, Any] = {
    "admin:briefings_briefing_step": {"title": "简报", "lead": "导语"},
    "admin:briefings_letterround_word": {"addressee": "清源市教育局"},
    "admin:briefings_letterround_step": {"seen": ""},
}


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
    _letters(town)


def _letters(town: Any) -> None:
    """A year's that are being edited, one about the lead deputy among them, and a year's that wait for approval."""
    Person.objects.filter(pk=town.mandates["deputy"].person_id).update(employer="清源市第三中学教师")
    now, by = timezone.now(), town.supervisor
    today = timezone.localdate(now)
    said: dict[str, Any] = {"mark": "清人代函", "addressee": "中共清源市委组织部", "by": by, "at": now}
    letters.draft(town.congress, cut_off=today, **said)
    before = letters.draft(town.congress, cut_off=today.replace(year=today.year - 1, month=12, day=31), **said)
    letters.send(before, by=by, at=now)


def args(world: Any, name: str, key: int | None) -> list[Any]:
    """The arguments of the address; `key` in the place of that of its row."""
    found = ADDRESSES[name](world)
    return [key, *found[1:]] if key and found else found


def _waiting() -> int:
    return int(Briefing.objects.get(status="in_approval").pk)


def _drafted() -> int:
    return int(Briefing.objects.get(status="drafted").pk)


def _letter() -> int:
    return int(Letter.objects.get(round__status="drafted", kind="employer").pk)


def _round(status: str) -> int:
    return int(LetterRound.objects.get(status=status).pk)
