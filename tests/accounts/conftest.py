"""The town's people as far as accounts need them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.organs.models import Congress, Region, Unit

RIGHT = "Qing-yuan 2026"


@cache
def hash_of_right() -> str:
    """Hashed once for everybody made here; what people type is checked against it in full."""
    return make_password(RIGHT)


@pytest.fixture(autouse=True)
def site(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.accounts.site"
    settings.SESSION_ENGINE = "congress.accounts.sessions"
    settings.AUTH_PASSWORD_VALIDATORS = [
        *settings.AUTH_PASSWORD_VALIDATORS,
        {"NAME": "congress.accounts.passwords.NotUsedLately"},
    ]
    settings.UNFOLD = {**settings.UNFOLD, "SIDEBAR": {"navigation": []}}


@pytest.fixture
def city(db: None) -> Congress:
    region = Region.objects.create(code="990100000000", name="清源市", kind="city")
    return Congress.objects.create(
        region=region,
        level="city",
        name="清源市人民代表大会",
        committee_name="清源市人民代表大会常务委员会",
        office_name="清源市人大常委会代表工作委员会",
    )


@pytest.fixture
def unit(city: Congress) -> Unit:
    return Unit.objects.create(congress=city, name="清源市住房和城乡建设局", short_name="市住建局")


@pytest.fixture
def person(city: Congress) -> Callable[..., User]:
    """Make somebody with the password RIGHT and, unless role is None, one post."""

    def make(username: str, role: str | None = Role.DEPUTY, **facts: Any) -> User:
        facts = {"password": hash_of_right(), "password_set_at": timezone.now()} | facts
        user = User.objects.create(username=username, name=username, **facts)
        if role:
            Post.objects.create(user=user, role=role, congress=city)
        return user

    return make


@pytest.fixture
def system_admin(person: Callable[..., User]) -> User:
    return person("system", Role.SYSTEM_ADMIN)


@pytest.fixture
def security_admin(person: Callable[..., User]) -> User:
    return person("security", Role.SECURITY_ADMIN)


@pytest.fixture
def deputy(person: Callable[..., User]) -> User:
    return person("chen")


@pytest.fixture
def signed_in() -> Callable[..., Client]:
    """A browser signed in as somebody, through the sign-in page."""

    def open_browser(user: User, agent: str = "Firefox") -> Client:
        client = Client(headers={"User-Agent": agent})
        client.post("/accounts/sign-in", {"username": user.username, "password": RIGHT})
        return client

    return open_browser


@pytest.fixture
def at_once() -> Callable[[int, Callable[[], Any]], list[Any]]:
    """Run an act in so many threads that start together; what it returned or raised."""

    def run_all(number: int, act: Callable[[], Any]) -> list[Any]:
        gate = Barrier(number)

        def run(_number: int) -> Any:
            gate.wait()
            try:
                return act()
            except Exception as error:
                return error
            finally:
                connection.close()

        with ThreadPoolExecutor(number) as threads:
            return list(threads.map(run, range(number)))

    return run_all


@pytest.fixture
def without_row_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The protection switched off, for the negative controls."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows.all())
