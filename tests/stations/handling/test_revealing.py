"""The whole number of a citizen: to whom, once, for a purpose, and written down."""

from itertools import product

import pytest
from django.test import Client
from django.urls import reverse

from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused
from stations.actions.revealing import reveal
from stations.models import Opinion
from stations.rules.contacts import Purpose, sees_contact
from stations.rules.opinions import Party
from tests.stations.heard import NOW, PHONE, Heard

# The rule on paper: without the citizen's consent to pass it on, and with it.
TABLE = {
    Party.DEPUTY: (True, True),
    Party.KEEPER: (True, True),
    Party.OFFICE: (True, True),
    Party.UNIT: (False, True),
    Party.HIGHER: (False, True),
    Party.CITIZEN: (False, False),
    Party.CLOCK: (False, False),
}
# The same by the people: role × consent, of an opinion handed to the unit.
PEOPLE = {
    "deputy": (True, True),
    "keeper": (True, True),
    "dispatcher": (True, True),
    "supervisor": (True, True),
    "clerk": (False, True),
    "approver": (False, True),
    "reviewer": (False, False),
    "chair": (False, False),
    "deputy2": (False, False),
    "other_keeper": (False, False),
    "co_clerk": (False, False),
    "higher": (False, False),
    "system": (False, False),
    "security": (False, False),
    "auditor": (False, False),
}


def browser(heard: Heard, who: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(getattr(heard, who))
    return client


def address(row: Opinion) -> str:
    return reverse("stations:opinion-phone", args=[row.pk])


def shown(answer: object) -> bool:
    return PHONE in answer.content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("party", "consents"), [*product(Party, (False, True))])
def test_who_sees_a_contact(party: Party, consents: bool) -> None:
    assert sees_contact({party}, consents) is TABLE[party][consents]


def test_nobody_in_particular_sees_none() -> None:
    assert sees_contact(frozenset(), True) is False


@pytest.mark.parametrize(("who", "consents"), [*product(PEOPLE, (False, True))])
def test_role_by_consent(heard: Heard, who: str, consents: bool) -> None:
    row = heard.handed(may_pass_on=consents)
    before = Entry.objects.count()
    answer = browser(heard, who).post(address(row), {"purpose": Purpose.ASK})
    told = Entry.objects.filter(act="opinion.reveal").count()
    assert (shown(answer), told) == ((True, 1) if PEOPLE[who][consents] else (False, 0))
    assert Entry.objects.count() == before + told


@pytest.mark.parametrize(("who", "code"), [("clerk", 403), ("chair", 403), ("deputy2", 404), ("system", 404)])
def test_who_may_read_only_gets_403_and_who_may_not_404(heard: Heard, who: str, code: int) -> None:
    row = heard.handed()
    assert [browser(heard, who).get(address(row)).status_code, browser(heard, who).post(address(row)).status_code] == [
        code, code,
    ]  # fmt: skip


def test_the_page_asks_first_and_shows_the_number_masked(heard: Heard) -> None:
    answer = browser(heard, "deputy").get(address(heard.said()))
    assert ("139****5678" in answer.content.decode(), shown(answer)) == (True, False)
    assert Entry.objects.filter(act="opinion.reveal").count() == 0


def test_without_a_purpose_nothing_is_shown(heard: Heard) -> None:
    row, client = heard.said(), browser(heard, "deputy")
    answers = [client.post(address(row), typed) for typed in ({}, {"purpose": "curiosity"})]
    assert [(answer.status_code, shown(answer)) for answer in answers] == [(409, False), (409, False)]
    assert Entry.objects.filter(act="opinion.reveal").count() == 0


def test_no_cache_keeps_the_number_and_the_trail_keeps_who_and_what_for(heard: Heard) -> None:
    row = heard.said()
    answer = browser(heard, "keeper").post(address(row), {"purpose": Purpose.VISIT})
    assert "no-store" in answer.headers["Cache-Control"]
    entry = Entry.objects.get(act="opinion.reveal")
    assert (entry.by, entry.thing, entry.detail) == (
        heard.keeper, f"opinion:{row.pk}", {"field": "phone", "purpose": "visit"},
    )  # fmt: skip


def test_a_number_that_is_gone_is_not_shown(heard: Heard) -> None:
    with pytest.raises(Refused, match="No number"):
        reveal(heard.said(phone=""), purpose=Purpose.ASK, by=heard.deputy, at=NOW())


def test_a_right_that_ended_meanwhile_is_asked_of_the_row_as_it_stands(heard: Heard) -> None:
    row = heard.handed(may_pass_on=True)
    Opinion.objects.filter(pk=row.pk).update(may_pass_on=False)
    with pytest.raises(NotYours):
        reveal(row, purpose=Purpose.ASK, by=heard.clerk, at=NOW())
