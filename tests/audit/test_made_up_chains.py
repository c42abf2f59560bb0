"""Chains nobody wrote: whatever stands in a detail, it survives the database, and whatever is changed is found."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from congress.audit.chain import ORIGIN, Fault, Flaw, Link, digest_of, faults_between, plain

few = settings(max_examples=40, deadline=None)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
LEAVES = st.one_of(
    TEXT, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False, allow_infinity=False), st.decimals(-9, 9),
    st.dates(), st.datetimes(timezones=st.just(UTC)), st.uuids(),
)  # fmt: skip
DETAILS = st.dictionaries(
    TEXT, st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=2), max_leaves=3), max_size=3
)
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def chain(details: list[dict[str, Any]]) -> list[Link]:
    """The origin and one entry for each detail."""
    links = [Link(0, datetime(2026, 1, 1, tzinfo=UTC), None, "", "", "", {}, "", ORIGIN)]
    for number, detail in enumerate(details, 1):
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
        link = Link(
            number, at, number % 3 or None, "督办", "assign", f"suggestion:{number}", plain(detail), links[-1].digest
        )
        links.append(replace(link, digest=digest_of(link)))
    return links


def faults(links: list[Link]) -> list[Fault]:
    return [fault for before, link in pairwise(links) for fault in faults_between(before, link)]


@few
@given(detail=DETAILS)
def test_a_detail_is_brought_to_its_last_form_at_once(detail: dict[str, Any]) -> None:
    assert plain(plain(detail)) == plain(detail)


@pytest.mark.parametrize(
    ("value", "kept"),
    [(0.1, "0.1"), (1e300, "1e+300"), (Decimal("1.10"), "1.10"), (2**70, 2**70), ((1, 2), [1, 2]), (True, True)],
)
def test_fractions_become_text_so_that_no_database_rounds_them(value: object, kept: object) -> None:
    assert plain({"a": value}) == {"a": kept}


@few
@given(details=st.lists(DETAILS, min_size=1, max_size=4))
def test_a_chain_that_nobody_touched_has_no_fault(details: list[dict[str, Any]]) -> None:
    assert faults(chain(details)) == []


@few
@given(place=st.integers(1, 5), name=st.sampled_from([field.name for field in fields(Link)]), word=TEXT)
def test_one_changed_field_of_one_entry_is_found(place: int, name: str, word: str) -> None:
    links = chain([{"n": n} for n in range(5)])
    value: Any = {"number": 77, "at": links[place].at + timedelta(microseconds=1), "by_id": 99, "detail": {"n": word}}
    changed = replace(links[place], **{name: value.get(name, word)})
    assume(changed != links[place])
    links[place] = changed
    assert faults(links) != []


@few
@given(place=st.integers(1, 4))
def test_one_dropped_entry_is_named_by_its_number(place: int) -> None:
    links = chain([{"n": n} for n in range(5)])
    del links[place]
    assert faults(links) == [Fault(place, Flaw.MISSING)]


@few
@given(place=st.integers(1, 4))
def test_an_entry_written_anew_with_a_right_digest_breaks_the_next(place: int) -> None:
    links = chain([{"n": n} for n in range(5)])
    forged = replace(links[place], detail={"n": "forged"})
    links[place] = replace(forged, digest=digest_of(forged))
    assert faults(links) == [Fault(place + 1, Flaw.UNLINKED)]


@few
@given(first=st.integers(1, 5), second=st.integers(1, 5))
def test_two_entries_that_changed_places_are_found(first: int, second: int) -> None:
    assume(first != second)
    links = chain([{"n": n} for n in range(5)])
    links[first], links[second] = links[second], links[first]
    assert faults(links) != []


@few
@given(one=INSTANTS, other=INSTANTS)
def test_two_instants_never_share_a_digest(one: datetime, other: datetime) -> None:
    assume(one != other)
    link = chain([{}])[1]
    assert digest_of(replace(link, at=one)) != digest_of(replace(link, at=other))


@few
@given(act=TEXT, thing=TEXT)
def test_words_do_not_slide_from_one_field_into_the_next(act: str, thing: str) -> None:
    """Fields are told apart within the hashed text, so "a" + "bc" is not "ab" + "c"."""
    assume(thing)
    link = replace(chain([{}])[1], act=act, thing=thing)
    assert digest_of(link) != digest_of(replace(link, act=act + thing[0], thing=thing[1:]))
