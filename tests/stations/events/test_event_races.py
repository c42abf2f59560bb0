"""Two at once: one set of minutes, one set of opinions."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from stations.actions import event_minutes
from stations.models import EventWithCitizens, Opinion
from tests.at_once import at_once
from tests.stations.events.conftest import AHEAD, NOW, Yard, build_yard
from tests.town import Town

AFTER = NOW + AHEAD + timedelta(days=1)


def minuted_twice(yard: Yard) -> list[str]:
    row, by = yard.held(), yard.town.keeper
    said = {"minutes": "谈了电梯", "matters": ["电梯", "路灯"], "by": by, "at": AFTER}
    acts = [lambda: event_minutes.minute(row, **said)] * 2
    return sorted(type(end).__name__ for end in at_once(*acts))


def test_of_two_who_write_the_minutes_one_does(shared_town: Town) -> None:
    assert minuted_twice(build_yard(shared_town)) == ["EventWithCitizens", "Unlawful"]
    assert Opinion.objects.count() == 2


def test_without_the_lock_the_second_meets_the_opinions_of_the_first(shared_town: Town, monkeypatch: Any) -> None:
    """Negative control: the step is not taken, so nothing but the key of the form stands between them."""
    monkeypatch.setattr(event_minutes, "take", lambda name, event, **changes: event)
    assert minuted_twice(build_yard(shared_town)) == ["EventWithCitizens", "IntegrityError"]


def test_of_two_who_send_the_same_plan_one_event_comes(shared_town: Town) -> None:
    yard, key = build_yard(shared_town), uuid4()
    rows = at_once(*[lambda: yard.planned(form_key=key)] * 2)
    assert (len({row.pk for row in rows}), EventWithCitizens.objects.count()) == (1, 1)
