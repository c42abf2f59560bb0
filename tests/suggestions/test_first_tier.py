"""First-tier offices (政府办、法院 …): the committee hands over to them, they pass on; the law's clock runs on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.common.lifecycle import NotYours, Refused
from congress.notices.models import Notice
from suggestions import actions, tasks
from suggestions.models import Suggestion
from tests.suggestions.deep_town import answer, deepen, fresh, now, pairs, running

LONG_AGO = timedelta(days=20)


@pytest.fixture
def office(town):
    return deepen(town)


def entrusted(town, at=None):
    at = at or now()
    return actions.entrust(town.accepted(at), first_tier=town.units["政府办"], by=town.dispatcher, at=at)


def passed_on(town, **more):
    return actions.pass_on(entrusted(town), lead=town.units["住建局"], by=town.first_tier, at=now(), **more)


def wish(town, row, name="clerk", unit="住建局"):
    part = town.part(row, unit)
    return actions.ask_return(part, reason="属公安局", proposed_unit=None, by=town.people[name], at=now())


def told(user, kind):
    return Notice.objects.filter(recipient=user, kind=kind, channel="site").count()


def test_the_office_is_told_sees_it_and_both_clocks_run(office):
    row = entrusted(office)
    assert (row.status, running(row), row.assigned_on) == ("entrusted", ["answer", "pass_on"], timezone.localdate())
    assert (told(office.first_tier, "suggestion-entrusted"), told(office.deputy, "suggestion-handed-over")) == (1, 1)
    seers = {name for name, user in office.people.items() if Suggestion.objects.visible_to(user).exists()}
    assert seers == {"deputy", "reviewer", "dispatcher", "supervisor", "chair", "first_reviewer", "first_tier"}


def test_the_answer_is_counted_from_the_hand_over_to_the_office(office):
    at = now() - LONG_AGO
    row = entrusted(office, at)
    row = actions.pass_on(row, lead=office.units["住建局"], co=[office.units["公安局"]], by=office.first_tier, at=now())
    clock = row.clocks.running().get(kind="answer")
    assert (row.status, clock.starts_on, row.assigned_on) == (
        "assigned",
        timezone.localdate(at),
        timezone.localdate(at),
    )
    assert (
        row.clocks.running().get(kind="sign", assignment__unit=office.units["住建局"]).starts_on == timezone.localdate()
    )
    assert not row.clocks.running().filter(kind="pass_on").exists()


def test_each_separate_part_is_counted_from_there_too(office):
    at = now() - LONG_AGO
    row = actions.pass_on(entrusted(office, at), separate=pairs(office), by=office.first_tier, at=now())
    clocks = row.clocks.running().filter(kind="answer")
    assert [(clock.starts_on, clock.assignment.unit.short_name) for clock in clocks.order_by("assignment__pk")] == [
        (timezone.localdate(at), "住建局"),
        (timezone.localdate(at), "公安局"),
    ]


def test_given_back_it_waits_for_the_committee_and_the_office_sees_it_no_more(office):
    row = actions.give_back(entrusted(office), reason="属法院", by=office.first_tier, at=now())
    assert (row.status, running(row), row.first_tier) == ("accepted", ["redispatch"], None)
    assert told(office.dispatcher, "suggestion-given-back") == 1
    assert not Suggestion.objects.visible_to(office.first_tier).exists()


@pytest.mark.parametrize(
    ("who", "status", "clocks", "keeps"),
    [
        ("first_tier", "entrusted", ["answer", "pass_on"], True),
        ("dispatcher", "accepted", ["redispatch"], False),
    ],
)
def test_a_return_goes_back_to_whoever_agrees_to_it(office, who, status, clocks, keeps):
    row = passed_on(office)
    row = actions.answer_return(wish(office, row), agreed=True, note="", by=office.people[who], at=now())
    assert (row.status, running(row), row.first_tier_id is not None) == (status, clocks, keeps)
    assert not row.assignments.held().exists()
    assert fresh(row).assigned_on == timezone.localdate()


def test_after_a_return_to_the_office_the_law_counts_on_from_the_first_day(office):
    at = now() - LONG_AGO
    row = actions.pass_on(entrusted(office, at), lead=office.units["住建局"], by=office.first_tier, at=now())
    row = actions.answer_return(wish(office, row), agreed=True, note="", by=office.first_tier, at=now())
    row = actions.pass_on(row, lead=office.units["公安局"], by=office.first_tier, at=now())
    assert row.clocks.running().get(kind="answer").starts_on == timezone.localdate(at)
    assert row.rounds.get().owing.get().unit == office.units["公安局"]


def test_the_unit_answers_the_deputy_itself(office):
    row = passed_on(office)
    actions.sign_in(office.part(row, "住建局"), by=office.clerk, at=now())
    assert answer(office, row).round.suggestion.status == "replied"


def test_the_office_may_urge_and_add_a_co_handler(office):
    row = passed_on(office)
    actions.add_co(row, unit=office.units["教育局"], by=office.first_tier, at=now())
    actions.urge(row, note="请抓紧", by=office.first_tier, at=now())
    assert (told(office.other_clerk, "suggestion-assigned"), told(office.clerk, "suggestion-urged")) == (1, 1)


def test_a_late_passing_on_is_told_to_the_office_and_the_supervisor_once(office):
    row = entrusted(office, now() - timedelta(days=30))
    row.clocks.exclude(kind="pass_on").delete()
    assert (tasks.remind_of_clocks(), tasks.remind_of_clocks()) == (1, 0)
    people = {name for name in ("first_tier", "supervisor", "deputy") if told(office.people[name], "clock-late")}
    assert people == {"first_tier", "supervisor"}


@pytest.mark.parametrize("reader", ["first_tier", "dispatcher", "deputy"])
def test_its_page_opens_with_the_clock_its_reader_owes(office, client, reader):
    row = entrusted(office)
    client.force_login(office.people[reader])
    page = client.get(f"/suggestions/{row.pk}/")
    own = [clock.kind for clock in page.context["own_clocks"]]
    assert (page.status_code, own) == (200, ["pass_on"] if reader == "first_tier" else [])


def test_the_office_reads_the_committees_note_and_the_wish_it_answers(office, client):
    row = actions.entrust(
        office.accepted(), first_tier=office.units["政府办"], note="请统筹", by=office.dispatcher, at=now()
    )
    row = actions.pass_on(row, lead=office.units["住建局"], by=office.first_tier, at=now())
    wish(office, row)
    client.force_login(office.first_tier)
    context = client.get(f"/suggestions/{row.pk}/").context
    assert {"请统筹", "属公安局"} <= {entry.note for entry in context["timeline"]}
    assert (context["sees_wishes"], [name for name, _label in context["steps"]]) == (
        True,
        ["office_agree_return", "refuse_return", "add_co", "urge"],
    )


@pytest.mark.parametrize(
    ("act", "kind", "sentence"),
    [
        (
            lambda town: actions.entrust(
                town.accepted(), first_tier=town.units["住建局"], by=town.dispatcher, at=now()
            ),
            Refused,
            "住建局 is not a first-tier office of this congress.",
        ),
        (
            lambda town: actions.give_back(entrusted(town), reason=" ", by=town.first_tier, at=now()),
            Refused,
            "Give the reason for the return: which duty lies with which unit.",
        ),
        (
            lambda town: actions.pass_on(entrusted(town), by=town.first_tier, at=now()),
            Refused,
            "Name one lead unit, or the units that answer separately.",
        ),
        (
            lambda town: actions.pass_on(entrusted(town), lead=town.units["住建局"], by=town.dispatcher, at=now()),
            NotYours,
            "“Pass on to units” is not yours to do here. Nothing was changed.",
        ),
        (
            lambda town: actions.add_co(passed_on(town), unit=town.units["住建局"], by=town.first_tier, at=now()),
            Refused,
            "住建局 has a part in this item already.",
        ),
    ],
)
def test_what_is_refused_says_why(office, act, kind, sentence):
    with pytest.raises(kind) as refusal:
        act(office)
    assert (type(refusal.value), str(refusal.value)) == (kind, sentence)
