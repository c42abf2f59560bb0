"""From when to when a post is held, what it must name, and who is found by it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from congress.accounts.models import Post, User
from congress.accounts.rules import ADMINISTRATORS, LEADERS, OFFICE, POSTS_OF_UNITS, STAFF, Role
from congress.organs.models import Congress, Region, Unit

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


@pytest.fixture
def post(deputy: User, city: Congress) -> Post:
    deputy.posts.all().delete()
    return Post.objects.create(user=deputy, role=Role.DEPUTY, congress=city, starts_on=TODAY, ends_on=TODAY + 10 * DAY)


@pytest.mark.parametrize(("days", "is_held"), [(-1, False), (0, True), (10, True), (11, False)])
def test_a_post_is_held_from_its_first_day_through_its_last(post: Post, days: int, is_held: bool) -> None:
    on = TODAY + days * DAY
    assert Post.objects.current(on).exists() is is_held
    assert User.objects.holding(Role.DEPUTY, on=on).exists() is is_held


def test_a_post_without_an_end_is_held_for_good(post: Post) -> None:
    Post.objects.update(ends_on=None)
    assert Post.objects.current(TODAY + 36_500 * DAY).exists() is True


@pytest.mark.parametrize(
    ("starts", "ends", "meets"),
    [
        (-5, -1, False),
        (-5, 0, True),
        (10, 12, True),
        (11, 12, False),
        (11, None, False),
        (-5, None, True),
        (3, 4, True),
    ],
)
def test_two_times_meet_where_they_share_a_day(post: Post, starts: int, ends: int | None, meets: bool) -> None:
    last = None if ends is None else TODAY + ends * DAY
    assert Post.objects.overlapping(TODAY + starts * DAY, last).exists() is meets


def test_a_post_taken_back_before_its_first_day_meets_nothing(post: Post) -> None:
    Post.objects.update(ends_on=TODAY - DAY)
    assert Post.objects.overlapping(TODAY - 5 * DAY, None).exists() is False


def test_people_are_found_within_a_scope_once_and_only_while_active(
    post: Post, deputy: User, city: Congress, unit: Unit, person: Callable[..., User]
) -> None:
    clerk = person("clerk", role=None)
    for starts_on in (TODAY, TODAY - DAY):
        Post.objects.create(user=clerk, role=Role.UNIT_CLERK, congress=city, unit=unit, starts_on=starts_on)
    assert list(User.objects.holding(Role.UNIT_CLERK, Role.DEPUTY, on=TODAY, congress=city)) == [deputy, clerk]
    assert list(User.objects.holding(Role.UNIT_CLERK, Role.DEPUTY, on=TODAY, unit=unit)) == [clerk]
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    assert list(User.objects.holding(Role.UNIT_CLERK, on=TODAY, unit=unit)) == []


def test_a_role_of_one_post_does_not_reach_into_the_scope_of_another(
    post: Post, deputy: User, city: Congress, unit: Unit
) -> None:
    Post.objects.create(user=deputy, role=Role.UNIT_CLERK, congress=city, unit=unit, starts_on=TODAY)
    assert list(User.objects.holding(Role.DEPUTY, on=TODAY, unit=unit)) == []


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"ends_on": TODAY - 2 * DAY}, "post_order"),
        ({"role": Role.UNIT_CLERK}, "post_unit_when_needed"),
        ({"role": Role.FIRST_TIER}, "post_unit_when_needed"),
        ({"role": Role.STATION_KEEPER}, "post_area_when_needed"),
        ({"role": Role.FIRST_REVIEWER}, "post_area_when_needed"),
    ],
)
def test_the_database_holds_what_a_post_must_name(post: Post, values: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Post.objects.update(**values)


def test_a_unit_of_a_post_that_takes_none_is_refused_by_the_database(post: Post, unit: Unit) -> None:
    with pytest.raises(IntegrityError, match="post_unit_when_needed"), transaction.atomic():
        Post.objects.update(unit=unit)


def test_a_unit_of_another_congress_is_refused(post: Post, unit: Unit) -> None:
    region = Region.objects.create(code="990200000000", name="别处市", kind="city")
    post.unit = Unit(congress=Congress.objects.create(region=region, level="city", name="别处"), name="别处局")
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        post.clean()
    assert refused.value.message_dict == {"unit": ["The unit belongs to another congress."]}


@pytest.mark.parametrize(("code", "is_inside"), [("990101003000", True), ("990200000000", False)])
def test_an_area_is_inside_when_its_code_begins_so(post: Post, code: str, is_inside: bool) -> None:
    post.region = Region(code=code, name="某地", kind="street")
    if is_inside:
        post.clean()
    else:
        with translation.override("en"), pytest.raises(ValidationError) as refused:
            post.clean()
        assert refused.value.message_dict == {"region": ["The area lies outside this congress's place."]}


@pytest.mark.parametrize("role", list(Role))
def test_the_back_office_opens_by_role_and_no_permission_is_ever_held(
    person: Callable[..., User], city: Congress, unit: Unit, role: Role
) -> None:
    user = person("somebody", role=None)
    names = {name: {"unit": unit} for name in POSTS_OF_UNITS}
    areas = {Role.FIRST_REVIEWER: {"region": city.region}, Role.STATION_KEEPER: {"region": city.region}}
    Post.objects.create(user=user, role=role, congress=city, **(names | areas).get(role, {}))
    assert (user.is_staff, user.has_module_perms("x"), user.has_perm("accounts.view_user")) == (
        role in OFFICE,
        role in OFFICE,
        False,
    )


def test_a_disabled_person_has_no_role_left(deputy: User) -> None:
    deputy.is_active = False
    assert (deputy.roles, deputy.is_staff) == (frozenset(), False)


def test_the_groups_of_roles_do_not_overlap() -> None:
    assert (set(), set(), set()) == (ADMINISTRATORS & STAFF, ADMINISTRATORS & LEADERS, STAFF & LEADERS)
    assert OFFICE == ADMINISTRATORS | STAFF


def test_a_post_is_named_by_its_place(post: Post, city: Congress, unit: Unit) -> None:
    with translation.override("en"):
        assert str(post) == "清源市人民代表大会 Deputy"
        assert str(Post(role=Role.REVIEWER, congress=city)) == "清源市人大常委会代表工作委员会 Reviewer"
        assert str(Post(role=Role.UNIT_CLERK, congress=city, unit=unit)) == "市住建局 Unit clerk"


@pytest.mark.parametrize("typed", [" ＣＨＥＮ ", "Ch en", "CHEN\u200b"])
def test_a_name_is_kept_in_one_spelling(deputy: User, typed: str) -> None:
    assert User.objects.get_by_natural_key(typed) == deputy
    with pytest.raises(IntegrityError, match="user_name_is_lower_case"), transaction.atomic():
        User.objects.create(username="CHEN", name="陈")


def test_a_person_without_a_post_works_nowhere(person: Callable[..., User]) -> None:
    user = person("nobody", role=None)
    assert (user.post, user.current_posts, user.roles) == (None, [], frozenset())
