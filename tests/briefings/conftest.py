"""A town with a masthead, and its briefing in every state, one call a step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import override_settings
from django.utils import timezone

from briefings import actions
from briefings.actions import approving
from briefings.models import Briefing, Masthead
from briefings.rules.periods import Kind, period_of, period_over
from congress.documents.word import document_bytes, new_document
from tests.town import Town

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
LAST = {kind: period_over(kind, TODAY) for kind in Kind}
MONTH = LAST[Kind.MONTH].first
WORDS: dict[str, Any] = {"lead": "", "sections": []}


@dataclass
class Press:
    """The town's office and leaders at work on briefings."""

    town: Town
    masthead: Masthead

    def draft(self, month: date = MONTH) -> Briefing:
        return self.draft_of(Kind.MONTH, month)

    def draft_of(self, kind: Kind, day: date | None = None) -> Briefing:
        """Of the period with the day, or of the last one."""
        day = day or LAST[kind].first
        return actions.draft(self.town.congress, kind=kind, month=day, by=self.town.supervisor, at=NOW)

    def empty(self, place: int = 0, kind: Kind = Kind.MONTH) -> Briefing:
        """Waits for approval, with nothing in it, of a period so long ago."""
        period = LAST[kind]
        for _ in range(place + 1):
            period = period_of(kind, period.first - timedelta(days=1))
        facts = {"congress": self.town.congress, "kind": kind, "month": period.first, "title": f"第{place}份"}
        facts["cut_off"] = period.cut_off
        return Briefing.objects.create(words=WORDS, status="in_approval", sent_by=self.town.supervisor, **facts)

    def sent(self, month: date = MONTH) -> Briefing:
        return actions.send(self.draft(month), by=self.town.supervisor, at=NOW)

    def issued(self, month: date = MONTH, at: datetime = NOW) -> Briefing:
        return actions.approve(self.sent(month), by=self.town.chair, at=at)


def masthead_of(town: Town, **more: Any) -> Masthead:
    said: dict[str, Any] = {
        "name": "清源人大工作简报",
        "pinyin": "QINGYUAN RENDA GONGZUO JIANBAO",
        "editing_unit": "清源市人大常委会办公室编",
        "editors": "王慧敏　高　洁",
        "reports_to": "省人大常委会办公厅、代表工委，市委常委。",
        "sends_to": "市人大常委会组成人员，市政府办公室。",
        "issues_to": "各区、县人大常委会，各乡镇人大。",
        "copies": 180,
        "is_on": True,
    }
    return Masthead.objects.create(congress=town.congress, **(said | more))


@pytest.fixture(scope="session", autouse=True)
def _files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Papers are kept in a folder of the tests, those of worlds that a file shares too."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("papers")):
        yield


SMALL = {"pdf": b"%PDF-1.7\nstartxref\n0\n%%EOF\n", "docx": document_bytes(new_document("空"))}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers of a few bytes, where it is numbers that are looked at."""
    monkeypatch.setattr(approving, "paper", lambda row, kind: SMALL[kind])


@pytest.fixture
def press(town: Town) -> Press:
    return Press(town, masthead_of(town, total_before=600))


@pytest.fixture
def shared_press(shared_town: Town) -> Press:
    """Where other threads and processes see it."""
    return Press(shared_town, masthead_of(shared_town, total_before=600))
