"""What staff do with stations: each act with its trail, each refusal with its sentence."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.organs.models import Congress, Region
from stations import actions
from stations.models import Station
from tests.town import Town

NOW = timezone.now()


@pytest.fixture
def far(town: Town) -> Congress:
    region = Region.objects.create(code="990200000000", name="别处市", kind="city")
    return Congress.objects.create(region=region, level="city", name="别处")


def trail() -> list[tuple[str, Any]]:
    return list(Entry.objects.order_by("number").values_list("act", "detail"))


def test_each_act_leaves_its_entry(town: Town, entered: Callable[..., Station]) -> None:
    own, who = entered("QY-01"), {"by": town.dispatcher, "at": NOW}
    actions.edit(own, address="滨河东路1号", keeper="田民森", **who)
    actions.close(own, reason="合并", **who)
    actions.reopen(own, reason="恢复", **who)
    assert trail() == [
        ("station.enter", {"name": own.name}),
        ("station.edit", {"fields": ["address", "keeper"]}),
        ("station.close", {"reason": "合并"}),
        ("station.reopen", {"reason": "恢复"}),
    ]
    assert set(Entry.objects.values_list("thing", "by")) == {(f"station:{own.pk}", town.dispatcher.pk)}


def test_what_is_not_told_stays_and_nothing_told_leaves_nothing_behind(
    town: Town, entered: Callable[..., Station]
) -> None:
    own = entered("QY-01", address="滨河东路1号")
    actions.edit(own, keeper="田民森", by=town.dispatcher, at=NOW)
    actions.edit(own, keeper="田民森", by=town.dispatcher, at=NOW)
    own.refresh_from_db()
    assert (own.address, own.keeper, len(trail())) == ("滨河东路1号", "田民森", 2)


@pytest.mark.parametrize(
    "facts", [{"code": "QY-01"}, {"name": "第QY-01联络站"}, {"region": "far"}, {"parent": "far"}, {"parent": "self"}]
)
def test_what_the_table_would_refuse_is_refused_with_a_sentence(
    town: Town, entered: Callable[..., Station], far: Congress, facts: dict[str, Any]
) -> None:
    entered("QY-01")
    own = entered("QY-02")
    other = Station.objects.create(congress=far, code="1", name="别处站", kind="station", region=far.region)
    told = {"region": {"far": far.region}, "parent": {"far": other, "self": own}}
    facts = {name: told[name][value] if name in told else value for name, value in facts.items()}
    with pytest.raises(Refused, match=r"\.$"):
        actions.edit(own, by=town.dispatcher, at=NOW, **facts)
    assert [act for act, _detail in trail()] == ["station.enter", "station.enter"]


def test_stations_form_no_ring(town: Town, entered: Callable[..., Station]) -> None:
    top = entered("QY-00")
    middle = entered("QY-01", parent=top)
    leaf = entered("QY-02", parent=middle)
    with pytest.raises(Refused, match="above itself"):
        actions.edit(top, parent=leaf, by=town.dispatcher, at=NOW)
    assert actions.edit(leaf, parent=top, by=town.dispatcher, at=NOW).parent == top


def test_a_station_closes_after_those_below_it_and_opens_before_them(
    town: Town, entered: Callable[..., Station]
) -> None:
    who = {"by": town.dispatcher, "at": NOW, "reason": "合并"}
    top = entered("QY-00")
    leaf = entered("QY-01", parent=top)
    with pytest.raises(Refused, match="stand below"):
        actions.close(top, **who)
    actions.close(leaf, **who)
    actions.close(top, **who)
    with pytest.raises(Refused, match="above is closed"):
        actions.reopen(leaf, **who)
    actions.reopen(top, **who)
    assert actions.reopen(leaf, **who).is_active


@pytest.mark.parametrize(("act", "is_open"), [(actions.close, False), (actions.reopen, True)])
def test_what_is_so_already_is_refused(town: Town, entered: Callable[..., Station], act: Any, is_open: bool) -> None:
    own = entered("QY-01")
    Station.objects.update(is_active=is_open)
    with pytest.raises(Refused, match="This station is"):
        act(own, reason="重复", by=town.dispatcher, at=NOW)


@pytest.mark.parametrize("name", ["reviewer", "deputy", "chair", "system", "clerk"])
def test_only_those_who_keep_the_book_write_in_it(town: Town, entered: Callable[..., Station], name: str) -> None:
    own, who = entered("QY-01"), {"by": town.people[name], "at": NOW}
    acts = [lambda: actions.edit(own, keeper="甲", **who), lambda: actions.close(own, reason="乙", **who)]
    acts += [lambda: actions.reopen(own, reason="丙", **who), lambda: actions.enter(town.congress, code="1", **who)]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert len(trail()) == 1


def test_a_post_elsewhere_opens_nothing_here(town: Town, entered: Callable[..., Station], far: Congress) -> None:
    own = entered("QY-01")
    with pytest.raises(PermissionDenied):
        actions.edit(own, keeper="甲", by=town.add("far", Role.DISPATCHER, congress=far), at=NOW)
