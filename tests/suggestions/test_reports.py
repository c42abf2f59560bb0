"""First numbers: each figure opens the list it counts, for everybody."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from suggestions import actions
from suggestions.models import Suggestion
from suggestions.reports import figures
from tests.once import shared
from tests.town import build_town

LONG_AGO = timezone.now() - timedelta(days=80)


def live(town):
    town.draft()
    town.submitted()
    town.assigned()
    town.handling(LONG_AGO)
    town.rate(town.replied(), "satisfied")
    swapped = town.accepted()
    units = town.units
    actions.assign(swapped, lead=units["公安局"], co=[units["住建局"]], by=town.dispatcher, at=timezone.now())
    Suggestion.objects.filter(pk=swapped.pk).update(category=None)
    return town


lived, lives = shared(lambda: live(build_town()))


def opened(client, query):
    """How many rows the page behind a figure has."""
    return sum(group.count for group in client.get(f"/suggestions/?{query}").context["groups"])


@pytest.mark.parametrize("who", ["deputy", "reviewer", "chair", "clerk", "co_clerk", "other_clerk"])
def test_every_figure_counts_the_rows_of_the_list_it_opens(lives, who):
    user, client = getattr(lives, who), Client()
    client.force_login(user)
    rows = [row for group in figures(user, timezone.localdate()) for row in group.rows]
    assert {row.query: opened(client, row.query) for row in rows} == {row.query: row.count for row in rows}


def test_the_lights_of_a_unit_are_those_of_its_own_clocks(lives):
    def counts(user):
        lights = figures(user, timezone.localdate())[1]
        return {row.query: row.count for row in lights.rows}

    assert counts(lives.co_clerk)["light=late"] == 1
    assert counts(lives.other_clerk)["light=late"] == 0


def test_the_tables_count_what_they_say(lives):
    groups = figures(lives.reviewer, timezone.localdate())
    tables = {group.name: {row.label: row.count for row in group.rows} for group in groups}
    assert tables["unit"] == {"清源市住房和城乡建设局": 3, "清源市公安局": 1}
    assert tables["category"] == {"城乡建设": 3, "None yet": 2}


def test_figures_take_the_same_questions_for_any_number_of_rows(lives, django_assert_num_queries):
    user = lives.reviewer
    assert user.post
    for _ in range(2):
        lives.assigned()
        with django_assert_num_queries(5):
            figures(user, timezone.localdate())


def test_the_page_shows_how_things_stand_with_definitions(lives, client):
    client.force_login(lives.reviewer)
    page = client.get("/suggestions/statistics").content.decode()
    standing = figures(lives.reviewer, timezone.localdate())[:2]
    assert [str(group.definition) in page for group in standing] == [True, True]
    links = [f'<a href="/suggestions/?{row.query}">' for group in standing for row in group.rows if row.count]
    assert [link for link in links if link not in page] == []
