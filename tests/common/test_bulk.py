import pytest
from django.db import IntegrityError, connection

from congress.common.bulk import copy_in
from congress.organs.models import Region, RegionKind
from deputies.models import Person

pytestmark = pytest.mark.django_db

HARD_TEXTS = ["", "\\N", "\\", "a\tb", "a\nb\r\n", "\\.", "刘䶮", "'; DROP TABLE x; --", '"', "NULL"]


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_every_text_comes_back_as_it_went_in(text):
    person = Person(name="丁涛", employer=text, phone="13812341234")
    copy_in([person])
    kept = Person.objects.get(pk=person.pk)
    assert (kept.employer, kept.phone, kept.user_id) == (text, "13812341234", None)


def test_encrypted_fields_are_encrypted():
    copy_in([Person(name="丁涛", phone="13812341234")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM deputies_person")
        assert "13812341234" not in cursor.fetchone()[0]


def test_keys_go_on_where_other_inserts_left_off():
    first = Person.objects.create(name="甲")
    people = [Person(name="乙"), Person(name="丙")]
    copy_in(people)
    last = Person.objects.create(name="丁")
    assert [first.pk, *(person.pk for person in people), last.pk] == list(range(first.pk, first.pk + 4))


def test_constraints_hold():
    with pytest.raises(IntegrityError):
        copy_in([Region(code="990000000000", name=name, kind=RegionKind.CITY) for name in ("甲", "乙")])


def test_no_rows_are_no_work(django_assert_num_queries):
    with django_assert_num_queries(0):
        copy_in([])
