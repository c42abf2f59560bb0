"""The check against machines: work for a browser, or a sum in words for a person."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from uuid import UUID, uuid4

import pytest
from django.core import signing
from django.utils import translation

from congress.common import puzzle
from tests.solving import solve

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def easy(settings):
    settings.PUZZLE_BITS = 6


def test_a_solved_challenge_is_solved_and_another_is_not():
    mine, other = uuid4(), uuid4()
    solution = solve(mine)
    assert [puzzle.is_solved(mine, solution), puzzle.is_solved(other, solution)] == [True, False]


@pytest.mark.parametrize("typed", ["", ".", "1", ".".join(["0"] * 15), ".".join(["x"] * 16), ".".join(["9" * 13] * 16)])
def test_what_is_no_solution_is_none(typed):
    assert puzzle.is_solved(uuid4(), typed) is False


def test_every_part_must_fit():
    mine = uuid4()
    parts = solve(mine).split(".")
    wrong = next(n for n in count() if sha256(f"{mine.hex}.15.{n}".encode()).digest()[0] >> 2)
    assert puzzle.is_solved(mine, ".".join([*parts[:15], str(wrong)])) is False


def test_the_work_is_what_the_page_promises(settings):
    """Sixteen times 2^14 tries on average, one block of SHA-256 each."""
    settings.PUZZLE_BITS = 14
    assert len(f"{uuid4().hex}.15.{'9' * puzzle.DIGITS}") < 56
    assert puzzle.is_solved(uuid4(), ".".join(["0"] * 16)) is False


def test_a_challenge_carries_a_key_of_its_own():
    keys = {puzzle.key_of(puzzle.challenge(NOON), NOON) for _ in range(20)}
    assert (len(keys), None in keys) == (20, False)


KEY = "95d7b27eba0445a1983ee3b08b865320"


@pytest.mark.parametrize("typed", ["", "x", KEY, f"{KEY}:1a:abc"])
def test_what_we_did_not_sign_carries_none(typed):
    assert puzzle.key_of(typed, NOON) is None


def test_what_is_signed_for_something_else_carries_none():
    signed = signing.Signer(salt="other").sign(f"{uuid4().hex}.{int(NOON.timestamp())}")
    assert puzzle.key_of(signed, NOON) is None


def test_after_four_hours_it_is_too_old():
    old = puzzle.challenge(NOON)
    assert isinstance(puzzle.key_of(old, NOON + timedelta(hours=4)), UUID)
    assert puzzle.key_of(old, NOON + timedelta(hours=4, seconds=1)) is None


def test_the_sum_in_words_belongs_to_the_key():
    key = UUID(int=7)
    first, second = puzzle._summands(key)
    with translation.override("en"):
        assert puzzle.question(key) == puzzle.question(key)
        assert puzzle.question(key) == f"How much is {puzzle.NUMBERS[first]} plus {puzzle.NUMBERS[second]}?"
    right = first + second
    answers = [
        str(right),
        f" {right} ",
        "一二三四五六七八九十"[right - 1] if right <= 10 else f"十{'一二三四五六七八'[right - 11]}",
    ]
    assert [puzzle.is_answered(key, answer) for answer in answers] == [True] * 3
    assert [puzzle.is_answered(key, answer) for answer in ("", "x", str(right + 1), str(-right))] == [False] * 4
