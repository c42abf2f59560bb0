"""Codes: one live one a deputy or station, unguessable, revocable; they open only while the bearer serves."""

import re
import threading
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.notices.models import Notice
from deputies.models import Mandate, Person
from deputies.rules import MandateStatus
from stations import actions
from stations.actions import codes
from stations.models import Code, Station
from stations.rules.codes import ALPHABET
from tests.at_once import at_once
from tests.town import Town

NOW = timezone.now()
OTHERS = ["deputy", "reviewer", "chair", "clerk", "system", "auditor"]


def issue(town: Town, thing: Any = None, who: str = "dispatcher") -> Code:
    return actions.issue(thing or town.mandates["deputy"], by=town.people[who], at=NOW)


def act(town: Town) -> dict[str, Any]:
    return {"by": town.dispatcher, "at": NOW}


def acts() -> list[str]:
    return list(Entry.objects.filter(act__startswith="code.").order_by("number").values_list("act", flat=True))


def test_an_alphabet_of_five_bits_has_no_look_alikes() -> None:
    assert (len(set(ALPHABET)), set("ilou") & set(ALPHABET), ALPHABET.lower() == ALPHABET) == (32, set(), True)


def test_a_token_has_130_bits_from_the_alphabet_and_no_two_are_the_same() -> None:
    made = {codes.new_token() for _time in range(500)}
    assert (len(made), [one for one in made if not re.fullmatch(f"[{ALPHABET}]{{26}}", one)]) == (500, [])


def test_a_code_is_issued_once_however_often_it_is_asked_for(town: Town) -> None:
    assert (issue(town), Code.objects.count()) == (issue(town), 1)
    assert acts() == ["code.issue"]


def test_a_station_has_a_code_of_its_own(town: Town) -> None:
    code = issue(town, town.station("QY-01"))
    assert (str(code), code.get_absolute_url()) == ("第QY-01联络站", f"/c/{code.token}")


@pytest.mark.parametrize("who", OTHERS)
def test_only_those_who_keep_stations_issue_and_revoke(town: Town, who: str) -> None:
    code = issue(town)
    for forbidden in (
        lambda: issue(town, town.mandates["deputy2"], who),
        lambda: actions.revoke(code, reason="", by=town.people[who], at=NOW),
        lambda: actions.issue_many(Mandate.objects.in_office(), by=town.people[who], at=NOW),
    ):
        with pytest.raises(PermissionDenied):
            forbidden()
    assert list(Code.objects.live()) == [code]


def test_a_revoked_code_never_opens_again_and_cannot_be_revoked_twice(town: Town) -> None:
    code = actions.revoke(issue(town), reason="代表证遗失", **act(town))
    with pytest.raises(Refused, match="revoked already"):
        actions.revoke(code, reason="", **act(town))
    assert (Code.objects.live().count(), code.reason, code.revoked_by) == (0, "代表证遗失", town.dispatcher)


def test_a_lost_card_is_replaced_by_another_token(town: Town) -> None:
    old = issue(town)
    new = actions.renew(old, reason="卡片遗失", **act(town))
    assert (list(Code.objects.live()), new.token == old.token) == ([new], False)
    with pytest.raises(Refused, match="revoked already"):
        actions.renew(old, reason="", **act(town))
    assert acts() == ["code.issue", "code.revoke", "code.issue"]


@pytest.mark.parametrize(
    ("status", "opens"),
    [(MandateStatus.IN_OFFICE, True), (MandateStatus.SUSPENDED, False), (MandateStatus.ENDED, False)],
)
def test_a_deputys_code_opens_only_in_office(town: Town, status: MandateStatus, opens: bool) -> None:
    code = issue(town)
    ended = {"ended_on": NOW.date(), "end_cause": "resigned"} if status == MandateStatus.ENDED else {}
    Mandate.objects.filter(pk=code.mandate_id).update(status=status, **ended)
    assert Code.objects.live().filter(token=code.token).exists() is opens


def test_a_suspended_deputys_code_opens_again_when_the_suspension_ends(town: Town) -> None:
    code = issue(town)
    own = Mandate.objects.filter(pk=code.mandate_id)
    own.update(status="suspended")
    assert not Code.objects.live().exists()
    own.update(status="in_office")
    assert Code.objects.live().get() == code


def test_a_closed_stations_code_does_not_open(town: Town) -> None:
    code = issue(town, town.station("QY-01"))
    actions.close(code.station, reason="并站", **act(town))
    assert Code.objects.live().count() == 0


def test_neither_a_suspended_deputy_nor_a_closed_station_is_given_one(town: Town) -> None:
    station, mandate = town.station("QY-01"), town.mandates["deputy"]
    actions.close(station, reason="并站", **act(town))
    Mandate.objects.filter(pk=mandate.pk).update(status="suspended")
    for thing in (station, mandate):
        with pytest.raises(Refused, match="in office"):
            issue(town, thing)
    Station.objects.all()
    assert actions.issue_many(Mandate.objects.filter(pk=mandate.pk), **act(town)) == 0


def more_deputies(town: Town, count: int) -> Any:
    people = Person.objects.bulk_create(Person(name=f"代表{number}") for number in range(count))
    Mandate.objects.bulk_create(Mandate(person=person, term=town.session.term) for person in people)
    return Mandate.objects.filter(term=town.session.term)


def test_a_whole_congress_is_given_codes_in_the_same_few_questions(town: Town, django_assert_num_queries: Any) -> None:
    town.dispatcher.current_posts  # noqa: B018 known beforehand, as in a request
    kept = issue(town)
    for added, made in [(0, 1), (40, 40)]:
        things = more_deputies(town, added)
        with django_assert_num_queries(12):
            assert actions.issue_many(things, **act(town)) == made
    assert (Code.objects.live().count(), Code.objects.filter(pk=kept.pk).count()) == (42, 1)
    assert acts() == ["code.issue", "code.issue_many", "code.issue_many"]
    assert actions.issue_many(things, **act(town)) == 0
    assert len(acts()) == 3


def test_the_trail_never_holds_a_token(town: Town) -> None:
    code = issue(town)
    new = actions.renew(code, reason="卡片遗失", **act(town))
    told = str(list(Entry.objects.values_list("thing", "detail")))
    assert [token for token in (code.token, new.token) if token in told] == []


def test_a_deputy_without_a_code_asks_the_office_once_a_day(town: Town) -> None:
    for _time in range(2):
        actions.ask_code(town.mandates["deputy"], by=town.deputy, at=NOW)
    told = Notice.objects.filter(kind="code-asked", channel="site").order_by("recipient__username")
    assert [notice.recipient for notice in told] == [town.dispatcher, town.supervisor]
    with pytest.raises(PermissionDenied):
        actions.ask_code(town.mandates["deputy"], by=town.deputy2, at=NOW)


def test_staff_see_the_codes_of_their_congress_and_a_deputy_the_own(town: Town) -> None:
    code = issue(town)
    issue(town, town.mandates["deputy2"])
    seen = {who: Code.objects.visible_to(town.people[who]).count() for who in ("reviewer", "deputy", "chair", "clerk")}
    assert seen == {"reviewer": 2, "deputy": 1, "chair": 0, "clerk": 0}
    assert Code.objects.visible_to(town.deputy).get() == code


def test_two_at_once_get_one_code(shared_town: Town) -> None:
    made = at_once(lambda: issue(shared_town), lambda: issue(shared_town))
    assert (made[0], Code.objects.count()) == (made[1], 1)


def test_without_waiting_two_at_once_run_into_each_other(shared_town: Town, monkeypatch: Any) -> None:
    """Negative control: both have looked before either writes; the table still bears one."""
    gate, make = threading.Barrier(2), codes.new_token

    def make_together() -> str:
        gate.wait(timeout=5)
        return make()

    monkeypatch.setattr(codes, "_locked", lambda thing: thing)
    monkeypatch.setattr(codes, "new_token", make_together)
    made = at_once(lambda: issue(shared_town), lambda: issue(shared_town))
    assert (sorted(type(end).__name__ for end in made), Code.objects.count()) == (["Code", IntegrityError.__name__], 1)
