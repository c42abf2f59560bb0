"""What is learnt keeps in step with the suggestions."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from suggestions import actions
from suggestions.advice import learn, learn_afresh
from suggestions.models import Habit, SimilarityEntry
from suggestions.tasks import learn_from_suggestions


def habits() -> set[tuple]:
    return set(Habit.objects.values_list("term", "unit__short_name", "category__name", "items"))


def entries() -> dict[int, tuple]:
    return {pk: rest for pk, *rest in SimilarityEntry.objects.values_list("pk", "version", "unit__short_name")}


def test_each_suggestion_is_read_once(town, past):
    past("关于治理小河的建议")
    town.submitted()
    assert (learn(), learn()) == (2, 0)


def test_a_draft_is_not_read(town):
    town.draft()
    assert (learn(), entries()) == (0, {})


def test_a_suggestion_sent_back_is_forgotten_until_it_comes_again(town):
    row = town.submitted()
    learn()
    actions.send_back(row, what_to_mend="请写明路口", by=town.reviewer, at=timezone.now())
    learn()
    assert (entries(), habits()) == ({}, set())


def test_a_decision_is_learnt_at_the_next_sweep_without_a_restart(town):
    row = town.accepted()
    learn()
    before = entries()[row.pk]
    actions.assign(row, lead=town.units["住建局"], by=town.dispatcher, at=timezone.now())
    assert learn_from_suggestions() == 1
    row.refresh_from_db()
    assert (before[1], entries()[row.pk]) == (None, [row.version, "住建局"])


def test_terms_are_counted_for_all_and_by_unit_and_category(town, past):
    past("路灯")
    past("路灯", unit="公安局", category=None)
    learn()
    terms = [("", 2), ("路灯", 2), ("=路灯", 2)]
    of_all = {(term, None, None, items) for term, items in terms}
    of_units = {(term, unit, None, 1) for term, _items in terms for unit in ("住建局", "公安局")}
    assert habits() == of_all | of_units | {(term, None, "城乡建设", 1) for term, _items in terms}


def test_reading_everything_again_gives_the_same(town, past):
    past("关于治理小河的建议")
    town.assigned()
    learn()
    before = habits(), entries()
    assert (learn_afresh(), (habits(), entries())) == (2, before)


def test_a_sweep_that_found_nothing_counts_nothing_anew(town, past):
    past("关于治理小河的建议")
    learn()
    Habit.objects.update(items=7)
    learn()
    assert set(Habit.objects.values_list("items", flat=True)) == {7}


@pytest.mark.parametrize(("options", "said"), [([], "0"), (["--afresh"], "1")])
def test_the_command_says_how_many_were_read(past, options, said):
    past("关于治理小河的建议")
    learn()
    out = StringIO()
    call_command("learn", *options, stdout=out)
    assert out.getvalue() == f"Suggestions read: {said}\n"
