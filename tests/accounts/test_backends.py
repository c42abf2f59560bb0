from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate, hashers
from django.utils import timezone

from congress.accounts.models import Event, Post, User
from congress.accounts.rules import Act

RIGHT = "Qing-yuan 2026"


def try_password(username: str, password: str = "wrong") -> User | None:
    return authenticate(None, username=username, password=password)


def acts(user: User) -> dict[str, int]:
    return dict(Counter(user.events.values_list("act", flat=True)))


def test_the_right_password_opens(deputy: User) -> None:
    assert try_password("chen", RIGHT) == deputy


@pytest.mark.parametrize("typed", ["CHEN", " chen ", "ｃｈｅｎ"])
def test_a_name_may_be_typed_in_any_width_and_case(deputy: User, typed: str) -> None:
    assert try_password(typed, RIGHT) == deputy


def test_four_wrong_ones_do_not_keep_the_right_one_out(deputy: User) -> None:
    for _try in range(4):
        try_password("chen")
    assert try_password("chen", RIGHT) == deputy
    deputy.refresh_from_db()
    assert deputy.wrong_passwords == 0


def test_after_five_wrong_ones_the_right_one_is_refused_too(deputy: User) -> None:
    for _try in range(5):
        try_password("chen")
    assert try_password("chen", RIGHT) is None
    assert acts(deputy) == {Act.WRONG_PASSWORD: 5, Act.LOCKED: 1, Act.TURNED_AWAY: 1}


def test_a_lock_that_has_run_out_opens_with_a_fresh_count(deputy: User) -> None:
    for _try in range(5):
        try_password("chen")
    User.objects.update(locked_until=timezone.now() - timedelta(seconds=1))
    assert try_password("chen") is None
    assert try_password("chen", RIGHT) == deputy


@pytest.mark.parametrize(
    "change",
    [
        lambda user: User.objects.update(is_active=False),
        lambda user: User.objects.update(locked_until=timezone.now() + timedelta(minutes=1)),
        lambda user: Post.objects.update(ends_on=timezone.localdate() - timedelta(days=1)),
        lambda user: Post.objects.update(starts_on=timezone.localdate() + timedelta(days=1)),
        lambda user: Post.objects.all().delete(),
    ],
    ids=["disabled", "locked", "post ended", "post not begun", "no post"],
)
def test_who_may_not_come_in_is_turned_away_with_the_right_password(
    deputy: User, change: Callable[[User], object]
) -> None:
    Post.objects.update(starts_on=timezone.localdate() - timedelta(days=9))
    change(deputy)
    assert try_password("chen", RIGHT) is None
    assert acts(deputy) == {Act.TURNED_AWAY: 1}


def test_an_unknown_name_is_journaled_without_being_kept(deputy: User) -> None:
    assert try_password("my-password-by-mistake") is None
    event = Event.objects.get()
    assert (event.act, event.user, len(event.typed)) == (Act.TURNED_AWAY, None, 64)


@pytest.mark.parametrize("username", ["nobody", "locked", "disabled", "fresh"])
def test_every_refusal_costs_one_hash(
    person: Callable[..., User], monkeypatch: pytest.MonkeyPatch, username: str
) -> None:
    person("locked", locked_until=timezone.now() + timedelta(minutes=1))
    person("disabled", is_active=False)
    person("fresh", password="!")
    hashed = count_hashes(monkeypatch)
    try_password(username)
    assert hashed == ["hashed"]


def count_hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The real hasher, counted."""
    hasher, hashed = hashers.get_hasher(), []
    encode = type(hasher).encode
    monkeypatch.setattr(type(hasher), "encode", lambda *given: hashed.append("hashed") or encode(*given))
    return hashed


@pytest.mark.django_db(transaction=True)
def test_of_sixty_wrong_passwords_at_once_exactly_five_are_tried(deputy: User, at_once: Any) -> None:
    assert at_once(60, lambda: try_password("chen")) == [None] * 60
    assert acts(deputy) == {Act.WRONG_PASSWORD: 5, Act.LOCKED: 1, Act.TURNED_AWAY: 55}


@pytest.mark.django_db(transaction=True)
def test_without_the_row_lock_more_than_five_would_be_tried(
    deputy: User, at_once: Any, without_row_locks: None
) -> None:
    at_once(60, lambda: try_password("chen"))
    assert acts(deputy)[Act.WRONG_PASSWORD] > 5
