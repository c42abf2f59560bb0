"""Books of stations into the database: children before parents, short names, what is kept and what is refused."""

from io import BytesIO
from typing import Any

import pytest
from django.db import IntegrityError, connection
from openpyxl import load_workbook

from congress.audit.models import Entry
from congress.common.spreadsheets import FileRefused
from congress.organs.models import Congress, Region
from stations.models import Station
from stations.resources import export_stations, import_stations, preview_stations
from tests.stations.conftest import HEADER, book, counts, row

pytestmark = pytest.mark.django_db
POINT = {"站点编码": "QY-01-01", "站点名称": "柳林镇柳林村人大代表联络点", "类型": "联络点"}
HOME = {"站点编码": "QY-00", "站点名称": "河东区人大代表之家", "类型": "代表之家", "所属区域": "河东区"}


def refused(preview: Any) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in preview.refused]


def above() -> dict[str, str | None]:
    return dict(Station.objects.values_list("code", "parent__code"))


def test_children_may_stand_before_their_parents_who_may_be_named_short(city: Congress) -> None:
    point = row(**POINT, 上级站点="柳林镇中心联络站")
    import_stations(book(point, row(上级站点="河东区人大代表之家"), row(**HOME)), congress=city)
    assert above() == {"QY-01-01": "QY-01", "QY-01": "QY-00", "QY-00": None}


def test_a_parent_may_be_kept_already(city: Congress) -> None:
    import_stations(book(row()), congress=city)
    assert counts(import_stations(book(row(**POINT, 上级站点="柳林镇中心联络站")), congress=city)) == (1, 0, 0, 0)
    assert above() == {"QY-01-01": "QY-01", "QY-01": None}


def test_a_short_name_that_means_two_stations_is_refused(city: Congress) -> None:
    other = row(站点编码="QY-02", 站点名称="柳林镇代表中心联络站")
    preview = preview_stations(book(row(), other, row(**POINT, 上级站点="柳林镇中心联络站")), congress=city)
    assert refused(preview) == [(4, "上级站点")]


def test_all_below_a_refused_row_are_refused_with_it(city: Congress) -> None:
    leaf = row(站点编码="QY-9", 站点名称="柳林镇柳林村第二联络点", 上级站点=POINT["站点名称"])
    wrong = row(类型="茶馆")
    preview = import_stations(
        book(leaf, row(**POINT, 上级站点="柳林镇中心联络站"), wrong, row(**HOME)), congress=city, leave_refused=True
    )
    assert refused(preview) == [(2, "上级站点"), (3, "上级站点"), (4, "类型")]
    assert above() == {"QY-00": None}


def test_a_ring_of_stations_is_refused(city: Congress) -> None:
    ring = [row(上级站点=POINT["站点名称"]), row(**POINT, 上级站点=row()["站点名称"])]
    assert refused(preview_stations(book(*ring), congress=city)) == [(2, "上级站点"), (3, "上级站点")]
    alone = row(上级站点=row()["站点名称"])
    assert refused(preview_stations(book(alone), congress=city)) == [(2, "上级站点")]


def test_a_ring_with_stations_kept_is_refused(city: Congress) -> None:
    import_stations(book(row(), row(**POINT, 上级站点=row()["站点名称"])), congress=city)
    turned = row(上级站点=POINT["站点名称"])
    assert refused(preview_stations(book(turned), congress=city)) == [(2, "上级站点")]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"站点编码": ""}, "站点编码"),
        ({"站点名称": ""}, "站点名称"),
        ({"类型": "茶馆"}, "类型"),
        ({"形式": "半固定"}, "形式"),
        ({"所属区域": "东城区"}, "所属区域"),
        ({"面积（㎡）": "两间"}, "面积（㎡）"),
        ({"地址": "址" * 121}, "地址"),
        ({"经度": "112.3"}, "经度"),
        ({"纬度": "35.1"}, "经度"),
    ],
)
def test_a_wrong_cell_refuses_its_row(city: Congress, cells: dict[str, str], column: str) -> None:
    assert refused(preview_stations(book(row(**cells)), congress=city)) == [(2, column)]


@pytest.mark.parametrize(
    ("cells", "column"), [({"站点名称": "另一个站"}, "站点编码"), ({"站点编码": "QY-2"}, "站点名称")]
)
def test_a_code_or_a_name_told_twice_is_refused_the_second_time(city: Congress, cells: Any, column: str) -> None:
    assert refused(preview_stations(book(row(), row(**cells)), congress=city)) == [(3, column)]


def test_the_name_of_a_station_kept_under_another_code_is_refused(city: Congress) -> None:
    import_stations(book(row()), congress=city)
    assert refused(preview_stations(book(row(站点编码="QY-77")), congress=city)) == [(2, "站点名称")]


def test_a_changed_row_changes_what_it_tells_and_keeps_what_it_does_not(city: Congress) -> None:
    import_stations(book(row()), congress=city)
    mended = row(联系电话="13720049719", 固定接待日="每周一", 地址="", 站长="")
    assert counts(import_stations(book(mended), congress=city)) == (0, 1, 0, 0)
    kept = Station.objects.get()
    assert (kept.phone, kept.address, kept.keeper) == ("13720049719", "柳林镇便民服务中心东侧", "吕雪婷")
    assert (kept.reception, kept.rule) == ("每周一", {"freq": "weekly", "weekdays": [1]})


def test_a_row_of_a_closed_station_is_taken_with_a_word_and_does_not_open_it(city: Congress) -> None:
    import_stations(book(row()), congress=city)
    Station.objects.update(is_active=False)
    preview = import_stations(book(row(站长="甲")), congress=city)
    assert ([(one.row, one.column) for one in preview.warnings], counts(preview)) == ([(2, "站点编码")], (0, 1, 0, 0))
    assert list(Station.objects.values_list("keeper", "is_active")) == [("甲", False)]


def test_new_words_nobody_can_read_do_not_keep_the_old_days(city: Congress) -> None:
    import_stations(book(row()), congress=city)
    preview = import_stations(book(row(固定接待日="看书记安排")), congress=city)
    assert ([one.column for one in preview.warnings], Station.objects.get().rule) == (["固定接待日"], {})


def test_a_book_that_tells_no_form_means_what_the_kind_means(city: Congress) -> None:
    kinds = ["联络站", "流动站", "网上联络站"]
    rows = [row(站点编码=str(n), 站点名称=f"第{n}站", 类型=kind, 形式="") for n, kind in enumerate(kinds)]
    import_stations(book(*rows), congress=city)
    assert list(Station.objects.order_by("code").values_list("form", flat=True)) == ["fixed", "touring", "cloud"]


def test_villages_of_one_name_are_told_apart_by_the_town_and_come_back_so(city: Congress) -> None:
    Region.objects.create(code="990101001099", name="后沟村", kind="village", parent=Region.objects.get(name="柳林镇"))
    assert refused(preview_stations(book(row(所属区域="后沟村")), congress=city)) == [(2, "所属区域")]
    import_stations(book(row(所属区域="柳林镇后沟村")), congress=city)
    [exported] = load_workbook(BytesIO(export_stations(Station.objects.all()))).active.iter_rows(
        min_row=2, values_only=True
    )
    assert dict(zip(HEADER, exported, strict=True))["所属区域"] == "柳林镇后沟村"
    assert counts(preview_stations(BytesIO(export_stations(Station.objects.all())), congress=city)) == (0, 0, 1, 0)


def test_areas_outside_the_place_are_unknown(city: Congress) -> None:
    district = Congress.objects.get(region__name="河西区")
    assert refused(preview_stations(book(row()), congress=district)) == [(2, "所属区域")]


def test_a_book_tells_by_its_uppermost_area_whose_it_is(city: Congress) -> None:
    import_stations(book(row(), row(**HOME)))
    assert set(Station.objects.values_list("congress__region__name", flat=True)) == {"河东区"}
    with pytest.raises(FileRefused):
        preview_stations(book(row(**HOME), row(所属区域="河西区")))
    with pytest.raises(FileRefused):
        preview_stations(book(row(所属区域="别处")))


def test_an_import_is_written_to_the_trail(city: Congress) -> None:
    import_stations(book(row()), congress=city)
    entry = Entry.objects.get()
    assert (entry.act, entry.detail) == ("import-stations", {"new": 1, "changed": 0, "unchanged": 0})


def test_an_export_masks_mobiles_runs_nothing_and_comes_back_unchanged(city: Congress) -> None:
    import_stations(book(row(联系电话="13720049719", 备注="=1+1", 经度="112.5", 纬度="35.25")), congress=city)
    exported = export_stations(Station.objects.all())
    [cells] = load_workbook(BytesIO(exported)).active.iter_rows(min_row=2)
    told = {heading: (cell.value, cell.data_type) for heading, cell in zip(HEADER, cells, strict=True)}
    assert (told["联系电话"], told["备注"]) == (("137****9719", "s"), ("=1+1", "s"))
    assert counts(import_stations(BytesIO(exported), congress=city)) == (0, 0, 1, 0)
    assert Station.objects.get().phone == "13720049719"


def test_nothing_is_kept_when_the_database_refuses_midway(city: Congress) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE stations_station ADD CONSTRAINT no_child CHECK (parent_id IS NULL)")
    with pytest.raises(IntegrityError, match="no_child"):
        import_stations(book(row(), row(**POINT, 上级站点=row()["站点名称"])), congress=city)
    assert (Station.objects.count(), Entry.objects.count()) == (0, 0)


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    city: Congress, number: int, django_assert_num_queries: Any
) -> None:
    points = [row(站点编码=f"P{n}", 站点名称=f"第{n}点", 上级站点=row()["站点名称"]) for n in range(number)]
    file = book(row(), *points)
    with django_assert_num_queries(16):
        import_stations(file, congress=city)
