"""Printed forms become drafts in their deputies' names; the command line takes what the back office takes."""

import json
from collections.abc import Iterator
from copy import deepcopy
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import translation

from congress.accounts.models import User
from congress.common.spreadsheets import Severity
from congress.notices.models import Notice
from congress.organs.models import Congress, Session, Unit
from deputies.models import Mandate, Person
from suggestions.models import Suggestion
from suggestions.resources import import_form, preview_form
from suggestions.rules import Status
from tests.once import built_once
from tests.suggestions.sample_city import (
    EXPECTED,
    SAMPLES,
    everything,
    form,
    prepare_city,
)

REFUSED = [(row["row"], row["column"]) for row in EXPECTED["must_refuse"]]


@pytest.fixture(scope="module")
def prepared(django_db_setup: None, django_db_blocker: Any) -> Iterator[Congress]:
    with built_once(django_db_blocker, prepare_city) as congress:
        yield congress


@pytest.fixture
def city(prepared: Congress, db: None) -> Congress:
    return deepcopy(prepared)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def load(*arguments: str) -> tuple[int, dict]:
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("load", *arguments, "--json", stdout=out)
    return end.value.code, json.loads(out.getvalue())


def test_the_command_line_takes_suggestions_and_forms_through_the_same_code(city):
    status, told = load("suggestions", str(SAMPLES / EXPECTED["file"]), "--check")
    [sheet] = told["sheets"]
    assert (status, len(sheet["new"]), [(each["row"], each["column"]) for each in sheet["refused"]]) == (
        1,
        234,
        REFUSED,
    )
    status, told = load("form", str(SAMPLES / "suggestion_form_3.docx"))
    assert (status, told["taken"], told["sheets"][0]["new"]) == (0, True, [1])
    assert Suggestion.objects.get().lead_name == "郑霞艳"


@pytest.mark.parametrize("number", range(1, 6))
def test_a_printed_form_becomes_its_deputys_draft(city, number):
    expected = json.loads((SAMPLES / f"suggestion_form_{number}.expected.json").read_text("utf-8"))
    assert import_form(form(number)).is_taken
    draft = Suggestion.objects.get()
    assert (draft.title, draft.body.split("\n")) == (expected["title"], expected["body"])
    assert (draft.session.full_name, draft.period, draft.number, draft.status) == (
        expected["session"],
        "in",
        None,
        Status.DRAFT,
    )
    assert (draft.lead.person.name, draft.lead.card_no) == (expected["lead"]["name"], expected["lead"]["card"])
    assert [(cosigner.name, cosigner.mandate.card_no) for cosigner in draft.cosigners.all()] == [
        (cosigner["name"], cosigner["card"]) for cosigner in expected["cosigners"]
    ]
    assert (draft.proposed_unit.short_name, draft.may_publish) == (
        expected["proposed_unit"],
        expected["publish_consent"],
    )


def test_the_deputy_is_told_once_of_the_draft_that_waits(city):
    deputy = Person.objects.get(name="郑霞艳")
    deputy.user = User.objects.create(username="zheng", name="郑霞艳")
    deputy.save()
    for _time in range(2):
        import_form(form(3))
    draft = Suggestion.objects.visible_to(deputy.user).get()
    assert list(Notice.objects.values_list("recipient", "channel", "kind", "url")) == [
        (deputy.user.pk, "site", "form-taken", draft.get_absolute_url())
    ]


def test_the_preview_of_a_form_writes_nothing_and_hints_at_unaccepted_changes(city):
    preview = preview_form(form(4))
    assert (preview.new, preview.is_taken, Suggestion.objects.count()) == ((("代表建议专用纸", 1),), False, 0)
    assert [(each.column, each.severity) for each in preview.problems] == [("建议内容", Severity.WARNING)]


def test_the_same_form_a_second_time_makes_nothing(city):
    import_form(form(1))
    before = everything()
    again = import_form(form(1))
    assert (again.new, again.unchanged) == ((), (("代表建议专用纸", 1),))
    assert everything() == before


def test_a_lead_is_found_by_name_when_the_card_number_is_unknown(city):
    Mandate.objects.filter(card_no="090084").update(card_no="")
    preview = import_form(form(1))
    assert [(each.column, each.value, each.reason) for each in preview.warnings] == [
        ("代表证号", "090084", "nobody has this card number; the deputy was found by name")
    ]
    assert Suggestion.objects.get().lead.person.name == "曹丽"


@pytest.mark.parametrize(
    ("name", "column", "reason"),
    [
        ("王五", "领衔代表", "the card number 090084 is that of 王五"),
        (None, "领衔代表", "there is no such deputy in this term"),
    ],
)
def test_a_lead_who_is_not_that_deputy_refuses_the_form(city, name, column, reason):
    person = Person.objects.get(mandates__card_no="090084")
    if name:
        Person.objects.filter(pk=person.pk).update(name=name)
    else:
        person.mandates.all().delete()
    preview = import_form(form(1))
    assert [(each.column, each.value, each.reason) for each in preview.refused] == [(column, "曹丽", reason)]
    assert (preview.is_taken, Suggestion.objects.count()) == (False, 0)


def test_a_deputy_out_of_office_puts_nothing_forward(city):
    Mandate.objects.filter(card_no="090084").update(status="suspended")
    assert [each.reason for each in import_form(form(1)).refused] == [
        "only a deputy in office may put forward a suggestion (代表法 §24, §36)"
    ]


def test_a_form_of_a_session_that_is_not_here_is_refused(city):
    Session.objects.filter(number=4).delete()
    assert [(each.column, each.reason) for each in import_form(form(1)).refused] == [
        ("届次会次", "there is no such session here")
    ]


def test_an_unknown_unit_and_cosigner_are_told_and_the_form_is_taken(city):
    Unit.objects.filter(short_name="市民政局").delete()
    Person.objects.get(mandates__card_no="090115").mandates.all().delete()
    preview = import_form(form(1))
    assert [(each.column, each.value, each.reason) for each in preview.warnings] == [
        ("建议承办单位", "市民政局", "not in the list of handling units; it is left open"),
        ("附议代表", "邵保生", "there is no such deputy in this term"),
    ]
    draft = Suggestion.objects.get()
    assert draft.proposed_unit is None
    assert [(each.name, each.mandate_id is None) for each in draft.cosigners.all()] == [
        ("邵保生", True),
        ("侯保军", False),
        ("朱桂思", False),
    ]
