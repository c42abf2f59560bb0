"""Whom an opinion may be handed to, and whose clock runs then."""

from datetime import datetime
from typing import Any

import pytest
from django.utils.timezone import get_current_timezone, localdate

from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from congress.organs.models import Congress, Holiday, LocalRule, Region, Unit
from stations.actions import handling
from stations.models import Opinion
from stations.rules.handing import is_higher
from stations.rules.opinions import ClockKind, Route, Status
from tests.stations.heard import NOW, Heard

LEVELS = ["national", "province", "city", "county", "township"]


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=get_current_timezone())


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("recipient__username", flat=True))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("than", LEVELS)
def test_a_level_is_higher_than_those_after_it(level: str, than: str) -> None:
    assert is_higher(level, than) is (LEVELS.index(level) < LEVELS.index(than))


@pytest.mark.parametrize(
    ("route", "facts", "clock"),
    [
        (Route.VILLAGE, {"handed_to": "柳林村"}, ClockKind.TOWNSHIP),
        (Route.TOWNSHIP, {"handed_to": "城东街道办"}, ClockKind.TOWNSHIP),
        (Route.HOTLINE, {"external_no": "12345-7"}, ClockKind.HOTLINE),
        (Route.HOTLINE, {}, ClockKind.HOTLINE),
    ],
)
def test_a_route_without_an_account_starts_its_clock(heard: Heard, route: str, facts: Any, clock: str) -> None:
    row = handling.hand(heard.accepted(), route=route, by=heard.deputy, at=NOW(), **facts)
    assert (row.status, row.route, row.clock) == (Status.HANDED, route, clock)
    assert {name: getattr(row, name) for name in facts} == facts
    assert told("opinion-handed") == set()


def test_a_unit_is_told_and_its_clock_runs(heard: Heard) -> None:
    row = heard.handed()
    assert (row.clock, row.unit.short_name) == (ClockKind.UNIT, "住建局")
    assert told("opinion-handed") == {"clerk", "clerk2", "approver"}
    assert row.steps.last().note == "住建局"


def test_a_higher_deputy_is_told(heard: Heard) -> None:
    row = handling.hand(heard.accepted(), route=Route.HIGHER, higher=heard.above, by=heard.deputy, at=NOW())
    assert (row.higher, told("opinion-handed")) == (heard.above, {"higher"})


def test_what_belongs_to_another_route_is_left_out(heard: Heard) -> None:
    facts: Any = {"unit": heard.town.units["住建局"], "higher": heard.above, "external_no": "7"}
    row = handling.hand(heard.accepted(), route=Route.VILLAGE, handed_to="柳林村", by=heard.deputy, at=NOW(), **facts)
    assert (row.unit, row.higher, row.external_no, row.handed_to) == (None, None, "", "柳林村")


def test_a_unit_must_be_active(heard: Heard) -> None:
    unit = heard.town.units["住建局"]
    unit.is_active = False
    with pytest.raises(Refused, match="active"):
        handling.hand(heard.accepted(), route=Route.UNIT, unit=unit, by=heard.deputy, at=NOW())


@pytest.mark.parametrize(("code", "is_lawful"), [("990101000000", True), ("990200000000", False)])
def test_a_unit_must_be_of_this_congress_or_one_below(heard: Heard, code: str, is_lawful: bool) -> None:
    region = Region.objects.create(code=code, name="某地", kind="county")
    other = Congress.objects.create(region=region, level="county", name="某", committee_name="某", office_name="某")
    unit = Unit.objects.create(congress=other, name="某局")
    row = heard.accepted()
    if is_lawful:
        assert handling.hand(row, route=Route.UNIT, unit=unit, by=heard.deputy, at=NOW()).unit == unit
    else:
        with pytest.raises(Refused, match="another place"):
            handling.hand(row, route=Route.UNIT, unit=unit, by=heard.deputy, at=NOW())


def test_a_deputy_of_the_same_level_carries_nothing_up(heard: Heard) -> None:
    same = heard.town.mandates["deputy2"]
    with pytest.raises(Refused, match="higher level"):
        handling.hand(heard.accepted(), route=Route.HIGHER, higher=same, by=heard.deputy, at=NOW())


@pytest.mark.parametrize("status", ["suspended", "ended"])
def test_a_higher_deputy_must_be_in_office(heard: Heard, status: str) -> None:
    heard.above.status = status
    with pytest.raises(Refused, match="in office"):
        handling.hand(heard.accepted(), route=Route.HIGHER, higher=heard.above, by=heard.deputy, at=NOW())


@pytest.mark.parametrize("route", Route)
def test_nobody_named_is_refused_but_on_the_way_to_the_hotline(heard: Heard, route: Route) -> None:
    row = heard.accepted()
    if route == Route.HOTLINE:
        assert handling.hand(row, route=route, by=heard.deputy, at=NOW()).status == Status.HANDED
    else:
        with pytest.raises(Refused):
            handling.hand(row, route=route, handed_to=" ", by=heard.deputy, at=NOW())


def test_a_ticket_stands_for_one_opinion(heard: Heard) -> None:
    first, second = heard.accepted(), heard.accepted()
    handling.hand(first, route=Route.HOTLINE, external_no="12345-7", by=heard.deputy, at=NOW())
    with pytest.raises(Refused, match="ticket"):
        handling.hand(second, route=Route.HOTLINE, external_no="12345-7", by=heard.deputy, at=NOW())
    assert Opinion.objects.get(pk=second.pk).status == Status.ACCEPTED


def test_fetching_back_is_told_and_hides_it_from_the_unit(heard: Heard) -> None:
    row = handling.fetch_back(heard.handed(), by=heard.keeper, at=NOW())
    assert (row.status, row.route, row.unit, row.clock) == (Status.ACCEPTED, "", None, ClockKind.ANSWER)
    assert told("opinion-fetched-back") == {"clerk", "clerk2", "approver"}
    assert not Opinion.objects.visible_to(heard.clerk).exists()


def test_what_a_unit_has_begun_is_not_fetched_back(heard: Heard) -> None:
    with pytest.raises(Unlawful):
        handling.fetch_back(heard.handling(), by=heard.deputy, at=NOW())


def test_taking_up_leaves_the_clock_of_the_unit_running(heard: Heard) -> None:
    handed = heard.handed()
    row = handling.take_up(handed, by=heard.clerk, at=NOW())
    assert (row.status, row.clock, row.due_on) == (Status.HANDLING, ClockKind.UNIT, handed.due_on)


@pytest.mark.parametrize("before", ["handed", "handling"])
def test_giving_back_needs_a_word_and_tells_deputy_and_keeper(heard: Heard, before: str) -> None:
    row = getattr(heard, before)()
    with pytest.raises(Refused):
        handling.give_back(row, note=" ", by=heard.clerk, at=NOW())
    row = handling.give_back(row, note="不属本局", by=heard.clerk, at=NOW())
    assert (row.status, row.unit, row.clock) == (Status.ACCEPTED, None, ClockKind.ANSWER)
    assert told("opinion-given-back") == {"deputy", "keeper"}


def test_another_unit_may_not_take_it_up(heard: Heard) -> None:
    with pytest.raises(NotYours):
        handling.take_up(heard.handed(), by=heard.other_clerk, at=NOW())


def test_of_two_who_hand_it_over_the_second_is_told(heard: Heard) -> None:
    row = heard.accepted()
    handling.hand(row, route=Route.VILLAGE, handed_to="柳林村", by=heard.keeper, at=NOW(), seen=row.version)
    with pytest.raises(MovedOn):
        handling.hand(
            row, route=Route.UNIT, unit=heard.town.units["住建局"], by=heard.deputy, at=NOW(), seen=row.version
        )


@pytest.mark.parametrize(
    ("asked", "due"),
    [("2026-03-02", "2026-03-09"), ("2026-09-18", "2026-09-24"), ("2026-09-29", "2026-10-13")],
)
def test_five_workdays_of_the_hotline_skip_holidays_and_count_made_up_days(heard: Heard, asked: str, due: str) -> None:
    """20 September is a Sunday worked for the holiday, 1 to 7 October are free."""
    Holiday.objects.all().delete()
    Holiday.objects.bulk_create(
        [
            Holiday(on="2026-09-20", kind="work", name="国庆节"),
            *(Holiday(on=f"2026-10-0{day}", kind="rest", name="国庆节") for day in range(1, 8)),
        ]
    )
    row = handling.hand(heard.accepted(at(asked)), route=Route.HOTLINE, by=heard.deputy, at=at(asked))
    assert str(row.due_on) == due


def test_a_place_sets_its_own_number(heard: Heard) -> None:
    LocalRule.objects.create(
        congress=heard.town.congress,
        key="opinions.hotline",
        amount=10,
        unit="workdays",
        clause="本地规定",
        valid_from="2026-01-01",
    )
    row = handling.hand(heard.accepted(at("2026-03-02")), route=Route.HOTLINE, by=heard.deputy, at=at("2026-03-02"))
    assert (str(row.due_on), str(row.ruling.clause)) == ("2026-03-16", "本地规定")
    assert row.clock_from == localdate(at("2026-03-02"))
