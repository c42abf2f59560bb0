"""What happens to opinions by itself: once each, however often or seldom the sweep comes."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from congress.audit.models import Entry
from congress.notices.models import Notice
from congress.organs.models import LocalRule
from stations import tasks
from stations.actions import handling
from stations.actions.reminding import end_rating
from stations.actions.retention import forget_contact
from stations.actions.steps import citizen_step
from stations.models import Opinion
from stations.rules.opinions import Refusal, Route, Status
from tests.stations.heard import NOW, Heard, days


def due(row: Opinion, in_days: int) -> Opinion:
    """Its clock ends so many days from today."""
    Opinion.objects.filter(pk=row.pk).update(due_on=localdate() + timedelta(days=in_days))
    return Opinion.objects.get(pk=row.pk)


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind, channel="site").values_list("recipient__username", flat=True))


@pytest.mark.parametrize(
    ("before", "in_days", "kind", "people"),
    [
        ("said", 0, "opinion-due", {"deputy", "keeper"}),
        ("said", -1, "opinion-late", {"deputy", "keeper", "dispatcher"}),
        ("accepted", 0, "opinion-due", {"deputy", "keeper"}),
        ("handed", 0, "opinion-due", {"clerk", "clerk2", "approver"}),
        ("handling", -1, "opinion-late", {"clerk", "clerk2", "approver", "deputy", "keeper", "dispatcher"}),
        ("replied", 0, "opinion-due", {"deputy", "keeper"}),
    ],
)
def test_whoever_owes_the_act_is_reminded_once(
    heard: Heard, before: str, in_days: int, kind: str, people: set[str]
) -> None:
    due(getattr(heard, before)(), in_days)
    assert [tasks.remind_of_opinions() for _ in range(3)] == [1, 0, 0]
    assert told(kind) == people


def test_of_one_without_an_account_those_who_handed_it_over_are_reminded(heard: Heard) -> None:
    row = handling.hand(heard.accepted(), route=Route.VILLAGE, handed_to="柳林村", by=heard.deputy, at=NOW())
    due(row, 0)
    tasks.remind_of_opinions()
    assert told("opinion-due") == {"deputy", "keeper"}


def test_each_stage_speaks_and_a_missed_one_is_passed_over(heard: Heard) -> None:
    row = due(heard.said(), 0)
    tasks.remind_of_opinions()
    due(row, -5)
    tasks.remind_of_opinions()
    assert (told("opinion-due"), told("opinion-late")) == ({"deputy", "keeper"}, {"deputy", "keeper", "dispatcher"})
    assert told("opinion-soon") == set()


def test_a_new_clock_is_reminded_of_anew(heard: Heard) -> None:
    row = due(heard.said(), -1)
    tasks.remind_of_opinions()
    due(handling.accept(row, topic="other", by=heard.deputy, at=NOW()), -2)
    assert tasks.remind_of_opinions() == 1


def test_the_rating_of_the_citizen_reminds_nobody(heard: Heard) -> None:
    due(heard.answered(), -1)
    assert tasks.remind_of_opinions() == 0


def test_a_rating_period_ends_once_though_nights_were_missed(heard: Heard) -> None:
    rows = [due(heard.answered(), -9), due(heard.answered(), 0)]
    assert (tasks.end_opinion_ratings(), tasks.end_opinion_ratings()) == (1, 0)
    assert [Opinion.objects.get(pk=row.pk).status for row in rows] == [Status.CLOSED, Status.ANSWERED]
    ended = Opinion.objects.get(pk=rows[0].pk)
    assert (ended.rating, ended.steps.last().name, ended.steps.last().by) == ("", "end_rating", None)


def test_a_period_that_moved_on_meanwhile_is_left_alone(heard: Heard) -> None:
    row = due(heard.answered(), -1)
    citizen_step("ask_again", row, at=NOW())
    assert end_rating(row, at=NOW()) is False


# Retention.


def ended(heard: Heard, ago: int, **facts: Any) -> Opinion:
    facts = {"sex": "female", "address": "柳林村3组", "may_pass_on": True, **facts}
    row = handling.refuse(
        heard.said(**facts), reason=Refusal.PRIVATE, note="电话13912345678已联系", by=heard.deputy, at=NOW()
    )
    Opinion.objects.filter(pk=row.pk).update(ended_at=NOW() - days(ago))
    return Opinion.objects.get(pk=row.pk)


def test_after_two_years_nobody_knows_who_it_was_and_the_rest_stays(heard: Heard) -> None:
    row = ended(heard, 2 * 366, text="请打13912345678联系")
    assert (tasks.forget_contacts(), tasks.forget_contacts()) == (1, 0)
    after = Opinion.objects.get(pk=row.pk)
    assert (after.name, after.phone, after.sex, after.address) == ("", "", "", "")
    assert (after.text, after.messages.get().text) == ("请打139****5678联系", "电话139****5678已联系")
    assert [step.note for step in after.steps.all()] == ["电话139****5678已联系"]
    assert (after.status, after.refusal, after.version) == (row.status, row.refusal, row.version)
    assert Entry.objects.filter(act="opinion.forget", thing=f"opinion:{row.pk}").count() == 1


def test_before_that_and_while_it_is_open_the_contact_stays(heard: Heard) -> None:
    fresh, running = ended(heard, 2 * 365 - 5), heard.accepted(NOW() - days(3000))
    assert tasks.forget_contacts() == 0
    assert [Opinion.objects.get(pk=row.pk).name for row in (fresh, running)] == [fresh.name, running.name]


def test_a_place_keeps_contacts_for_a_time_of_its_own(heard: Heard) -> None:
    rule = {"amount": 6, "unit": "months", "clause": "本市办法", "valid_from": "2022-01-01"}
    LocalRule.objects.create(congress=heard.town.congress, key="opinions.retention", **rule)
    ended(heard, 190), ended(heard, 170)
    assert tasks.forget_contacts() == 1


def test_a_contact_is_forgotten_once(heard: Heard) -> None:
    row = ended(heard, 900)
    assert (forget_contact(row, at=NOW()), forget_contact(row, at=NOW())) == (True, False)
