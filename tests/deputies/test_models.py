"""What the database holds about deputies, whatever form or script writes."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from deputies.models import Delegation, ElectingUnit, Mandate, Person
from deputies.rules import EndCause, MandateStatus


def broken(write):
    """The name of the constraint that stops the writing."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    return refusal.value.__cause__.diag.constraint_name


def test_a_person_holds_one_mandate_a_term(town):
    first = town.mandates["deputy"]
    assert broken(lambda: Mandate.objects.create(person=first.person, term=first.term)) == "mandate_once"


def test_a_card_belongs_to_one_deputy_of_a_term_and_many_may_have_none(town):
    term = town.session.term
    people = [Person.objects.create(name=name) for name in "甲乙丙"]
    assert broken(lambda: Mandate.objects.create(person=people[0], term=term, card_no="090001")) == "card_once_in_term"
    for person in people[1:]:
        Mandate.objects.create(person=person, term=term)
    assert Mandate.objects.filter(card_no="").count() == 2


@pytest.mark.parametrize(
    ("status", "ended_on", "cause", "is_lawful"),
    [
        (status, ended_on, cause, (status == "ended") == bool(ended_on) == bool(cause))
        for status in MandateStatus.values
        for ended_on in (None, "2025-01-01")
        for cause in ("", EndCause.RECALLED)
    ],
)
def test_a_mandate_ends_with_its_day_and_cause_and_only_then(town, status, ended_on, cause, is_lawful):
    rows = Mandate.objects.filter(pk=town.mandates["deputy"].pk)

    def write():
        rows.update(status=status, ended_on=ended_on, end_cause=cause)

    if is_lawful:
        write()
        assert rows.get().status == status
    else:
        assert broken(write) == "mandate_end_has_cause"


@pytest.mark.parametrize(
    ("model", "constraint"), [(Delegation, "delegation_once"), (ElectingUnit, "electing_unit_once")]
)
def test_a_name_stands_once_in_a_term(town, model, constraint):
    model.objects.get_or_create(term=town.session.term, name="城东代表团")
    assert broken(lambda: model.objects.create(term=town.session.term, name="城东代表团")) == constraint


@pytest.mark.parametrize("what", ["person", "term", "delegation"])
def test_whom_a_mandate_names_is_not_deleted(town, what):
    with pytest.raises(ProtectedError):
        getattr(town.mandates["deputy"], what).delete()


def test_a_phone_lies_encrypted_in_its_table(town):
    person = town.mandates["deputy"].person
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM deputies_person WHERE id = %s", [person.pk])
        [stored] = cursor.fetchone()
    assert ("13800001111" in stored, Person.objects.get(pk=person.pk).phone) == (False, "13800001111")


def test_things_call_themselves_by_their_names(town):
    mandate = town.mandates["deputy"]
    unit = ElectingUnit(term=mandate.term, name="城东区人大")
    assert [str(thing) for thing in (mandate, mandate.person, mandate.delegation, unit)] == [
        "deputy-deputy", "deputy-deputy", "城东代表团", "城东区人大",
    ]  # fmt: skip
