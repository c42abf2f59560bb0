import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from congress.accounts import actions
from congress.accounts.actions import NotTogether, WrongCode
from congress.accounts.models import Event, Post, User
from congress.accounts.rules import ADMINISTRATORS, Act, Role
from congress.common.lifecycle import NotYours, Refused
from congress.organs.models import Congress, Region, Unit

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
GOOD = "Lotus-7-garden"


def give(user: User, role: str, by: User | None = None, **facts: Any) -> Post:
    return actions.give_post(user, role=role, congress=Congress.objects.get(), by=by, at=NOW, **facts)


# Accounts


def test_a_new_account_has_neither_password_nor_rights(system_admin: User) -> None:
    user = actions.open_account(username=" Ｗang ", name="王建国", by=system_admin, at=NOW)
    assert (user.username, user.has_usable_password(), user.roles) == ("wang", False, frozenset())


def test_a_taken_name_is_refused_however_it_is_spelled(system_admin: User, deputy: User) -> None:
    with pytest.raises(ValidationError):
        actions.open_account(username="CHEN", name="陈", by=system_admin, at=NOW)


# Who may: the three administrators apart (三员分立)

SYSTEM = {
    "open": lambda user, by: actions.open_account(username="new", name="新", by=by, at=NOW),
    "correct": lambda user, by: actions.correct_account(user, name="陈", email="", phone="", by=by, at=NOW),
    "give post": lambda user, by: give(user, Role.CHAIR, by),
    "end post": lambda user, by: actions.end_post(user.posts.get(), by=by, at=NOW),
    "issue code": lambda user, by: actions.issue_activation_code(user, by=by, at=NOW),
}
SECURITY = {
    "unlock": lambda user, by: actions.unlock(user, by=by, at=NOW),
    "disable": lambda user, by: actions.disable(user, by=by, at=NOW),
    "enable": lambda user, by: actions.enable(user, by=by, at=NOW),
}
MAY = [(act, Role.SYSTEM_ADMIN) for act in SYSTEM] + [(act, Role.SECURITY_ADMIN) for act in SECURITY]
SIMPLE_ROLES = [
    role for role in Role if role.value in {*ADMINISTRATORS, "reviewer", "dispatcher", "supervisor", "deputy"}
]


@pytest.mark.parametrize("role", SIMPLE_ROLES)
@pytest.mark.parametrize("act", [*SYSTEM, *SECURITY])
def test_each_act_belongs_to_one_administrator(person: Callable[..., User], deputy: User, act: str, role: Role) -> None:
    by = person("actor", role)
    step = (SYSTEM | SECURITY)[act]
    if (act, role) in MAY:
        step(deputy, by)
    else:
        with pytest.raises(NotYours):
            step(deputy, by)


@pytest.mark.parametrize("act", ["give post", "end post", "issue code"])
def test_the_system_administrator_does_nothing_upon_the_own_account(system_admin: User, act: str) -> None:
    with pytest.raises(NotYours):
        SYSTEM[act](system_admin, system_admin)


@pytest.mark.parametrize("act", SECURITY)
def test_the_security_administrator_does_nothing_upon_the_own_account(security_admin: User, act: str) -> None:
    with pytest.raises(NotYours):
        SECURITY[act](security_admin, security_admin)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (Role.DEPUTY, Role.CHAIR, True),
        (Role.REVIEWER, Role.DISPATCHER, True),
        (Role.SYSTEM_ADMIN, Role.AUDITOR, False),
        (Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN, False),
        (Role.AUDITOR, Role.DEPUTY, False),
        (Role.DEPUTY, Role.AUDITOR, False),
    ],
)
def test_an_administrator_of_the_three_holds_nothing_else(
    person: Callable[..., User], first: Role, second: Role, together: bool
) -> None:
    user = person("wang", None)
    give(user, first)
    if together:
        give(user, second)
    else:
        with pytest.raises(NotTogether):
            give(user, second)
    assert user.posts.count() == 1 + together


@pytest.mark.parametrize(("starts_in", "allowed"), [(-5, False), (10, False), (11, True)])
def test_posts_of_different_times_do_not_meet(person: Callable[..., User], starts_in: int, allowed: bool) -> None:
    user = person("wang", None)
    give(user, Role.AUDITOR, ends_on=TODAY + timedelta(days=10))
    try:
        give(user, Role.DEPUTY, starts_on=TODAY + timedelta(days=starts_in))
    except NotTogether:
        assert not allowed
    else:
        assert allowed


@pytest.mark.django_db(transaction=True)
def test_two_posts_that_exclude_each_other_are_not_both_given_at_once(
    person: Callable[..., User], at_once: Any
) -> None:
    user, roles = person("wang", None), iter([Role.AUDITOR, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN] * 3)
    at_once(9, lambda: give(user, next(roles)))
    assert len(set(user.posts.values_list("role", flat=True))) == 1


# Posts


def test_the_same_post_is_not_given_twice_for_the_same_time(deputy: User) -> None:
    post = give(deputy, Role.CHAIR, ends_on=TODAY + timedelta(days=9))
    with pytest.raises(Refused):
        give(deputy, Role.CHAIR)
    give(deputy, Role.CHAIR, starts_on=TODAY + timedelta(days=10))
    assert (post.user_id, deputy.posts.filter(role=Role.CHAIR).count()) == (deputy.pk, 2)


def test_an_ended_post_is_gone_at_once(deputy: User) -> None:
    actions.end_post(deputy.posts.get(), by=None, at=NOW)
    assert User.objects.get(pk=deputy.pk).roles == frozenset()


def test_a_post_that_would_have_begun_later_is_never_held(deputy: User) -> None:
    post = give(deputy, Role.CHAIR, starts_on=TODAY + timedelta(days=9))
    actions.end_post(post, by=None, at=NOW)
    held = [Post.objects.current(TODAY + timedelta(days=days)).filter(role=Role.CHAIR).exists() for days in range(12)]
    assert held == [False] * 12


def test_ending_a_post_twice_does_not_make_it_longer(deputy: User) -> None:
    Post.objects.update(starts_on=date(2026, 1, 1), ends_on=date(2026, 2, 1))
    assert actions.end_post(deputy.posts.get(), by=None, at=NOW).ends_on == date(2026, 2, 1)


def test_a_unit_role_needs_a_unit_and_others_take_none(deputy: User, unit: Unit) -> None:
    give(deputy, Role.UNIT_CLERK, unit=unit)
    for role, facts in [(Role.UNIT_CLERK, {}), (Role.CHAIR, {"unit": unit}), (Role.STATION_KEEPER, {})]:
        with pytest.raises(ValidationError):
            give(deputy, role, **facts)


def test_an_area_lies_within_the_place_of_the_congress(deputy: User) -> None:
    for code, fits in [("990102003000", True), ("980102003000", False)]:
        region = Region.objects.create(code=code, name=code, kind="street")
        if fits:
            give(deputy, Role.FIRST_REVIEWER, region=region)
        else:
            with pytest.raises(ValidationError):
                give(deputy, Role.FIRST_REVIEWER, region=region)


# Activation


@pytest.fixture
def code(deputy: User) -> str:
    return actions.issue_activation_code(deputy, by=None, at=NOW)


def test_a_code_is_printable_and_has_135_bits(code: str) -> None:
    assert re.fullmatch("([34679ACDEFGHJKMNPQRTWXY]{5}-){5}[34679ACDEFGHJKMNPQRTWXY]{5}", code)
    assert 23**30 > 2**135


def test_only_the_hash_of_a_code_is_kept(deputy: User, code: str) -> None:
    row = deputy.activation_codes.get()
    assert code not in str(vars(row))
    assert code.replace("-", "") not in str(vars(row))


def test_a_code_sets_the_password_once_however_it_is_typed(deputy: User, code: str) -> None:
    typed = code.lower().replace("-", " ")
    assert actions.activate(code=typed, password=GOOD, at=NOW).check_password(GOOD)
    with pytest.raises(WrongCode):
        actions.activate(code=code, password="Other-8-garden", at=NOW)


def test_a_weak_password_does_not_use_the_code_up(deputy: User, code: str) -> None:
    with pytest.raises(ValidationError):
        actions.activate(code=code, password="12345678", at=NOW)
    assert actions.activate(code=code, password=GOOD, at=NOW) == deputy


@pytest.mark.parametrize(("days", "works"), [(29, True), (30, False), (31, False)])
def test_a_code_lasts_thirty_days(deputy: User, code: str, days: int, works: bool) -> None:
    try:
        actions.activate(code=code, password=GOOD, at=NOW + timedelta(days=days))
    except WrongCode:
        assert not works
    else:
        assert works


def test_a_new_code_replaces_the_old_one(deputy: User, code: str) -> None:
    actions.issue_activation_code(deputy, by=None, at=NOW)
    with pytest.raises(WrongCode):
        actions.activate(code=code, password=GOOD, at=NOW)


def test_a_disabled_account_is_not_activated(deputy: User, code: str) -> None:
    actions.disable(deputy, by=None, at=NOW)
    with pytest.raises(WrongCode):
        actions.activate(code=code, password=GOOD, at=NOW)


def activate_at_once(number: int, code: str, at_once: Any) -> int:
    numbers = count()
    done = at_once(number, lambda: actions.activate(code=code, password=f"Lotus-{next(numbers)}-garden", at=NOW))
    return len([result for result in done if isinstance(result, User)])


@pytest.mark.django_db(transaction=True)
def test_of_fifty_activations_at_once_one_succeeds(code: str, at_once: Any) -> None:
    assert activate_at_once(50, code, at_once) == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_row_lock_several_would_succeed(code: str, at_once: Any, without_row_locks: None) -> None:
    assert activate_at_once(10, code, at_once) > 1


# The journal


def test_every_act_is_journaled_with_its_actor(system_admin: User) -> None:
    user = actions.open_account(username="wang", name="王", by=system_admin, at=NOW)
    give(user, Role.DEPUTY, system_admin)
    actions.issue_activation_code(user, by=system_admin, at=NOW)
    journal = list(user.events.order_by("pk").values_list("act", "by"))
    assert journal == [(act, system_admin.pk) for act in (Act.OPENED, Act.POST_GIVEN, Act.CODE_ISSUED)]


@pytest.mark.parametrize("change", [lambda rows: rows.update(detail="x"), lambda rows: rows.delete()])
def test_the_journal_cannot_be_changed(deputy: User, change: Callable[[Any], object]) -> None:
    Event.objects.create(at=NOW, act=Act.SIGNED_IN, user=deputy)
    with pytest.raises(DatabaseError), transaction.atomic():
        change(Event.objects.all())
    assert Event.objects.get().detail == ""
