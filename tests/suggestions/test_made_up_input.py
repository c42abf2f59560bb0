"""What callers make up: fields nobody asked for, values no field could hold, keys that never were."""

import json
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suggestions.forms import STEP_FORMS, DraftForm

CONTACT = {"stage": "before", "method": "phone", "people": "李工", "content": "商定方案"}


def of(user, **options):
    client = Client(**options)
    client.force_login(user)
    return client


def post(client, row, step, body):
    return client.post(f"/api/suggestions/{row.pk}/steps/{step}", body, content_type="application/json")


# Mass assignment

KEPT = ["suggestions", "accounts", "organs", "deputies"]


def table():
    """Every row of every table in question without keys and instants."""
    return {
        model._meta.label: sorted(
            str([value for name, value in row.items() if name in _compared(model)])
            for row in model._default_manager.values()
        )
        for app in KEPT
        for model in apps.get_app_config(app).get_models()
        if model._meta.model_name != "websession"
    }


def _compared(model):
    skipped = (models.AutoField, models.DateTimeField, models.ForeignKey, models.UUIDField)
    return {field.attname for field in model._meta.concrete_fields if not isinstance(field, skipped)}


def every_field(form):
    """Every column of every table as something to type, but those the form asks for."""
    found = {}
    for app in KEPT:
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.concrete_fields:
                is_choice = field.choices and field.choices[-1][0]
                found[field.name] = found[field.attname] = is_choice or "7"
    return {name: value for name, value in found.items() if name not in form.base_fields}


CASES = {
    "submit": ("draft", "deputy", {"is_clean": "on"}),
    "withdraw": ("submitted", "deputy", {"reason": "不再需要"}),
    "accept": ("submitted", "reviewer", {}),
    "sign_in": ("assigned", "clerk", {}),
    "contact": ("handling", "clerk", {**CONTACT, "on": timezone.localdate().isoformat()}),
    "draft_reply": (
        "handling",
        "clerk",
        {"openness": "active", "body": "答复", "contact_name": "吴", "contact_phone": "1"},
    ),
    "urge": ("handling", "supervisor", {}),
    "rate": ("replied", "deputy", {"attitude": "mostly", "result": "mostly", "overall": "mostly"}),
}


def changed_by(act):
    with transaction.atomic():
        answer = act()
        after = table()
        transaction.set_rollback(True)
    return answer.status_code, after


@pytest.mark.parametrize("step", CASES)
def test_a_step_takes_nothing_but_what_its_form_asks(town, step):
    state, who, typed = CASES[step]
    row, client, extra = getattr(town, state)(), of(getattr(town, who)), every_field(STEP_FORMS[step])
    asked = {"seen": row.version, **typed}
    before = table()

    def by_api(body):
        return changed_by(lambda: post(client, row, step, body))

    def by_page(body):
        return changed_by(lambda: client.post(f"/suggestions/{row.pk}/steps/{step}", body))

    for door in (by_api, by_page):
        plain, stuffed = door(asked), door(asked | extra)
        assert plain[1] != before
        assert stuffed == plain


@pytest.mark.parametrize("page", ["new", "edit"])
def test_a_draft_takes_nothing_but_its_own_fields(town, page):
    row, client = town.draft(), of(town.deputy)
    address = "/suggestions/new" if page == "new" else f"/suggestions/{row.pk}/edit"
    typed = {"title": "关于路灯的建议", "body": "文字", "contact_preference": "phone"}
    typed |= {"form_key": str(uuid4()), "seen": row.version if page == "edit" else ""}
    before, extra = table(), {name: value for name, value in every_field(DraftForm).items() if name != "files"}
    plain = changed_by(lambda: client.post(address, typed))
    stuffed = changed_by(lambda: client.post(address, {**extra, **typed}))
    assert plain[1] != before
    assert stuffed == plain


# Nothing typed breaks it

HARD = ["\x00", "\ud800", "9" * 30, "2026-02-30", "٣"]
WORDS = st.text(st.characters(codec=None), max_size=20) | st.sampled_from(HARD)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
CALLS = st.sampled_from(sorted(STEP_FORMS)).flatmap(
    lambda step: st.tuples(
        st.just(step), st.fixed_dictionaries({}, optional=dict.fromkeys(STEP_FORMS[step].base_fields, VALUES))
    )
)


@pytest.fixture
def rows(town):
    """What every call of the test below finds, whatever the one before it did."""
    return {"handling": town.handling(), "replied": town.replied()}


@given(st.sampled_from(["clerk", "approver", "co_clerk", "supervisor", "dispatcher", "deputy"]), CALLS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_is_an_error_of_ours(town, rows, who, call):
    step, body = call
    row = rows["replied" if step in ("rate", "rehandle", "close") else "handling"]
    with transaction.atomic():
        assert post(of(getattr(town, who)), row, step, json.dumps(body)).status_code in (200, 400, 409)
        transaction.set_rollback(True)


@given(st.sampled_from(["status", "cursor", "q", "part", "unit", "category", "light", "after"]), WORDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_is_an_error_of_ours(town, name, value):
    client, asked = of(town.clerk), {name: value.encode(errors="replace")}
    assert client.get("/api/suggestions/", asked).status_code in (200, 400, 404)
    assert client.get("/suggestions/", asked).status_code == 200
    assert client.get("/suggestions/export.xlsx", asked).status_code == 200


@pytest.mark.parametrize("key", [2**63 - 1, 2**63, 10**30])
def test_a_key_larger_than_any_is_not_found(town, key):
    client = of(town.reviewer)
    places = [f"/api/suggestions/{key}/", f"/api/suggestions/{key}/explain", f"/suggestions/{key}/"]
    assert [client.get(place).status_code for place in places] == [404] * 3
