"""What the forms offer and take."""

from typing import Any
from uuid import uuid4

import pytest

from briefings.forms.plans import BeginForm, FinishForm, ItemForm, NewItemForm, PutOffForm, TakeForceForm
from tests.briefings.plans.conftest import TODAY, Planner

ROW: dict[str, Any] = {"matter": "视察", "from_month": "3", "until_month": "4"}


def test_a_row_is_offered_to_the_office_and_the_leaders_of_its_congress(planner: Planner) -> None:
    form = NewItemForm(thing=planner.draft())
    offered = [user.username for user in form.fields["lead"].queryset]  # type: ignore[attr-defined]
    assert sorted(offered) == ["chair", "committee", "dispatcher", "reviewer", "supervisor"]


def test_a_row_is_shown_as_it_is_and_taken_as_it_was_typed(planner: Planner) -> None:
    item = planner.row(planner.draft(), (3, 4))
    form = ItemForm(thing=item)
    assert [form.initial[name] for name in ("matter", "from_month", "seen")] == [item.matter, 3, item.version]
    typed = ItemForm({**ROW, "lead": ""}, thing=item)
    assert typed.is_valid()
    assert [typed.cleaned_data[name] for name in ("from_month", "until_month", "lead", "body")] == [3, 4, None, ""]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"from_month": "13"}, "from_month"),
        ({"until_month": "0"}, "until_month"),
        ({"matter": " "}, "matter"),
        ({"matter": "长" * 121}, "matter"),
        ({"lead": "0"}, "lead"),
        ({"form_key": "none"}, "form_key"),
    ],
)
def test_what_cannot_be_meant_is_said_beside_its_field(planner: Planner, wrong: dict[str, str], field: str) -> None:
    form = NewItemForm({**ROW, "form_key": str(uuid4()), **wrong}, thing=planner.draft())
    assert list(form.errors) == [field]


@pytest.mark.parametrize(("until", "offered"), [(4, list(range(5, 13))), (11, [12])])
def test_it_is_put_off_to_a_later_month(planner: Planner, until: int, offered: list[int]) -> None:
    form: Any = PutOffForm(thing=planner.item(months=(1, until)))
    assert [number for number, _name in form.fields["month"].choices] == offered


def test_it_is_public_unless_somebody_says_no(planner: Planner) -> None:
    plan = planner.draft()
    assert TakeForceForm(thing=plan)["is_public"].initial is True
    form = TakeForceForm({"passed_on": TODAY.isoformat(), "passed_by": "主任会议"}, thing=plan)
    assert (form.is_valid(), form.cleaned_data["is_public"]) == (True, False)


def test_a_row_is_not_done_without_a_day_and_a_result(planner: Planner) -> None:
    assert sorted(FinishForm({}, thing=planner.item()).errors) == ["done_on", "result"]


@pytest.mark.parametrize(("year", "source", "wrong"), [("1999", "usual", "year"), ("2026", "dreams", "source")])
def test_a_plan_is_of_a_year_of_our_time_and_begins_with_what_there_is(year: str, source: str, wrong: str) -> None:
    form = BeginForm({"year": year, "title": "计划", "source": source, "form_key": str(uuid4())})
    assert list(form.errors) == [wrong]
