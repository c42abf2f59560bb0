"""Months are counted while others count them too, and while people go on writing."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.utils import OperationalError
from django.utils import timezone

from congress.common.rollups import Counted, keep
from congress.organs.models import Session
from suggestions.models import SuggestionMonth
from suggestions.rolling import roll_up
from tests.at_once import at_once
from tests.town import Town

TODAY = timezone.localdate()
FACT = Counted("", "", "received")


def test_two_sweeps_at_once_keep_each_count_once(shared_town: Town) -> None:
    shared_town.handling(timezone.now())
    session = Session.objects.select_related("term__congress__region").get(pk=shared_town.session.pk)
    at_once(*[lambda: roll_up([session], today=TODAY)] * 3)
    handed = SuggestionMonth.objects.filter(session=session, by="", fact="handed", month=TODAY.replace(day=1))
    assert list(handed.values_list("count", flat=True)) == [1]


def drafted_meanwhile(town: Town) -> list[Any]:
    """What becomes of a draft that is begun while the month of its session is being counted; nobody waits a second."""
    found: list[Any] = []

    def count() -> dict[Counted, int]:
        found.extend(at_once(lambda: _draft(town)))
        return {FACT: 1}

    keep(town.session, TODAY.replace(day=1), count)
    return found


@transaction.atomic
def _draft(town: Town) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '500ms'")
    return town.draft()


def test_people_go_on_writing_while_a_month_is_counted(shared_town: Town) -> None:
    [row] = drafted_meanwhile(shared_town)
    assert row.session_id in (None, shared_town.session.pk)
    assert row.pk


def test_a_lock_of_the_key_would_keep_them_waiting(shared_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: what the weaker lock is for."""
    lock = QuerySet.select_for_update
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, no_key=False, **how: lock(rows, **how))
    [refused] = drafted_meanwhile(shared_town)
    assert isinstance(refused, OperationalError)
