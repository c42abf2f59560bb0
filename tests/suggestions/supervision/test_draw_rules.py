"""The draw and the grade on paper: repeated by another implementation, fair, and by hand."""

import hashlib
import itertools
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from congress.accounts.rules import Role
from suggestions.rules.supervision.appraisal import Votes, grade
from suggestions.rules.supervision.draw import (
    DRAW_LAW,
    DrawStatus,
    drawn,
    hash_of,
    keeps_its_word,
    place_of,
    population_text,
)

KEYS = [f"9-5-between-{number:04d}" for number in range(1, 65)]


def repeated_by_another_hand(keys, seed, take):
    """Written anew from the printed description, with other tools: bytes joined by hand, a list of survivors."""
    ordered = sorted(keys)
    digest = hashlib.new("sha256", b"".join(key.encode("utf-8") + b"\x0a" for key in ordered)).hexdigest()
    picked, counter = [], 0
    while len(picked) < take:
        counter += 1
        message = b"\x0a".join([digest.encode(), seed.encode("utf-8"), str(counter).encode()])
        x = int(hashlib.new("sha256", message).hexdigest(), 16)
        left = [key for key in ordered if key not in picked]
        if x // len(left) == 2**256 // len(left):
            continue  # beyond the largest whole multiple
        picked.append(left[x - x // len(left) * len(left)])
    return picked


@pytest.mark.parametrize("seed", ["5 20 7", "上证3521.88", "0", "９", "a" * 200])
@pytest.mark.parametrize("take", [1, 10, 64])
def test_another_implementation_draws_the_same(seed, take):
    assert drawn(KEYS, seed, take) == repeated_by_another_hand(KEYS, seed, take)


def test_the_order_in_which_the_list_is_handed_in_does_not_matter():
    assert drawn(KEYS[::-1], "8842", 5) == drawn(KEYS, "8842", 5)


def test_one_suggestion_more_or_another_seed_draws_others():
    first = drawn(KEYS, "8842", 5)
    assert (first != drawn(KEYS[:-1], "8842", 5), first != drawn(KEYS, "8843", 5)) == (True, True)


def test_nothing_is_drawn_twice_and_all_can_be_drawn():
    assert sorted(drawn(KEYS, "8842", 64)) == KEYS


@pytest.mark.parametrize("take", [0, -1, 65])
def test_more_than_there_is_cannot_be_drawn(take):
    with pytest.raises(ValueError, match=str(take)):
        drawn(KEYS, "8842", take)


@pytest.mark.parametrize("among", [1, 2, 3, 5, 6, 7, 100, 255, 256])
def test_no_place_is_likelier_than_another(among):
    """Every number of eight bits, thrown away or pointing: each place is pointed at equally often."""
    places = Counter(place_of(x, among, bits=8) for x in range(256))
    thrown_away = places.pop(None, 0)
    assert (set(places.values()), thrown_away) == ({256 // among}, 256 % among)


def test_without_throwing_away_some_places_would_be_likelier():
    """Negative control: the plain remainder."""
    places = Counter(x % 100 for x in range(256))
    assert set(places.values()) == {2, 3}


def test_every_key_is_drawn_about_as_often_over_many_seeds():
    first = Counter(drawn(KEYS[:8], str(seed), 1)[0] for seed in range(4000))
    assert sum((count - 500) ** 2 / 500 for count in first.values()) < 24.3  # chi-square, 7 degrees, one in a thousand


def test_the_list_is_hashed_as_it_is_printed():
    assert population_text(["b", "a"]) == "a\nb\n"
    assert hash_of("a\nb\n") == "911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2"


@pytest.mark.parametrize(("secret", "kept"), [("山高水长-7a1f", True), ("山高水长-7a1e", False)])
def test_a_secret_is_the_one_whose_hash_was_published(secret, kept):
    assert keeps_its_word(secret, f" {hash_of('山高水长-7a1f').upper()} ") is kept


def test_the_course_of_a_draw_is_the_one_written_by_hand():
    lawful = {
        (name, status.value): DRAW_LAW.steps[name].to
        for name, status, role in itertools.product(DRAW_LAW.steps, DrawStatus, Role)
        if DRAW_LAW.may(name, status, {role}) and role == Role.SUPERVISOR
    }
    assert lawful == {
        ("freeze", "announced"): "frozen",
        ("draw", "frozen"): "drawn",
        ("give_up", "announced"): "void",
        ("give_up", "frozen"): "void",
    }
    assert {role for step in DRAW_LAW.steps.values() for role in step.who} == {Role.SUPERVISOR}


@pytest.mark.parametrize(
    ("satisfied", "mostly", "of_all", "half_suffices", "expected"),
    [
        (15, 0, True, False, "satisfied"),  # 29 members: 14.5 is half
        (14, 0, True, False, "dissatisfied"),
        (14, 1, True, False, "mostly"),
        (0, 15, True, False, "mostly"),
        (7, 7, True, True, "dissatisfied"),
        (10, 0, False, False, "satisfied"),  # 20 present: exactly half
        (9, 1, False, False, "dissatisfied"),  # exactly half together: the lower grade …
        (9, 1, False, True, "mostly"),  # … unless the place says that half is enough
        (9, 2, False, False, "mostly"),
    ],
)
def test_the_grade_follows_the_published_rule(satisfied, mostly, of_all, half_suffices, expected):
    votes = Votes(members=29, present=20, satisfied=satisfied, mostly=mostly, dissatisfied=0)
    assert grade(votes, of_all=of_all, half_suffices=half_suffices) == expected


@pytest.mark.parametrize(
    ("counts", "possible"),
    [((29, 20, 10, 5, 5), True), ((29, 20, 10, 5, 6), False), ((19, 20, 1, 1, 1), False), ((5, 0, 0, 0, 0), False)],
)
def test_votes_add_up(counts, possible):
    assert Votes(*counts).is_possible is possible


def test_the_command_repeats_a_draw_from_its_printed_record(tmp_path, capsys):
    (tmp_path / "list.txt").write_bytes(population_text(KEYS).encode())
    call_command("verify-draw", str(tmp_path / "list.txt"), seed="8842", take=3)
    turns = [f"{turn} {key}" for turn, key in enumerate(repeated_by_another_hand(KEYS, "8842", 3), start=1)]
    assert capsys.readouterr().out.splitlines() == [hash_of(population_text(KEYS)), *turns]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe"])
def test_the_command_says_why_it_cannot(tmp_path, content):
    (tmp_path / "list.txt").write_bytes(content)
    with pytest.raises(CommandError):
        call_command("verify-draw", str(tmp_path / "list.txt"), seed="1", take=1)
