"""Wishes for extension of an item that two units answer separately: which one is decided on is named."""

import pytest
from django.test import Client

from suggestions import actions
from suggestions.forms.handling import AnswerExtensionForm
from suggestions.models import Extension
from tests.suggestions.deep_town import deepen, fresh, now, separate

WHO = {"住建局": "clerk", "公安局": "co_clerk"}


@pytest.fixture
def two(town):
    return deepen(town)


def wished(two, *units):
    """An item whose units wish for more time, in this order."""
    row = separate(two)
    for unit in units:
        actions.ask_extension(row, reason=f"{unit}涉及面广", by=two.people[WHO[unit]], at=now())
    return fresh(row)


def form_of(two, row, name="grant_extension", **typed):
    data = {"note": "", "seen": row.version, **typed} if typed else None
    return AnswerExtensionForm(data, suggestion=row, by=two.supervisor, name=name)


def answers():
    return list(Extension.objects.order_by("pk").values_list("assignment__unit__short_name", "answer"))


@pytest.mark.parametrize(("name", "answer"), [("grant_extension", "agreed"), ("refuse_extension", "refused")])
def test_the_wish_named_is_decided_on_and_the_older_one_stays_open(two, name, answer):
    row = wished(two, "住建局", "公安局")
    wish = Extension.objects.get(assignment__unit=two.units["公安局"])
    form = form_of(two, row, name, wish=wish.pk)
    assert form.is_valid(), form.errors
    form.take(now())
    assert answers() == [("住建局", "open"), ("公安局", answer)]


def test_none_of_two_wishes_is_chosen_beforehand(two):
    row = wished(two, "住建局", "公安局")
    form = form_of(two, row)
    names = [form.fields["wish"].label_from_instance(wish) for wish in form.fields["wish"].queryset]
    assert names == ["住建局: 住建局涉及面广", "公安局: 公安局涉及面广"]
    assert ("checked" in str(form["wish"]), form_of(two, row, note="同意").errors) == (
        False,
        {"wish": ["This field is required."]},
    )


def test_a_single_wish_needs_no_naming(two):
    form = form_of(two, wished(two, "公安局"), note="同意")
    assert ("wish" in form.fields, form.is_valid()) == (False, True)
    form.take(now())
    assert answers() == [("公安局", "agreed")]


def test_the_desk_shows_every_wish_with_its_unit(two):
    row = wished(two, "住建局", "公安局")
    client = Client()
    client.force_login(two.supervisor)
    page = client.get(f"/office/suggestions/suggestion/rating/{row.pk}/")
    assert [wish.reason for wish in page.context["extensions"]] == ["住建局涉及面广", "公安局涉及面广"]
