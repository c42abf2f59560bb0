"""The first review: where the place has one, by the office of the lead deputy's area; the committee need not wait."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.accounts.rules import Role
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.notices.models import Notice
from congress.organs.models import Region
from suggestions import actions, tasks
from suggestions.models import Suggestion
from tests.suggestions.deep_town import deepen, fresh, now, rule, running


@pytest.fixture
def area(town):
    """The town where local rules have a first review."""
    rule(deepen(town), "has_first_review", 1)
    return town


def told(user, kind):
    return Notice.objects.filter(recipient=user, kind=kind, channel="site").count()


def test_without_a_local_rule_the_committee_reviews_at_once(town):
    row = deepen(town).submitted()
    assert (row.status, running(row), list(row.steps.values_list("name", "by"))) == (
        "reviewed",
        [],
        [("submit", town.deputy.pk), ("pass_review", None)],
    )
    assert (told(town.reviewer, "suggestion-submitted"), told(town.first_reviewer, "suggestion-submitted")) == (1, 0)


def test_where_the_place_has_one_the_area_is_told_and_its_clock_runs(area):
    row = area.submitted()
    clock = row.clocks.running().get()
    assert (row.status, clock.kind, clock.amount, clock.unit) == ("submitted", "first", 5, "workdays")
    assert (told(area.first_reviewer, "suggestion-submitted"), told(area.reviewer, "suggestion-submitted")) == (1, 0)


def test_a_delegation_without_an_area_goes_straight_to_the_committee(area):
    delegation = area.mandates["deputy"].delegation
    delegation.region = None
    delegation.save()
    assert area.submitted().status == "reviewed"


@pytest.mark.parametrize(
    ("code", "kind", "is_theirs"),
    [
        ("990101001000", "street", True),
        ("990101000000", "district", True),
        ("990101002000", "street", False),
        ("990102000000", "district", False),
    ],
)
def test_only_the_area_that_holds_the_delegation_reviews(area, code, kind, is_theirs):
    region, _new = Region.objects.get_or_create(code=code, defaults={"name": "某地", "kind": kind})
    somebody = area.add("somebody", Role.FIRST_REVIEWER, region=region)
    row = area.submitted()
    assert Suggestion.objects.visible_to(somebody).exists() == is_theirs
    if is_theirs:
        assert actions.pass_review(row, by=somebody, at=now()).status == "reviewed"
    else:
        with pytest.raises(NotYours):
            actions.pass_review(row, by=somebody, at=now())


def test_a_first_reviewer_sees_no_draft(area):
    area.draft()
    assert not Suggestion.objects.visible_to(area.first_reviewer).exists()


def test_passed_it_waits_for_the_committee_and_the_clock_stops(area):
    row = actions.pass_review(area.submitted(), note="属实", by=area.first_reviewer, at=now())
    assert (row.status, running(row), row.steps.last().note) == ("reviewed", [], "属实")
    assert told(area.reviewer, "suggestion-reviewed") == 1


def test_sent_back_it_is_reviewed_first_again_after_the_next_submission(area):
    row = actions.send_back(area.submitted(), what_to_mend="标题", is_first=True, by=area.first_reviewer, at=now())
    assert (row.status, running(row), told(area.deputy, "suggestion-sent-back")) == ("draft", [], 1)
    row = actions.submit(row, is_clean=True, by=area.deputy, at=now())
    assert (row.status, running(row)) == ("submitted", ["first"])


def test_the_committee_takes_it_with_a_reason(area):
    row = actions.take_review(area.submitted(), reason="汛期在即", by=area.reviewer, at=now())
    assert (row.status, running(row), row.steps.last().note) == ("reviewed", [], "汛期在即")


@pytest.mark.parametrize(
    ("act", "kind", "sentence"),
    [
        (
            lambda town, row: actions.take_review(row, reason=" ", by=town.reviewer, at=now()),
            Refused,
            "Say why the committee does not wait for the first review.",
        ),
        (
            lambda town, row: actions.send_back(row, what_to_mend="", is_first=True, by=town.first_reviewer, at=now()),
            Refused,
            "Say what the deputy should mend.",
        ),
        (
            lambda town, row: actions.accept(row, by=town.reviewer, at=now()),
            Unlawful,
            "“Accept” is not possible while the status is “Submitted”. Nothing was changed.",
        ),
        (
            lambda town, row: actions.pass_review(row, by=town.reviewer, at=now()),
            NotYours,
            "“Pass the first review” is not yours to do here. Nothing was changed.",
        ),
    ],
)
def test_what_is_refused_says_why(area, act, kind, sentence):
    row = area.submitted()
    with pytest.raises(kind) as refusal:
        act(area, row)
    assert (type(refusal.value), str(refusal.value), fresh(row).status) == (kind, sentence, "submitted")


def test_a_late_first_review_is_told_once_to_the_area_and_to_the_committee(area):
    area.submitted(at=now() - timedelta(days=30))
    assert (tasks.remind_of_clocks(), tasks.remind_of_clocks()) == (1, 0)
    people = {name for name in ("first_reviewer", "reviewer", "deputy") if told(area.people[name], "clock-late")}
    assert people == {"first_reviewer", "reviewer"}


@pytest.mark.parametrize("reader", ["first_reviewer", "reviewer", "supervisor", "deputy"])
def test_its_page_opens_for_everybody_who_sees_it(area, client, reader):
    row = area.submitted()
    client.force_login(area.people[reader])
    page = client.get(f"/suggestions/{row.pk}/")
    own = [clock.kind for clock in page.context["own_clocks"]]
    assert (page.status_code, own) == (200, ["first"] if reader == "first_reviewer" else [])


def test_the_day_of_the_clock_is_counted_from_the_submission(area):
    row = area.submitted()
    assert row.clocks.get().starts_on == row.submitted_on == timezone.localdate()
