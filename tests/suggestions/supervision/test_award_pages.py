"""What the figures propose for awards, and the pages on which awards are made."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client

from suggestions.actions.supervision import awards, stars
from suggestions.models import Suggestion
from suggestions.models.supervision import Award, GradingResult, IssuedPaper, Nominee
from suggestions.oversight.awards import proposed_suggestions, proposed_units
from tests.suggestions.supervision.test_awards import begun, graded, nominated, now, period, today
from tests.suggestions.supervision.test_stars import scheme


def test_the_figures_propose_the_best_stars_first_and_the_satisfied_after_them(town):
    scheme(town)
    rows = [town.rate(town.replied(), overall) for overall in ("satisfied", "satisfied", "mostly")]
    for row, points in [(rows[1], 20), (rows[2], 30)]:
        whole = {"选题": Decimal(points), "调研": Decimal(points)}
        stars.give(row, points=whole, reasons="好", form_key=uuid4(), by=town.supervisor, at=now())
    town.rate(town.replied(), "mostly")
    town.handling()
    found = proposed_suggestions(town.supervisor, begun(town))
    assert [row.thing.pk for row in found] == [rows[2].pk, rows[1].pk, rows[0].pk]


def test_stars_do_not_propose_what_the_deputy_is_dissatisfied_with_or_what_got_none(town):
    scheme(town)
    for overall, points in [("dissatisfied", 30), ("mostly", 1)]:
        row = town.rate(town.replied(), overall, opinion="没有答复")
        whole = {"选题": Decimal(points), "调研": Decimal(0)}
        stars.give(row, points=whole, reasons="评定", form_key=uuid4(), by=town.supervisor, at=now())
    assert proposed_suggestions(town.supervisor, begun(town)) == []


@pytest.mark.parametrize("why", ["confidential", "another year", "nominated"])
def test_what_cannot_be_awarded_is_not_proposed(town, why):
    row, award = town.rate(town.replied(), "satisfied"), begun(town)
    if why == "nominated":
        nominated(town, award, row)
    elif why == "confidential":
        Suggestion.objects.filter(pk=row.pk).update(is_confidential=True)
    else:
        Suggestion.objects.filter(pk=row.pk).update(accepted_on=today() - timedelta(days=400))
    assert proposed_suggestions(town.supervisor, award) == []


def test_units_are_proposed_by_their_result_until_they_are_nominated(town):
    award = begun(town, grading=graded(town))
    assert [(row.thing.short_name, row.basis) for row in proposed_units(award)] == [
        ("教育局", "好 95.00"),
        ("住建局", "好 91.00"),
    ]
    awards.nominate_unit(award, town.units["教育局"], reasons="实", by=town.supervisor, at=now())
    assert [row.thing.short_name for row in proposed_units(award)] == ["住建局"]
    assert proposed_units(begun(town)) == []


def signed_in(town, name):
    client = Client()
    client.force_login(town.people[name])
    return client


def test_awards_walk_over_the_pages(town):
    row = town.rate(town.replied(), "satisfied")
    supervisor, chair = signed_in(town, "supervisor"), signed_in(town, "chair")
    body = {
        "title": "优秀名单",
        "form_key": uuid4(),
        **{name: str(day) for name, day in period().items()},
        "grading": graded(town).pk,
    }
    assert supervisor.post("/supervision/awards/new", body).status_code == 302
    here = Award.objects.get().get_absolute_url()
    page = supervisor.get(here).content.decode()
    assert [f"{here}suggestions/{row.pk}" in page, f"{here}units/{town.units['教育局'].pk}" in page] == [True, True]
    for what in (f"suggestions/{row.pk}", f"units/{town.units['教育局'].pk}", f"units/{town.units['住建局'].pk}"):
        assert supervisor.post(f"{here}{what}", {"reasons": "办得实"}).status_code == 302
    assert supervisor.post(f"{here}nominees/{Nominee.objects.latest('pk').pk}", {"note": "并列"}).status_code == 302
    body = {
        "decided_on": str(today()),
        "meeting": "第41次主任会议",
        "chosen": [row.pk for row in Nominee.objects.all()],
    }
    assert chair.post(f"{here}decide", body).status_code == 302
    assert supervisor.post(f"{here}announce", {}).status_code == 302
    paper = IssuedPaper.objects.get().get_absolute_url()
    assert signed_in(town, "deputy").get(f"{paper}paper.pdf").status_code == 200
    assert signed_in(town, "deputy").get(here).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_questions_for_one_nominee_and_for_three(town, rows, django_assert_num_queries):
    award = begun(town, grading=graded(town))
    for _ in range(rows):
        nominated(town, award)
        town.rate(town.replied(), "satisfied")
    client = signed_in(town, "supervisor")
    client.get(award.get_absolute_url())
    with django_assert_num_queries(9):
        client.get(award.get_absolute_url())


def test_results_of_units_without_points_are_not_proposed(town):
    award = begun(town, grading=graded(town))
    GradingResult.objects.filter(unit=town.units["教育局"]).update(total=None)
    assert [row.thing.short_name for row in proposed_units(award)] == ["住建局"]
