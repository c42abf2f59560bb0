"""The cast of the trail's tests."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.organs.models import Congress, Region


@pytest.fixture
def city() -> Congress:
    region = Region.objects.create(code="990100000000", name="清源市", kind="city")
    return Congress.objects.create(
        region=region, level="city", name="清源市人民代表大会",
        committee_name="清源市人民代表大会常务委员会", office_name="清源市人大常委会代表工作委员会",
    )  # fmt: skip


@pytest.fixture
def person(city: Congress) -> Callable[..., User]:
    """Make somebody with a post."""

    def make(username: str, role: str = Role.DEPUTY) -> User:
        user = User.objects.create(username=username, name=username)
        Post.objects.create(user=user, role=role, congress=city)
        return user

    return make


@pytest.fixture
def auditor(person: Callable[..., User]) -> User:
    return person("auditor", Role.AUDITOR)


@pytest.fixture
def as_owner() -> Callable[..., None]:
    """Change rows as the owner of the tables could: triggers off, statement, triggers on."""

    def change(statement: str, *values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no check may be pending when a table is altered
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER; ALTER TABLE audit_head DISABLE TRIGGER USER")
            cursor.execute(statement, values)
            cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_no_change")
            cursor.execute("ALTER TABLE audit_head ENABLE TRIGGER USER")

    return change
