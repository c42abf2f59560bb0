"""Suggestions of earlier years in the town, and the browser's owner."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from congress.organs.models import Session
from suggestions.models import Assignment, Suggestion
from suggestions.rules import Part
from tests.town import Town

Past = Callable[..., Suggestion]


@pytest.fixture
def past(town: Town) -> Past:
    """Puts a closed suggestion of so many years ago into the town, led by a unit."""

    def put(title: str, *, unit: str = "住建局", years: int = 1, by: str = "王某", **more: Any) -> Suggestion:
        opened = town.session.opened_on - timedelta(days=365 * years)
        term = town.session.term
        session, _new = Session.objects.get_or_create(
            term=term, number=5 - years, defaults={"opened_on": opened, "closed_on": opened}
        )
        row = Suggestion.objects.create(
            congress=town.congress,
            session=session,
            period="in",
            number=Suggestion.objects.filter(session=session).count() + 1,
            title=title,
            lead_name=by,
            status="closed",
            is_imported=True,
            created_at=timezone.now(),
            **{"category": town.category} | more,
        )
        Assignment.objects.create(
            suggestion=row, unit=town.units[unit], part=Part.LEAD, state="signed", assigned_on=opened
        )
        return row

    return put
