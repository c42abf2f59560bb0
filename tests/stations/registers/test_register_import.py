"""Reception registers into the database: what changes and what does not."""

from io import BytesIO
from typing import Any

import pytest
from django.utils.timezone import localdate, now
from openpyxl import load_workbook

from congress.audit.models import Entry
from congress.common.spreadsheets import FileRefused
from congress.organs.models import Congress
from deputies.models import Mandate, Person
from stations.models import Opinion
from stations.resources import export_opinions, import_opinions, preview_opinions
from stations.timeline import timeline
from tests.once import shared
from tests.stations.registers.conftest import HEADER, counts, filled_city, register, visit

lived, city = shared(filled_city)
CLOSED = {"办理结果": "已换灯。", "反馈日期": "2025-03-20", "反馈方式": "电话", "满意度": "满意"}


def refused(preview: Any) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in preview.refused]


def only() -> Opinion:
    return Opinion.objects.get()


def test_what_the_register_tells_later_is_written_and_an_empty_cell_keeps_what_is_kept(city: Congress) -> None:
    import_opinions(register(visit()), congress=city)
    told = visit(**CLOSED, 来访群众="", 联系电话="137****7687", 接待代表="邱秀小")
    assert counts(import_opinions(register(told), congress=city)) == (0, 1, 0, 0)
    own = only()
    assert (own.status, own.rating, own.name, own.phone) == ("closed", "satisfied", "宋阳林", "13704187687")
    assert (str(own.deputy), own.present.count(), own.due_on, own.clock) == ("邱秀小", 0, None, "")
    assert (own.answer, str(localdate(own.answered_at))) == ("已换灯。", "2025-03-20")


def test_a_namesake_who_comes_later_changes_nothing_of_what_is_kept(city: Congress) -> None:
    import_opinions(register(visit()), congress=city)
    own = only().deputy
    assert own
    Mandate.objects.create(person=Person.objects.create(name=own.person.name), term=own.term)
    again = preview_opinions(register(visit()), congress=city)
    assert (counts(again), [one.column for one in again.warnings]) == ((0, 0, 1, 0), ["接待代表"])


def test_what_was_worked_on_since_is_changed_there(city: Congress) -> None:
    import_opinions(register(visit()), congress=city)
    only().steps.create(name="take_up", from_status="handed", to_status="handling", by=None, at=now())
    assert counts(preview_opinions(register(visit()), congress=city)) == (0, 0, 1, 0)
    assert refused(preview_opinions(register(visit(**CLOSED)), congress=city)) == [(2, "编号")]


def test_the_course_says_that_a_row_was_taken_over_and_makes_no_steps_up(city: Congress) -> None:
    import_opinions(register(visit(**CLOSED)), congress=city)
    course = timeline(only(), {"office"})
    assert [(entry.state, str(entry.on), entry.note) for entry in course] == [
        ("done", "2025-03-05", ""),
        ("done", "2025-03-20", "2025-001"),
    ]


def test_a_register_tells_by_its_stations_whose_it_is(city: Congress) -> None:
    with pytest.raises(FileRefused):
        preview_opinions(register(visit(联络站="别处联络站")))
    assert counts(preview_opinions(register(visit(联络站="柳林镇人大代表中心联络站")))) == (1, 0, 0, 0)


def test_an_import_is_written_to_the_trail_without_words_of_citizens(city: Congress) -> None:
    import_opinions(register(visit()), congress=city)
    entry = Entry.objects.get(act="import-opinions")
    assert (entry.thing, entry.detail) == ("opinions", {"new": 1, "changed": 0, "unchanged": 0})


def test_an_export_tells_no_name_no_whole_phone_and_runs_nothing(city: Congress) -> None:
    import_opinions(register(visit(反映内容="=1+1<script>alert(1)</script>")), congress=city)
    [cells] = load_workbook(BytesIO(export_opinions(Opinion.objects.all()))).active.iter_rows(min_row=2)
    told = {heading: (cell.value, cell.data_type) for heading, cell in zip(HEADER, cells, strict=True)}
    assert (told["来访群众"][0] or "", told["联系电话"]) == ("", ("137****7687", "s"))
    assert told["反映内容"] == ("=1+1<script>alert(1)</script>", "s")


def test_what_was_received_here_does_not_come_in_a_second_time(city: Congress) -> None:
    import_opinions(register(visit()), congress=city)
    Opinion.objects.update(is_imported=False, book_no="")
    exported = export_opinions(Opinion.objects.all())
    assert counts(preview_opinions(BytesIO(exported), congress=city)) == (0, 0, 1, 0)


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    city: Congress, number: int, django_assert_num_queries: Any
) -> None:
    file = register(*(visit(编号=f"2025-{n}", 反映内容=f"第{n}件") for n in range(number)))
    with django_assert_num_queries(17):
        import_opinions(file, congress=city)
