"""Every figure against a count by hand, over histories made up by Hypothesis; lights at their very edges."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congress.organs.models import LocalRule
from suggestions.forms import FilterForm
from suggestions.models import Assignment, Category, Clock, Suggestion
from suggestions.reports import figures, listed
from suggestions.rules.life import UNANSWERED

NUMBERED = ["accepted", "assigned", "handling", "replied", "rehandling", "tracking", "closed"]
NEAR, HOT = 15, 3
EDGES = [-400, -1, 0, 1, HOT, HOT + 1, NEAR, NEAR + 1, 400]
LIGHTS = ["late", "hot", "near", "go"]


def light(days):
    """The oracle, in days from today: the last day itself is urgent."""
    if days < 0:
        return "late"
    return "hot" if days <= HOT else "near" if days <= NEAR else "go"


@dataclass(frozen=True)
class Past:
    """One suggestion: where it stands, who has it, and in how many days its clocks run out."""

    status: str
    category: str | None
    lead: str
    co: bool
    answer: int | None
    sign: int | None
    stopped: int | None


PAST = st.builds(
    Past,
    st.sampled_from(NUMBERED),
    st.sampled_from([None, "城乡建设", "教育"]),
    st.sampled_from(["住建局", "公安局"]),
    st.booleans(),
    st.none() | st.sampled_from(EDGES),
    st.none() | st.sampled_from(EDGES),
    st.none() | st.sampled_from(EDGES),
)


def put(town, number, past):
    """The row, straight into the tables; a return window and a stopped clock that must count for nothing."""
    today = timezone.localdate()
    categories = {row.name: row for row in Category.objects.all()}
    row = Suggestion.objects.create(
        congress=town.congress, session=town.session, period="in", number=number, title=f"第{number}件",
        lead=town.mandates["deputy"], lead_name="某", status=past.status, category=categories.get(past.category),
        form_key=uuid4(), created_at=timezone.now(),
    )  # fmt: skip
    other = "公安局" if past.lead == "住建局" else "住建局"
    parts = [
        ("教育局", "co", "returned"),
        (past.lead, "lead", "signed"),
        *([(other, "co", "waiting")] if past.co else []),
    ]
    found = [
        Assignment.objects.create(suggestion=row, unit=town.units[unit], part=part, state=state, assigned_on=today)
        for unit, part, state in parts
    ]
    clocks = [("answer", None, past.answer, None), ("return", found[1], -500, None)]
    clocks += [("sign", found[-1], past.sign, None), ("contact", found[1], past.stopped, today)]
    Clock.objects.bulk_create(
        Clock(
            suggestion=row, assignment=part, kind=kind, starts_on=today - timedelta(days=900), amount=1, unit="days",
            due_on=today + timedelta(days=days), stopped_on=stopped,
        )
        for kind, part, days, stopped in clocks
        if days is not None
    )  # fmt: skip
    return row


def nearest(past, unit=""):
    """In how many days the nearest clock runs out that the reader is shown: all, or those the unit owes."""
    mine = [past.answer] if not unit or past.lead == unit else []
    owner = past.lead if not past.co else ("公安局" if past.lead == "住建局" else "住建局")
    mine += [past.sign] if not unit or owner == unit else []
    return min((days for days in mine if days is not None), default=None)


def tables(user):
    found = figures(user, timezone.localdate())
    return {group.name: {row.query: row.count for row in group.rows if row.count} for group in found}


def counted(prefix, values):
    return {f"{prefix}{value}": count for value, count in Counter(values).items()}


@pytest.fixture
def cast(town):
    Category.objects.create(congress=town.congress, name="教育")
    return town


@given(st.lists(PAST, max_size=7))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_staffs_figures_are_those_counted_by_hand(cast, pasts):
    with transaction.atomic():
        for number, past in enumerate(pasts, 1):
            put(cast, number, past)
        keys = {row.name: row.pk for row in Category.objects.all()}
        days = [nearest(past) for past in pasts]
        assert tables(cast.people["supervisor"]) == {
            "status": counted("status=", [past.status for past in pasts]),
            "light": counted("light=", [light(each) for each in days if each is not None]),
            "unit": {
                f"unit={cast.units[name].pk}&part=lead": count
                for name, count in Counter(past.lead for past in pasts).items()
            },
            "category": counted("category=", [keys.get(past.category, "none") for past in pasts]),
        }
        transaction.set_rollback(True)


@given(st.lists(PAST, max_size=7))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_units_lights_count_the_clocks_it_owes_and_no_other(cast, pasts):
    with transaction.atomic():
        for number, past in enumerate(pasts, 1):
            put(cast, number, past)
        for who, unit in (("clerk", "住建局"), ("co_clerk", "公安局"), ("other_clerk", "教育局")):
            held = [past for past in pasts if past.lead == unit or (past.co and unit != "教育局")]
            days = [nearest(past, unit) for past in held]
            found = tables(cast.people[who])
            assert found["status"] == counted("status=", [past.status for past in held]), who
            assert found["light"] == counted("light=", [light(each) for each in days if each is not None]), who
        transaction.set_rollback(True)


@given(
    st.lists(PAST, min_size=1, max_size=7),
    st.sampled_from(["", "under_way", "to_rate", *NUMBERED, "no such"]),
    st.sampled_from(["", *LIGHTS, "no such"]),
    st.sampled_from(["", "none", "教育", "0", "x"]),
    st.sampled_from(["", "住建局", "教育局", "x"]),
    st.sampled_from(["", "lead", "co", "x"]),
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_list_is_narrowed_as_the_oracle_narrows_it(cast, pasts, status, lamp, category, unit, part):
    with transaction.atomic():
        rows = {put(cast, number, past).pk: past for number, past in enumerate(pasts, 1)}
        keys = {row.name: row.pk for row in Category.objects.all()}
        asked = QueryDict(mutable=True)
        asked.update(
            {"status": status, "light": lamp, "category": str(keys.get(category, category)), "part": part}
            | {"unit": str(cast.units[unit].pk) if unit in cast.units else unit}
        )
        form = FilterForm(asked, user=cast.people["supervisor"], today=timezone.localdate())
        listed_rows = listed(cast.people["supervisor"])
        found = form.of_light(form.match(listed_rows), today=timezone.localdate(), near=NEAR, hot=HOT)
        wanted = {pk for pk, past in rows.items() if asks_for(past, status, lamp, category, unit, part)}
        assert set(found.values_list("pk", flat=True)) == wanted
        transaction.set_rollback(True)


def asks_for(past, status, lamp, category, unit, part):
    """The oracle: each field by itself; what is no answer to its question asks for nothing."""
    days = nearest(past)
    by_status = {
        "under_way": past.status in UNANSWERED,
        "to_rate": False,  # no rating clock runs in these histories
        **{each: past.status == each for each in NUMBERED},
    }.get(status, True)
    by_light = lamp not in LIGHTS or (days is not None and light(days) == lamp)
    by_category = {"none": past.category is None, "教育": past.category == "教育"}.get(category, True)
    other = "公安局" if past.lead == "住建局" else "住建局"
    parts = {past.lead: "lead"} | ({other: "co"} if past.co else {})
    held = unit in parts and part in ("", "x", parts[unit])
    return by_status and by_light and by_category and (held or unit not in ("住建局", "教育局"))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("第12件", {12}),
        ("12", {12}),
        ("１２", {12}),
        ("012", {12}),
        ("某", {1, 12}),
        ("2", {12}),
        ("99999999999", set()),
        ("%", set()),
        ("_", set()),
        (" ", {1, 12}),
        ("长" * 61, {1, 12}),
    ],
)
def test_a_search_reads_number_title_and_deputy(town, text, numbers):
    for number in (1, 12):
        put(town, number, Past("accepted", None, "住建局", False, None, None, None))
    form = FilterForm(QueryDict(mutable=True) | {"q": text}, user=town.supervisor, today=timezone.localdate())
    found = form.match(listed(town.supervisor))
    assert set(found.values_list("number", flat=True)) == numbers


def test_the_lights_turn_where_the_place_says(town):
    for number, days in enumerate(EDGES, 1):
        put(town, number, Past("handling", None, "住建局", False, days, None, None))
    before = tables(town.supervisor)["light"]
    for key, amount in (("suggestions.light_near", 5), ("suggestions.light_hot", 1)):
        LocalRule.objects.create(
            congress=town.congress, key=key, amount=amount, unit="days", clause="本市规定", valid_from="2020-01-01"
        )
    assert before == {"light=late": 2, "light=hot": 3, "light=near": 2, "light=go": 2}
    assert tables(town.supervisor)["light"] == {"light=late": 2, "light=hot": 2, "light=near": 2, "light=go": 3}
