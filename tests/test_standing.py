"""The cast that stays from one test to the next is as new for each."""

import pytest

from congress.accounts.models import User
from congress.organs.models import Congress, Holiday, Unit
from tests.once import STANDING
from tests.town import Town


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_writes_is_undone(town: Town, time: str) -> None:
    assert (town.congress.name, "guest" in town.people) == ("清源市人民代表大会", False)
    assert (Congress.objects.get().name, Unit.objects.count()) == ("清源市人民代表大会", 3)
    town.congress.name, town.people["guest"] = "临江市人民代表大会", town.deputy
    town.congress.save()
    Unit.objects.create(congress=town.congress, name="清源市水利局")


def test_a_test_that_asks_for_no_cast_finds_none(db: None) -> None:
    assert (STANDING.world, User.objects.count()) == (None, 0)


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_that_commits_begins_with_what_migrations_wrote(transactional_db: None, time: str) -> None:
    assert (User.objects.count(), Holiday.objects.filter(name="临时").count()) == (0, 0)
    assert Holiday.objects.count() > 700
    User.objects.create(username="guest", name="客人")
    Holiday.objects.update(name="临时")
