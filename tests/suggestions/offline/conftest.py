"""A paper that came in, and its course."""

from uuid import uuid4

import pytest
from django.utils import timezone

from suggestions.actions.offline import move_offline, register_offline


def registered(town, by="reviewer", **other):
    said = {"received_on": timezone.localdate(), "form_key": uuid4(), **other}
    return register_offline(town.mandates["deputy"], by=town.people[by], at=timezone.now(), **said)


def moved(town, item, name, by="dispatcher", on=None, **other):
    unit = {"unit": town.units["住建局"]} if name == "hand_over" else {}
    day = on or timezone.localdate()
    return move_offline(item, name, on=day, by=town.people[by], at=timezone.now(), **{**unit, **other})


@pytest.fixture
def item(town):
    return registered(town)
