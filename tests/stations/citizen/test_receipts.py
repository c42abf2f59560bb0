"""The code that opens what somebody said: short, hard to guess, easy to read out."""

from uuid import UUID, uuid4

import pytest

from stations.rules.receipts import ALPHABET, is_code, query_code, secret_of

KEY = UUID("3f0f9f3a-7c0d-4f0e-9a52-7d1b8d0a6c11")


def test_a_code_is_two_groups_of_four_signs_without_look_alikes() -> None:
    codes = [query_code(uuid4()) for _ in range(500)]
    assert {len(code) for code in codes} == {9}
    assert {code[4] for code in codes} == {" "}
    assert {sign for code in codes for sign in code if sign != " "} == set(ALPHABET)


def test_the_same_form_gives_the_same_code_and_another_form_another() -> None:
    assert query_code(KEY) == query_code(KEY)
    assert len({query_code(uuid4()) for _ in range(500)}) == 500


def test_another_site_gives_the_same_form_another_code(settings) -> None:
    here = query_code(KEY)
    settings.SECRET_KEY = "another-secret"
    assert query_code(KEY) != here


@pytest.mark.parametrize("typed", ["7K4M 10QD", "7k4m10qd", " 7K4M-10QD ", "7k4m ioqd", "7K4M LOQD"])
def test_it_opens_as_people_type_it(typed: str) -> None:
    assert is_code(typed, secret_of("7K4M 10QD")) is True


@pytest.mark.parametrize("typed", ["", "7K4M", "7K4M 10QE", "7K4M 10QD 1", "10QD 7K4M"])
def test_nothing_else_opens(typed: str) -> None:
    assert is_code(typed, secret_of("7K4M 10QD")) is False


def test_what_has_no_secret_is_opened_by_nothing() -> None:
    assert [is_code(typed, "") for typed in ("", "7K4M 10QD")] == [False, False]


def test_the_secret_tells_nothing_of_the_code() -> None:
    assert len(secret_of("7K4M 10QD")) == 64
    assert secret_of("7K4M 10QD") != secret_of("7K4M 10QE")
