"""Stars of suggestions: by a scheme that is data, with reasons, each item explained, and kept whatever comes later."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused
from suggestions.actions.supervision import grading, stars
from suggestions.models import Suggestion
from suggestions.models.supervision import GradingScheme, StarGrade
from suggestions.oversight.handled import facts_of
from suggestions.oversight.stars import scheme_of
from suggestions.rules.supervision.grading import read_items, read_levels, result
from suggestions.rules.supervision.measures import Fact

ITEMS = "选题 | 30 | staff\n调研 | 30 | committee\n成效 | 40 | solved"
LEVELS = "五星 | 90\n四星 | 80\n三星 | 60"
POINTS = {"选题": Decimal(28), "调研": Decimal(25)}


def today():
    return timezone.localdate()


def scheme(town, **other):
    whole = {"name": "星级办法", "subject": "suggestions", "valid_from": today() - timedelta(days=90)}
    return GradingScheme.objects.create(congress=town.congress, **{**whole, "items": ITEMS, "levels": LEVELS, **other})


def given(town, row, points=POINTS, by="supervisor", reasons="选题准，调研深", form_key=None):
    return stars.give(
        row, points=points, reasons=reasons, form_key=form_key or uuid4(), by=town.people[by], at=timezone.now()
    )


@pytest.fixture
def answered(town):
    scheme(town)
    return town.replied()


SOLVED, UNSOLVED, UNKNOWN = Fact(solved=True), Fact(solved=False), Fact()


@pytest.mark.parametrize(
    ("facts", "points", "total", "level"),
    [
        ([SOLVED], {"选题": 28, "调研": 25}, "93.00", "五星"),
        ([SOLVED], {"选题": 30, "调研": 30}, "100.00", "五星"),
        ([SOLVED], {"选题": 20, "调研": 30}, "90.00", "五星"),
        ([SOLVED], {"选题": 20, "调研": 29}, "89.00", "四星"),
        ([SOLVED], {"选题": 20, "调研": 20}, "80.00", "四星"),
        ([SOLVED, UNSOLVED], {"选题": 30, "调研": 30}, "80.00", "四星"),
        ([SOLVED, UNSOLVED], {"选题": 20, "调研": 20}, "60.00", "三星"),
        ([UNSOLVED], {"选题": 30, "调研": 29}, "59.00", ""),
        ([UNSOLVED], {"选题": 0, "调研": 0}, "0.00", ""),
        ([UNKNOWN], {"选题": 30, "调研": 30}, "100.00", "五星"),
        ([UNKNOWN], {"选题": 15, "调研": 15}, "50.00", ""),
        ([], {"选题": 27, "调研": 27}, "90.00", "五星"),
        ([SOLVED], {"选题": 30}, "100.00", "五星"),
        ([SOLVED], {}, "100.00", "五星"),
        ([], {}, "None", ""),
    ],
)
def test_the_stars_follow_from_the_scheme(facts, points, total, level):
    scores = {label: Decimal(value) for label, value in points.items()}
    found = result(read_items(ITEMS), read_levels(LEVELS), facts, scores)
    assert (str(found.total), found.level) == (total, level)


def test_a_suggestion_is_given_stars_with_every_item_explained(town, answered):
    found = given(town, answered)
    assert (str(found.total), found.level, found.reasons) == ("93.00", "五星", "选题准，调研深")
    assert [(line["label"], line["points"]) for line in found.lines] == [
        ("选题", "28"),
        ("调研", "25"),
        ("成效", "40.00"),
    ]


def test_the_grade_is_kept_whatever_becomes_of_scheme_and_item(town, answered):
    found = given(town, answered)
    GradingScheme.objects.update(items="甲 | 100 | staff", levels="好 | 0")
    Suggestion.objects.filter(pk=answered.pk).update(status="closed")
    again = StarGrade.objects.get(pk=found.pk)
    assert (again.level, again.total, again.lines) == (found.level, found.total, found.lines)


def test_a_later_grade_stands_beside_the_first(town, answered):
    given(town, answered)
    given(town, answered, points={"选题": Decimal(10), "调研": Decimal(10)}, reasons="复评")
    assert [row.level for row in StarGrade.objects.filter(suggestion=answered)] == ["三星", "五星"]


def test_it_goes_to_the_trail(town, answered):
    given(town, answered)
    assert Entry.objects.get(act="suggestion.stars").detail == {"level": "五星", "total": "93.00"}


def test_only_the_supervisor_gives_stars(town, answered):
    for by in ("chair", "reviewer", "clerk", "deputy", "auditor"):
        with pytest.raises(NotYours):
            given(town, answered, by=by)


def test_points_stay_within_the_scheme(town, answered):
    for label, points, says in [
        ("选题", 31, "0 to 30"),
        ("选题", -1, "0 to 30"),
        ("成效", 1, "0 to 0"),
        ("没有", 1, "0 to 0"),
    ]:
        with pytest.raises(Refused, match=says):
            given(town, answered, points={label: Decimal(points)})


def test_stars_need_their_reasons(town, answered):
    for reasons in ("", "  ", "\n"):
        with pytest.raises(Refused, match="reasons"):
            given(town, answered, reasons=reasons)


def test_the_database_itself_asks_for_reasons(town, answered):
    found = given(town, answered)
    with pytest.raises(IntegrityError), transaction.atomic():
        StarGrade.objects.filter(pk=found.pk).update(reasons="")


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_what_is_not_accepted_has_no_stars(town, state):
    scheme(town)
    with pytest.raises(Refused, match="Only an accepted"):
        given(town, getattr(town, state)())


def test_without_a_scheme_there_are_none(town):
    with pytest.raises(Refused, match="no scheme"):
        given(town, town.replied())


def test_what_cannot_be_judged_at_all_is_not_graded(town):
    scheme(town)
    with pytest.raises(Refused, match="nothing to grade"):
        given(town, town.handling(), points={})


@pytest.mark.parametrize(
    ("schemes", "name"),
    [
        ([], None),
        ([{"valid_from": 1}], None),
        ([{"is_active": False}], None),
        ([{"subject": "units"}], None),
        ([{"name": "甲", "valid_from": -9}, {"name": "乙", "valid_from": -2}], "乙"),
        ([{"name": "甲", "valid_from": -2}, {"name": "乙", "valid_from": -9}], "甲"),
        ([{"name": "甲", "version": 1}, {"name": "甲", "version": 2}], "甲 v2"),
        ([{"name": "甲", "valid_from": -2}, {"name": "乙", "valid_from": 1}], "甲"),
    ],
)
def test_the_newest_scheme_in_force_gives_them(town, schemes, name):
    for each in schemes:
        day = today() + timedelta(days=each.get("valid_from", 0))
        scheme(town, **{**each, "valid_from": day})
    found = scheme_of(town.congress.pk, today())
    assert (str(found) if found else None) in (name, f"{name} v1" if name else None)


def test_a_scheme_for_suggestions_does_not_grade_units(town):
    period = {"from_on": today() - timedelta(days=9), "until_on": today()}
    with pytest.raises(Refused, match="not units"):
        grading.begin(scheme(town), title="测评", form_key=uuid4(), by=town.supervisor, at=timezone.now(), **period)


def test_facts_of_a_suggestion_are_those_of_every_unit_that_answers(town):
    assert facts_of(town.replied(), today()) == [
        Fact(True, True, True, True, True, None, True, True),
    ]
    assert facts_of(town.accepted(), today()) == []


@pytest.mark.parametrize(
    ("reader", "seen"), [("supervisor", 1), ("chair", 1), ("reviewer", 1), ("clerk", 0), ("deputy", 0), ("auditor", 0)]
)
def test_stars_are_the_office_s_and_the_leaders(town, answered, reader, seen):
    given(town, answered)
    assert StarGrade.objects.visible_to(town.people[reader]).count() == seen


def signed_in(town, name):
    client = Client()
    client.force_login(town.people[name])
    return client


def test_the_supervisor_gives_stars_on_the_page(town, answered):
    client, here = signed_in(town, "supervisor"), f"/suggestions/{answered.pk}/stars"
    page = client.get(here).content.decode()
    assert [label in page for label in ("选题", "调研", "成效")] == [True, True, False]
    assert client.post(here, {"item0": "31", "reasons": "好"}).status_code == 409
    assert (
        client.post(here, {"item0": "28", "item1": "25", "reasons": "选题准", "form_key": uuid4()}).status_code == 302
    )
    assert "五星" in client.get(f"/suggestions/{answered.pk}/").content.decode()
    assert "五星" in client.get("/supervision/stars/").content.decode()
    assert "五星" not in signed_in(town, "deputy").get(f"/suggestions/{answered.pk}/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_questions_for_one_row_and_for_three(town, rows, django_assert_num_queries):
    scheme(town)
    for _ in range(rows):
        given(town, town.replied())
    client = signed_in(town, "chair")
    client.get("/supervision/stars/")
    with django_assert_num_queries(5):
        client.get("/supervision/stars/")
