"""Two imports at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from suggestions.models import Suggestion
from suggestions.resources import preview_history
from suggestions.resources.keeping import keep
from tests.suggestions.sample_city import TODAY, prepare_city, table, taken


def at_once(act: Callable[[], object], times: int = 2) -> list[object]:
    """What `act` returned, or the class of what it raised, in so many threads with connections of their own."""

    def run(_number: int) -> object:
        try:
            return act()
        except IntegrityError as error:
            return type(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(run, range(times)))


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_take_each_row_once():
    prepare_city()
    previews = at_once(lambda: taken({}, {"编号": "2"}))
    assert sorted((len(each.new), len(each.unchanged)) for each in previews) == [(0, 2), (2, 0)]
    assert sorted(Suggestion.objects.values_list("number", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_two_writers_who_do_not_wait_for_each_other_clash():
    """Negative control: the plan of a preview written without the lock of the import."""
    prepare_city()
    planned = Barrier(2)

    def write_without_waiting() -> None:
        plan = preview_history(table({}), on=TODAY).plan
        planned.wait()
        with transaction.atomic():
            keep(plan.congress, plan.rows)

    assert sorted(at_once(write_without_waiting), key=str) == [IntegrityError, None]
    assert Suggestion.objects.count() == 1
