"""What is under way on a day, and how many of several facts at once."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from suggestions.models import Suggestion
from suggestions.reports.facts import ITEM_FACTS, PROMISE_FACTS, question
from suggestions.reports.scope import in_scope, known_in_scope, promises_in_scope
from suggestions.reports.together import counts_by_lead_unit, counts_on, promise_counts_on
from suggestions.rules.life import HELD, Status
from tests.once import built_once
from tests.suggestions.year import live_a_year
from tests.town import Town, build_town

TODAY = timezone.localdate()


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[Town]:
    with built_once(django_db_blocker, lambda: live_a_year(build_town())) as town:
        yield town


@pytest.fixture
def lived(year: Town, db: None) -> Town:
    return year


def numbers(rows: Any) -> set[int]:
    return set(rows.order_by().values_list("pk", flat=True))


def test_under_way_today_is_what_is_handed_over_and_waits_for_an_answer(lived: Town) -> None:
    user = lived.people["supervisor"]
    found = numbers(in_scope(user, {"counted": "under_way"}, TODAY))
    standing = Suggestion.objects.visible_to(user).filter(status__in=HELD | {Status.ENTRUSTED})
    merged = Suggestion.objects.filter(status=Status.MERGED, merged_into__status__in=HELD)
    given_back = Suggestion.objects.filter(status=Status.ACCEPTED, assigned_on__isnull=False)  # to be handed over again
    assert found == numbers(standing) | numbers(merged) | numbers(given_back)


@pytest.mark.parametrize("back", [0, 45])
@pytest.mark.parametrize("who", ["supervisor", "chair", "clerk"])
def test_counted_at_once_each_fact_has_as_many_rows_as_asked_for_alone(lived: Town, who: str, back: int) -> None:
    user, on = lived.people[who], TODAY - timedelta(days=back)
    alone = {fact: known_in_scope(user, {}, on).filter(question(needs)).count() for fact, needs in ITEM_FACTS.items()}
    assert counts_on(user, {}, on, ITEM_FACTS) == alone
    promised = {fact: promises_in_scope(user, {"counted": fact}, on).count() for fact in PROMISE_FACTS}
    assert promise_counts_on(user, {}, on) == promised


def test_each_unit_has_as_many_as_its_list_and_its_own_days(lived: Town) -> None:
    user, facts = lived.people["supervisor"], ("handed", "under_way", "overdue", "answered")
    rows = {row["unit"]: row for row in counts_by_lead_unit(user, {}, TODAY, facts)}
    assert rows
    for unit, row in rows.items():
        asked = {"unit": unit, "part": "lead"}
        assert {fact: row[fact] for fact in facts} == {
            fact: in_scope(user, {**asked, "counted": fact}, TODAY).count() for fact in facts
        }
    took = [row["days"] for row in rows.values() if row["answered"]]
    assert all(each >= timedelta(0) for each in took)
