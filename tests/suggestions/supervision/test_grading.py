"""A grading as it is carried out: facts of real items, points typed, and a decision that freezes them."""

from datetime import timedelta
from decimal import Decimal
from threading import Barrier
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.utils import timezone

from congress.common.lifecycle import NotYours, Refused
from suggestions.actions.supervision import grading
from suggestions.models import Suggestion
from suggestions.models.supervision import Grading, GradingResult, GradingScheme
from suggestions.oversight.grading import table
from suggestions.oversight.handled import facts_by_unit
from suggestions.rules.supervision.measures import Fact
from tests.at_once import at_once
from tests.suggestions.supervision.test_grading_rules import RUZHOU, RUZHOU_LEVELS

LONG_AGO = timedelta(days=240)


def today():
    return timezone.localdate()


def scheme(town, **other):
    whole = {"name": "汝州办法", "valid_from": today() - LONG_AGO, "items": RUZHOU, "levels": RUZHOU_LEVELS, **other}
    return GradingScheme.objects.create(congress=town.congress, **whole)


def begun(town):
    period = {"from_on": today() - LONG_AGO, "until_on": today()}
    return grading.begin(
        scheme(town), title="年度测评", form_key=uuid4(), by=town.supervisor, at=timezone.now(), **period
    )


def decided(town, found):
    decision = {"decided_on": today(), "meeting": "第41次主任会议"}
    return grading.freeze(found, by=town.supervisor, at=timezone.now(), **decision)


def typed(town, found, unit="住建局"):
    points = {"领导重视": 5, "制度建设": 4, "常委会测评": 27, "全体代表测评": 16}
    given = {label: Decimal(value) for label, value in points.items()}
    grading.score(found, town.units[unit], points=given, by=town.supervisor, at=timezone.now())


def facts(town, day=None):
    return facts_by_unit(town.congress.pk, today() - LONG_AGO, today(), day or today())


def test_facts_say_what_became_of_each_item_of_a_unit(town):
    town.rate(town.replied(), "satisfied")
    whole = Fact(True, True, True, True, True, "satisfied", True, True)
    assert facts(town) == {town.units["住建局"].pk: [whole]}


def test_what_is_not_due_yet_is_not_counted(town):
    town.assigned()
    assert facts(town)[town.units["住建局"].pk] == [Fact(replied=False)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (30, Fact(signed_in=False, replied=False)),
        (120, Fact(signed_in=False, answered=False, within_3=False, replied=False)),
        (230, Fact(signed_in=False, answered=False, within_3=False, within_6=False, replied=False)),
    ],
)
def test_what_was_due_and_is_not_done_counts_against_the_unit(town, days, expected):
    town.assigned(at=timezone.now() - timedelta(days=days))
    assert facts(town)[town.units["住建局"].pk] == [expected]


def test_a_rating_not_yet_given_and_a_withdrawn_item_are_left_out(town):
    town.replied()
    row = town.replied()
    Suggestion.objects.filter(pk=row.pk).update(status="withdrawn")
    assert [fact.rating for fact in facts(town)[town.units["住建局"].pk]] == [None]


def test_the_table_explains_every_item_of_every_unit(town):
    town.rate(town.replied(), "satisfied")
    found = begun(town)
    typed(town, found)
    (line,) = table(found, today())
    assert (line.unit, str(line.result.total), line.result.level) == (town.units["住建局"], "92.00", "满意")
    assert [str(part.points) for part in line.result.lines] == ["5.00", "4.00", "20.00", "27.00", "16.00", "20.00"]


def test_a_frozen_grading_gives_the_same_figures_whatever_happens_later(town):
    row = town.rate(town.replied(), "satisfied")
    found = begun(town)
    typed(town, found)
    before = table(found, today())
    found = decided(town, found)
    town.assigned(at=timezone.now() - timedelta(days=200))
    GradingScheme.objects.update(items="甲 | 100 | solved")
    row.rounds.get().verdict.__class__.objects.update(overall="dissatisfied")
    after = table(Grading.objects.get(pk=found.pk), today() + timedelta(days=90))
    assert after == before
    assert [str(kept.total) for kept in GradingResult.objects.all()] == ["92.00"]


def test_nothing_of_a_decided_grading_can_be_changed(town):
    town.replied()
    found = decided(town, begun(town))
    with pytest.raises(Refused, match="decided"):
        typed(town, found)
    with pytest.raises(Refused, match="decided"):
        decided(town, found)


@pytest.mark.parametrize(("item", "points"), [("领导重视", "5.01"), ("办理情况", "1"), ("没有这项", "1")])
def test_points_stay_within_the_scheme(town, item, points):
    with pytest.raises(Refused, match="points"):
        grading.score(
            begun(town), town.units["住建局"], points={item: Decimal(points)}, by=town.supervisor, at=timezone.now()
        )


def test_a_scheme_is_read_before_it_is_kept(town):
    with pytest.raises(ValidationError):
        GradingScheme(congress=town.congress, name="坏", valid_from=today(), items="甲", levels="好 | 1").full_clean()


@pytest.mark.parametrize("change", [{"until_on": today() - 2 * LONG_AGO}, {"from_on": today() + timedelta(days=1)}])
def test_a_period_that_cannot_be_is_refused(town, change):
    period = {"from_on": today() - LONG_AGO, "until_on": today(), **change}
    with pytest.raises(Refused):
        grading.begin(scheme(town), title="测评", form_key=uuid4(), by=town.supervisor, at=timezone.now(), **period)


def test_only_the_supervisor_grades(town):
    found = begun(town)
    with pytest.raises(NotYours):
        grading.score(found, town.units["住建局"], points={}, by=town.chair, at=timezone.now())


def test_of_two_decisions_at_once_one_counts(shared_town):
    shared_town.replied()
    found = begun(shared_town)
    results = at_once(*[lambda: decided(shared_town, found)] * 2)
    assert sorted(isinstance(result, Refused) for result in results) == [False, True]
    assert GradingResult.objects.count() == 1


def test_without_the_lock_both_decisions_would_have_counted(shared_town):
    """Negative control: asking whether it is decided without holding its row is answered “no” twice."""
    shared_town.replied()
    found, gate = begun(shared_town), Barrier(2)

    def careless():
        with transaction.atomic():
            is_open = Grading.objects.get(pk=found.pk).frozen_at is None
            gate.wait()
            return is_open

    assert at_once(careless, careless) == [True, True]


def test_of_points_typed_and_a_decision_at_once_no_point_is_lost_unseen(shared_town):
    """Either the points came first and are frozen with the rest, or the typing is refused."""
    shared_town.replied()
    found = begun(shared_town)
    results = at_once(lambda: typed(shared_town, found), lambda: decided(shared_town, found))
    kept = GradingResult.objects.get().scores
    assert (isinstance(results[0], Refused), bool(kept)) in [(True, False), (False, True)]


def test_the_supervisor_grades_on_the_pages(town):
    town.replied()
    found, client = begun(town), Client()
    client.force_login(town.supervisor)
    unit = town.units["住建局"].pk
    body = {"item0": "5", "item1": "4", "item2": "30", "item3": ""}
    assert client.post(f"{found.get_absolute_url()}units/{unit}", body).status_code == 302
    assert client.post(f"{found.get_absolute_url()}units/{unit}", {"item0": "6"}).status_code == 409
    body = {"decided_on": today().isoformat(), "meeting": "第41次主任会议"}
    assert client.post(f"{found.get_absolute_url()}freeze", body).status_code == 302
    assert client.get(found.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_table_takes_the_same_questions_for_one_item_and_for_three(town, rows, django_assert_num_queries):
    for _ in range(rows):
        town.replied()
    found, client = begun(town), Client()
    client.force_login(town.chair)
    client.get(found.get_absolute_url())
    with django_assert_num_queries(16):
        client.get(found.get_absolute_url())
