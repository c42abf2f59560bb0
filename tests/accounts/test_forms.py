"""What people type about themselves: which field is told what."""

from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import timezone, translation

from congress.accounts.forms import ActivateForm, ChangePasswordForm, OpenAccountForm, PostForm, SignInForm
from congress.accounts.models import Event, Post, User
from congress.accounts.rules import Role
from congress.organs.models import Congress
from tests.accounts.conftest import RIGHT

NEW = "Hai-yang 2027"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


def sign_in(rf: RequestFactory, **typed: str) -> SignInForm:
    return SignInForm(typed, request=rf.post("/"))


def change(rf: RequestFactory, user: User, **typed: str) -> ChangePasswordForm:
    request = rf.post("/")
    request.user = user
    return ChangePasswordForm({"present": RIGHT, "password": NEW, "again": NEW} | typed, request=request)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, ["username", "password"]),
        ({"username": "chen"}, ["password"]),
        ({"username": "x" * 41, "password": RIGHT}, ["username"]),
        ({"username": "ch\x00en", "password": RIGHT}, ["username"]),
        ({"username": "chen", "password": "x" * 129}, ["password"]),
        ({"username": "chen", "password": f" {RIGHT}"}, ["__all__"]),  # spaces belong to a password
    ],
)
def test_a_half_filled_form_costs_no_try(
    rf: RequestFactory, deputy: User, typed: dict[str, str], wrong: list[str]
) -> None:
    form = sign_in(rf, **typed)
    assert (sorted(form.errors), form.user) == (sorted(wrong), None)
    assert Event.objects.count() == (1 if wrong == ["__all__"] else 0)


def test_the_right_pair_names_the_person(rf: RequestFactory, deputy: User) -> None:
    form = sign_in(rf, username="chen", password=RIGHT)
    assert (form.is_valid(), form.user) == (True, deputy)


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"again": "something else"}, "again", "The two passwords differ."),
        ({"present": "Wrong-2026"}, "present", "This is not your present password."),
        ({"password": "short1A", "again": "short1A"}, "password",
         "This password is too short. It must contain at least 10 characters."),
        ({"password": "onlysmallletters", "again": "onlysmallletters"}, "password",
         "Use three of these four: small letters, capital letters, digits, other signs."),
    ],
)  # fmt: skip
def test_a_wrong_field_is_told_what_is_wrong(
    rf: RequestFactory, deputy: User, typed: dict[str, str], field: str, sentence: str
) -> None:
    form = change(rf, deputy, **typed)
    assert form.errors == {field: [sentence]}


def test_a_weak_password_is_not_called_different_as_well(rf: RequestFactory, deputy: User) -> None:
    assert sorted(change(rf, deputy, password="weak", again="weaker").errors) == ["password"]


def test_a_password_like_the_own_name_is_refused(rf: RequestFactory, deputy: User) -> None:
    User.objects.filter(pk=deputy.pk).update(username="wangjianguo")
    deputy.refresh_from_db()
    assert sorted(change(rf, deputy, password="Wangjianguo1", again="Wangjianguo1").errors) == ["password"]


def test_the_rules_for_a_password_are_told_beforehand(rf: RequestFactory, deputy: User) -> None:
    told = str(ActivateForm().fields["password"].help_text)
    assert [rule for rule in ("at least 10 characters", "three of these four", "last five") if rule not in told] == []


@pytest.mark.parametrize(
    ("form", "order"),
    [(ActivateForm, ["code", "password", "again"]), (ChangePasswordForm, ["present", "password", "again"])],
)
def test_fields_stand_in_the_order_they_are_asked(
    rf: RequestFactory, deputy: User, form: Any, order: list[str]
) -> None:
    request = rf.get("/")
    request.user = deputy
    made = form(request=request) if form is ChangePasswordForm else form()
    assert list(made.fields) == order


def test_one_of_the_own_present_posts_is_chosen(deputy: User, person: Any, city: Congress) -> None:
    foreign = person("other").posts.get()
    ended = Post.objects.create(
        user=deputy, role=Role.CHAIR, congress=city, starts_on="2020-01-01", ends_on="2021-01-01"
    )
    own = deputy.posts.get(role=Role.DEPUTY)
    chosen = {pk: PostForm({"post": pk}, user=deputy).is_valid() for pk in (own.pk, ended.pk, foreign.pk, "x", "")}
    assert chosen == {own.pk: True, ended.pk: False, foreign.pk: False, "x": False, "": False}


def test_an_account_is_opened_with_known_fields_only(city: Congress) -> None:
    offered = {field.name: "1" for field in User._meta.fields} | {"language": "en", "email": "", "username": "li"}
    form = OpenAccountForm(offered)
    assert (form.is_valid(), sorted(form.cleaned_data)) == (True, ["email", "language", "name", "phone", "username"])


def test_a_language_the_site_does_not_speak_is_refused(city: Congress) -> None:
    form = OpenAccountForm({"username": "li", "name": "李", "language": "fr"})
    assert sorted(form.errors) == ["language"]


def test_the_instant_of_a_change_is_kept(rf: RequestFactory, deputy: User) -> None:
    assert deputy.password_set_at is not None
    assert deputy.password_set_at <= timezone.now()
