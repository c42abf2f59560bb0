"""The kept counts of sessions' months against a count by hand, over random lives of suggestions."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest
from django.utils import timezone

from congress.common.dates import last_of_month, months_before
from congress.common.rollups import Counted
from congress.organs.models import Session
from deputies.models import Delegation
from suggestions.models import Category, OutcomeCategory, Suggestion, SuggestionMonth
from suggestions.reports.months import BRIEF, HIDDEN, counts_together, month_counts
from suggestions.rolling import rebuild, roll_up
from tests.bench.large_city import lives
from tests.bench.large_city.places import City, Place, Size
from tests.suggestions.hand import BESIDE, BY_HAND, Past
from tests.town import Town

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
COLUMNS = ("session", "month", "by", "key", "fact", "count")
PLACES = {
    "category": lambda row: row.category_id,
    "delegation": lambda row: row.lead.delegation_id,
    "area": lambda row: row.lead.electing_unit,
    "deputy": lambda row: row.lead_id,
}


def lived(town: Town, seed: int, opened: tuple[int, int]) -> list[Session]:
    """Two sessions, opened so many days ago, with twenty lives each."""
    congress, chance = town.congress, Random(seed)
    for number, days in zip((town.session.number, 4), opened, strict=True):
        on = TODAY - timedelta(days=days)
        Session.objects.update_or_create(
            term=town.session.term, number=number, defaults={"opened_on": on, "closed_on": on}
        )
    for code in "CD":
        OutcomeCategory.objects.create(congress=congress, code=code, label=code)
    Category.objects.create(congress=congress, name="教科文卫")
    other = town.mandates["deputy2"]
    other.delegation = Delegation.objects.create(term=town.session.term, name="城西代表团")
    other.electing_unit = "城西区"
    other.save()
    sessions = list(Session.objects.select_related("term__congress__region").order_by("opened_on"))
    place = Place(congress, Size(2, 3, 20, 0), sessions, town.supervisor, town.chair)
    place.units, place.clerks = list(town.units.values()), [town.clerk, town.co_clerk, town.other_clerk]
    place.mandates, place.categories = list(town.mandates.values()), list(congress.categories.all())
    place.letters = town.outcome
    lives.build(City([place]), NOW, seed)
    for row in Suggestion.objects.all():
        Suggestion.objects.filter(pk=row.pk).update(is_confidential=chance.random() < 0.2)
    return sessions


def hand_counted(session: Session, on: date) -> Counter[Counted]:
    """Each place's rows by the definitions in plain Python; what nobody had is left out."""
    found: Counter[Counted] = Counter()
    for row in session.suggestions.select_related("lead").prefetch_related(*BESIDE):
        is_hidden = row.number is None or row.is_confidential
        for (by, key), unit in places(row):
            past = Past(row, on, unit)
            for fact, holds in BY_HAND.items():
                if (times := int(holds(past))) and (not by or fact in BRIEF):
                    found[Counted(by, key, fact)] += times
                    found[Counted(by, key, HIDDEN + fact)] += times * is_hidden
    return +found


def places(row: Suggestion) -> Iterator[tuple[tuple[str, str], int | None]]:
    """Where it counts, with the unit if that is one."""
    yield ("", ""), None
    for by, key in PLACES.items():
        yield (by, str(key(row) or "none")), None
    for part in row.assignments.all():
        yield (part.part, str(part.unit_id)), part.unit_id


@pytest.mark.parametrize("seed", range(4))
def test_any_lives_are_counted_as_by_hand(town: Town, seed: int) -> None:
    sessions = lived(town, seed, (400, 150))
    for back in (3, 0):
        month = months_before(TODAY.replace(day=1), back)
        counted = counts_together(sessions, month, TODAY)
        by_hand = [hand_counted(session, min(last_of_month(month), TODAY)) for session in sessions]
        assert [+counted[session.pk] for session in sessions] == by_hand


def test_dropped_and_rebuilt_the_counts_are_equal(town: Town) -> None:
    sessions = lived(town, 7, (120, 70))
    roll_up(sessions, today=TODAY)
    before = set(SuggestionMonth.objects.values_list(*COLUMNS))
    assert rebuild(sessions, today=TODAY) > 0
    assert set(SuggestionMonth.objects.values_list(*COLUMNS)) == before
    assert roll_up(sessions, today=TODAY) == 0


def test_sessions_counted_together_are_each_counted_as_alone(town: Town) -> None:
    sessions = lived(town, 8, (200, 100))
    together = counts_together(sessions, TODAY, TODAY)
    assert together == {session.pk: month_counts(session, TODAY, TODAY) for session in sessions}
