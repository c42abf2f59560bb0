from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core import signing
from django.db.models.functions import Length

from congress.common.paging import page_by_key

pytestmark = pytest.mark.django_db

NAMES = ["a", "bb", "cc", "d", "ee", "f", "gg"]
BY_LENGTH = ("-length", "pk")
EXPECTED = ["bb", "cc", "ee", "gg", "a", "d", "f"]


@pytest.fixture
def groups():
    Group.objects.bulk_create(Group(name=name) for name in NAMES)
    return Group.objects.annotate(length=Length("name"))


def names(page):
    return [group.name for group in page.rows]


def walk(queryset, *, order, size):
    pages = [page_by_key(queryset, order=order, size=size)]
    while pages[-1].next:
        pages.append(page_by_key(queryset, order=order, after=pages[-1].next, size=size))
    return pages


def test_no_row_makes_one_empty_page():
    assert page_by_key(Group.objects.all(), order=("pk",)) == ([], "", "")


def test_one_row_makes_one_page():
    group = Group.objects.create(name="a")
    assert page_by_key(Group.objects.all(), order=("pk",), size=1) == ([group], "", "")


@pytest.mark.parametrize("size", [1, 2, 3, 6, 7, 8])
def test_every_row_is_met_once_though_many_share_the_first_key(groups, size):
    pages = walk(groups, order=BY_LENGTH, size=size)
    assert [name for page in pages for name in names(page)] == EXPECTED
    assert {len(page.rows) for page in pages[:-1]} <= {size}


def test_the_previous_page_leads_back_the_same_way(groups):
    first, second, third = walk(groups, order=BY_LENGTH, size=3)
    back = page_by_key(groups, order=BY_LENGTH, after=third.previous, size=3)
    assert (names(back), back.next, back.previous) == (names(second), second.next, second.previous)
    start = page_by_key(groups, order=BY_LENGTH, after=back.previous, size=3)
    assert (names(start), start.next, start.previous) == (names(first), first.next, "")


def test_a_row_added_in_front_moves_nothing(groups):
    first = page_by_key(groups, order=BY_LENGTH, size=3)
    Group.objects.create(name="zzz")
    assert names(page_by_key(groups, order=BY_LENGTH, after=first.next, size=3)) == EXPECTED[3:6]


def test_a_previous_page_that_shrank_is_the_first_page(groups):
    second = walk(groups, order=BY_LENGTH, size=3)[1]
    Group.objects.filter(name="cc").delete()
    assert names(page_by_key(groups, order=BY_LENGTH, after=second.previous, size=3)) == ["bb", "ee", "gg"]


@pytest.mark.parametrize("cursor", ["x", "a:b:c", "WyJhZnRlciIsMV0:1vM:zz", "\x00", "好"])
def test_a_bad_cursor_is_the_first_page(groups, cursor):
    assert names(page_by_key(groups, order=BY_LENGTH, after=cursor, size=3)) == EXPECTED[:3]


def test_a_cursor_of_another_order_is_the_first_page(groups):
    cursor = page_by_key(groups, order=("pk",), size=5).next
    assert names(page_by_key(groups, order=BY_LENGTH, after=cursor, size=3)) == EXPECTED[:3]


def test_a_cursor_signed_for_something_else_is_the_first_page(groups):
    cursor = signing.Signer(salt="elsewhere").sign_object(["after", 1, 1])
    assert names(page_by_key(groups, order=BY_LENGTH, after=cursor, size=3)) == EXPECTED[:3]


def test_instants_are_told_apart_to_the_microsecond():
    start = datetime(2026, 11, 20, 8, tzinfo=UTC)
    for n in range(4):
        Session.objects.create(session_key=str(n), expire_date=start + timedelta(microseconds=n))
    pages = walk(Session.objects.all(), order=("-expire_date", "session_key"), size=1)
    assert [row.session_key for page in pages for row in page.rows] == ["3", "2", "1", "0"]


@pytest.mark.parametrize("size", [1, 3])
def test_a_page_costs_one_query_whatever_its_size(groups, size, django_assert_num_queries):
    cursor = page_by_key(groups, order=BY_LENGTH, size=size).next
    with django_assert_num_queries(1):
        page_by_key(groups, order=BY_LENGTH, after=cursor, size=size)
