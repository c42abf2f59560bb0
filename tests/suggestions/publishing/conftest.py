"""A town whose deputy agrees to publication."""

from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from suggestions import actions
from suggestions.models import Publication, Suggestion
from tests.town import Town

NOW = timezone.now()
ABOUT = "城东街道李家村三组12号王某某反映，路口夜间无灯，联系电话13800001111。建议：一、增设路灯；二、每月巡查。"


class Press:
    """The town with what publishing takes, one call an act."""

    def __init__(self, town: Town) -> None:
        self.town = town

    def agreed(self, row: Suggestion, at: datetime | None = None) -> Suggestion:
        """With the deputy's consent, and somebody's number in the text."""
        Suggestion.objects.filter(pk=row.pk).update(body=ABOUT)
        return actions.consent(fresh(row), by=self.town.deputy, at=at or timezone.now())

    def accepted(self, **more: Any) -> Suggestion:
        return self.agreed(self.town.accepted(**more))

    def replied(self, openness: str = "active", **more: Any) -> Suggestion:
        row = self.agreed(self.town.replied(**more))
        row.rounds.get().replies.update(openness=openness)
        return row

    def release(self, row: Suggestion, *passages: str, at: datetime | None = None, **more: Any) -> Publication:
        by = self.town.supervisor
        return actions.release(fresh(row), passages=passages, by=by, at=at or timezone.now(), **more)

    def public(self, **more: Any) -> Publication:
        return self.release(self.replied(**more))


def fresh(row: Suggestion) -> Suggestion:
    return Suggestion.objects.get(pk=row.pk)


@pytest.fixture
def press(town: Town) -> Press:
    return Press(town)


@pytest.fixture
def shared_press(shared_town: Town) -> Press:
    """The same where other threads and the browser see it."""
    return Press(shared_town)
