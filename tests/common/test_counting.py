"""Counting several questions at once."""

import pytest
from django.db.models import Value

from congress.accounts.models import Post, User
from congress.common.counting import count_together


def test_each_question_is_counted_by_itself(town, django_assert_num_queries):
    deputies = Post.objects.filter(role="deputy")
    asked = {
        "all": User.objects.order_by("name"),
        "deputies": User.objects.filter(posts__in=deputies),
        "marked": deputies.annotate(mark=Value("x")),
        "none": User.objects.filter(username="nobody"),
    }
    with django_assert_num_queries(1):
        told = count_together(asked)
    assert told == {"all": User.objects.count(), "deputies": 2, "marked": 2, "none": 0}


@pytest.mark.django_db
def test_nothing_asked_is_nothing_told(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert count_together({}) == {}
