"""The rows, addresses and bodies of supervision in the access table."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from congress.documents.letters import Letter
from suggestions.actions.supervision import awards, circulars, draws, grading, inquiries, keys
from suggestions.actions.supervision.issuing import issue
from suggestions.models.supervision import (
    Award,
    Circular,
    Draw,
    Grading,
    GradingScheme,
    Inquiry,
    IssuedPaper,
    KeyCriterion,
    KeyItem,
    Nominee,
    Question,
)
from suggestions.rules.supervision.papers import PaperKind

TODAY = timezone.localdate().isoformat()
TOMORROW = timezone.localdate() + timedelta(days=1)
KEY = uuid4()
BODIES: dict[str, Any] = {
    "suggestions:key-step": {"decided_on": TODAY, "meeting": "第41次主任会议", "note": "群众关心"},
    "suggestions:key-propose": {"reasons": "连续三年提出"},
    "suggestions:presence-record": {"on": TODAY, "place": "城东路口", "leader": "李立", "form_key": KEY},
    "suggestions:award-nominate": {"reasons": "选题准"},
    "suggestions:award-nominate-unit": {"reasons": "办得实"},
    "suggestions:award-drop": {"note": "再议"},
    "suggestions:inquiry-step": {"on": TODAY, "chair": "陈主任"},
    "suggestions:look-back-record": {
        "on": TODAY,
        "people": "王平",
        "finding": "kept",
        "evidence": "灯",
        "form_key": KEY,
    },
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
    "suggestions:circular": lambda world: [_first(Circular)],
    "suggestions:circular-step": lambda world: [_first(Circular), "approve"],
    "suggestions:issued": lambda world: [_first(IssuedPaper)],
    "suggestions:issued-paper": lambda world: [_first(IssuedPaper), "docx"],
    "suggestions:grading-paper": lambda world: [_first(Grading), "docx"],
    "suggestions:star-give": lambda world: [world.items["replied"].pk],
    "suggestions:award": lambda world: [_first(Award)],
    "suggestions:award-step": lambda world: [_first(Award), "decide"],
    "suggestions:award-nominate": lambda world: [_first(Award), world.items["replied"].pk],
    "suggestions:award-nominate-unit": lambda world: [_first(Award), world.town.units["教育局"].pk],
    "suggestions:award-drop": lambda world: [_first(Award), _first(Nominee)],
    "suggestions:inquiry": lambda world: [_first(Inquiry)],
    "suggestions:inquiry-paper": lambda world: [_first(Inquiry), "docx"],
    "suggestions:inquiry-step": lambda world: [_first(Inquiry), "hold"],
    "suggestions:inquiry-answer": lambda world: [_first(Inquiry), _first(Question)],
    "suggestions:inquiry-settle": lambda world: [_first(Inquiry), 1],
    "suggestions:api-grading": lambda world: [_first(Grading)],
    "suggestions:api-advice": lambda world: [world.items["handling"].pk],
    "suggestions:key-propose": lambda world: [world.items["replied"].pk],
}


def build(town: Any, items: Any) -> None:
    """One row of everything supervision shows."""
    now = timezone.now()
    criterion = KeyCriterion.objects.create(congress=town.congress, name="群众反映强烈")
    keys.propose(items["handling"], criteria=[criterion], reasons="连续三年提出", by=town.supervisor, at=now)
    stated = {"title": "点评", "session": town.session, "size": 1, "seed_kind": "public", "seed_source": "排列五"}
    draws.announce(town.congress, form_key=uuid4(), seed_on=TOMORROW, by=town.supervisor, at=now, **stated)
    whole = {"items": "办理 | 20 | answered", "levels": "满意 | 80", "valid_from": TOMORROW - timedelta(days=1)}
    scheme = GradingScheme.objects.create(congress=town.congress, name="测评办法", **whole)
    period = {"from_on": scheme.valid_from, "until_on": scheme.valid_from}
    grading.begin(scheme, title="测评", form_key=uuid4(), by=town.supervisor, at=now, **period)
    _papers(town, now)


def _papers(town: Any, now: datetime) -> None:
    """A letter of the office, a circular to be approved, open awards with a nominee, an inquiry with a question."""
    said = {"organ": "机关", "number": "1号", "title": "函", "salutation": "甲：", "paragraphs": ["乙"]}
    words = Letter(signing_organ="机关", signed_on=TOMORROW, **said)
    issue(town.congress, PaperKind.URGING, lambda number: words, to="甲", by=town.supervisor, at=now)
    today = TOMORROW - timedelta(days=1)
    period = {"from_on": today, "until_on": today}
    circulars.draft(town.congress, title="通报", cut_off=today, form_key=uuid4(), by=town.supervisor, at=now, **period)
    award = awards.begin(town.congress, title="优秀名单", form_key=uuid4(), by=town.supervisor, at=now, **period)
    awards.nominate_unit(award, town.units["住建局"], reasons="办得实", by=town.supervisor, at=now)
    plan = {"title": "过街安全", "on": today, "place": "会议室", "units": [town.units["住建局"]], "suggestions": []}
    inquiry = inquiries.plan(town.congress, form_key=uuid4(), by=town.supervisor, at=now, **plan)
    asked = {"unit": town.units["住建局"], "asked_by": "张三", "text": "何时？"}
    inquiries.ask(inquiry, by=town.supervisor, at=now, **asked)


def args(world: Any, name: str, key: int | None) -> list[Any]:
    """The arguments of the address; `key` in the place of that of its row."""
    found = ADDRESSES[name](world)
    return [key, *found[1:]] if key and found != ["never-was"] else found


def _first(model: Any) -> int:
    return int(model.objects.earliest("pk").pk)
