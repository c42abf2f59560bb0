"""The chain, on paper."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from congress.audit.chain import ORIGIN, Fault, Flaw, Link, digest_of, faults_between, plain

AT = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
FIRST = Link(1, AT, 7, "督办", "assign", "suggestion:12", {"b": 1, "a": "甲"}, ORIGIN)


def linked(link: Link) -> Link:
    return replace(link, digest=digest_of(link))


def test_the_digest_is_the_one_anybody_can_compute() -> None:
    """sha256sum of ["0…0",1,"2026-11-20T04:00:00.000000+00:00",7,"督办","assign","suggestion:12",{"a":"甲","b":1}]."""
    assert digest_of(FIRST) == "f525c630c2fac9a1116b0ab1df7d13c01c6991e20ab98251ba3d6ac8a3aef19a"


def test_the_digest_does_not_depend_on_time_zone_or_order_of_keys() -> None:
    shanghai = FIRST.at.astimezone(timezone(timedelta(hours=8)))
    assert digest_of(replace(FIRST, at=shanghai, detail={"a": "甲", "b": 1})) == digest_of(FIRST)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 2},
        {"at": FIRST.at + timedelta(microseconds=1)},
        {"by_id": None},
        {"post": ""},
        {"act": "reply"},
        {"thing": "suggestion:13"},
        {"detail": {"a": "乙", "b": 1}},
        {"previous": "1" + ORIGIN[1:]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_digest_covers_every_field(change: dict) -> None:
    assert digest_of(replace(FIRST, **change)) != digest_of(FIRST)


def test_neighbours_that_fit_have_no_fault() -> None:
    first = linked(FIRST)
    second = linked(replace(FIRST, number=2, previous=first.digest))
    assert list(faults_between(first, second)) == []


def test_each_flaw_has_its_name() -> None:
    first = linked(FIRST)
    second = linked(replace(FIRST, number=2, previous=first.digest))
    third = linked(replace(FIRST, number=3, previous=second.digest))
    assert list(faults_between(first, third)) == [Fault(2, Flaw.MISSING)]
    assert list(faults_between(first, linked(replace(second, previous=ORIGIN)))) == [Fault(2, Flaw.UNLINKED)]
    assert list(faults_between(first, replace(second, act="reply"))) == [Fault(2, Flaw.ALTERED)]


def test_a_detail_is_brought_to_what_the_database_gives_back() -> None:
    detail = {"on": date(2026, 11, 20), "share": 0.1, "whole": 3, "money": Decimal("1.50"), 5: [1.0, {"none": None}]}
    assert plain(detail) == {
        "on": "2026-11-20", "share": "0.1", "whole": 3, "money": "1.50", "5": ["1.0", {"none": None}],
    }  # fmt: skip
