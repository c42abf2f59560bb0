"""Open data: the same as on the pages, described, in a stable order, and harmless in a spreadsheet."""

import csv
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from deputies.models import Mandate
from portal.resources import DATASETS
from portal.resources.writing import MARK, cell
from stations.models import Station
from stations.reports import coming
from suggestions.models import Publication
from tests.portal.conftest import TODAY, Square
from tests.suggestions.publishing.conftest import Press

NAMES = ["deputies", "stations", "suggestions", "replies", "work-plan"]


def text(name: str, form: str, language: str = "en") -> str:
    answer: Any = Client(headers={"accept-language": language}).get(f"/data/{name}.{form}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text(name, "csv").removeprefix(MARK), newline="")))


def rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text(name, "json"))["rows"]
    return found


def test_there_are_these_sets_and_no_others(client: Client, square: Square) -> None:
    assert list(DATASETS) == NAMES
    asked = ["people.csv", "deputies.xlsx", "deputies.CSV", "people.csv-metadata.json"]
    assert [client.get(f"/data/{name}").status_code for name in asked] == [404] * 4


@pytest.mark.parametrize("name", NAMES)
def test_table_and_objects_have_the_described_fields_and_say_the_same(square: Square, name: str) -> None:
    fields = [field.name for field in DATASETS[name].fields]
    objects, lines = rows(name), table(name)
    assert [list(each) for each in (*objects, *lines)] == [fields] * (len(objects) + len(lines))
    assert lines == [{field: cell(value) for field, value in each.items()} for each in objects] != []


def test_a_deputy_in_the_file_is_the_deputy_on_the_page(square: Square) -> None:
    first = rows("deputies")[0]
    assert [first["name"], first["stations"], first["published_suggestions"], first["receptions_held"]] == [
        "deputy-deputy", ["城东街道人大代表联络站"], 1, 0,
    ]  # fmt: skip
    assert first["url"] == f"http://testserver{square.page()}"


def test_a_station_has_its_next_days_and_no_mobile_number(square: Square) -> None:
    Station.objects.update(phone="13720049719")
    [row] = rows("stations")
    [own] = coming([square.station], TODAY, 3)
    assert row["next_days"] == [day.on.isoformat() for day in own.days if day.is_held]
    assert (row["office_phone"], row["kind"]) == ("", "联络站")


def test_suggestions_and_replies_are_the_words_as_released(square: Square) -> None:
    [row], [reply] = rows("suggestions"), rows("replies")
    assert (row["text"], reply["text"]) == (square.released.body, square.released.answers.get().body)
    assert row["key"] == reply["key"] == square.released.slug
    assert "13800001111" not in row["text"]


def test_a_row_of_the_work_plan_is_told_without_who_leads_it(square: Square) -> None:
    [row] = rows("work-plan")
    assert [row[name] for name in ("year", "matter", "from_month", "until_month", "done_on")] == [
        TODAY.year, "召开代表建议交办会", 1, 12, None,
    ]  # fmt: skip
    assert row["url"] == f"http://testserver/plan/{TODAY.year}/"
    assert square.town.supervisor.name not in text("work-plan", "json")


def test_the_order_is_that_of_release_and_stays(square: Square) -> None:
    newer = Press(square.town).public()
    assert [row["key"] for row in rows("suggestions")] == [square.released.slug, newer.slug]
    assert text("replies", "csv") == text("replies", "csv")


def test_a_file_is_the_same_in_every_language(square: Square) -> None:
    for name in NAMES:
        assert text(name, "csv", "en") == text(name, "csv", "zh-CN")
        assert text(name, "json", "en") == text(name, "json", "zh-CN")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("甲=1", "甲=1"),
        (["=1", "乙"], "'=1；乙"),
        (["甲", "乙"], "甲；乙"),
        ([], ""),
        (None, ""),
        (0, "0"),
        (Decimal("-112.5"), "-112.5"),
        (date(2026, 3, 1), "2026-03-01"),
    ],
)
def test_no_text_runs_as_a_formula(value: Any, shown: str) -> None:
    assert cell(value) == shown


def test_a_formula_somebody_entered_stays_text_in_the_file(square: Square) -> None:
    Mandate.objects.filter(pk=square.deputy.pk).update(group_name='=HYPERLINK("http://x")')
    assert table("deputies")[0]["group"] == '\'=HYPERLINK("http://x")'
    assert rows("deputies")[0]["group"] == '=HYPERLINK("http://x")'


@pytest.mark.parametrize("name", NAMES)
def test_a_set_says_its_terms_its_day_and_its_fields(settings: Any, square: Square, name: str) -> None:
    settings.OPEN_DATA_LICENCE, settings.OPEN_DATA_LICENCE_URL = "本市数据开放条款", "https://example.test/terms"
    told = json.loads(text(name, "json"))
    beside = Client().get(f"/data/{name}.csv-metadata.json").json()
    file = Client().get(f"/data/{name}.csv")
    assert (told["licence"], told["made_on"]) == ("本市数据开放条款", TODAY.isoformat())
    assert (beside["dc:license"], beside["dc:modified"]) == ("https://example.test/terms", TODAY.isoformat())
    assert file.headers["Link"] == '<https://example.test/terms>; rel="license"'
    assert file.headers["Content-Disposition"] == f'attachment; filename="{name}-{TODAY}.csv"'
    columns = [column["name"] for column in beside["tableSchema"]["columns"]]
    assert columns == [field["name"] for field in told["fields"]] == text(name, "csv").splitlines()[0][1:].split(",")


def test_the_page_shows_terms_sets_and_fields(square: Square) -> None:
    shown = Client(headers={"accept-language": "en"}).get("/data").content.decode()
    assert '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>' in shown
    files = [f'href="/data/{name}.{form}"' for name in NAMES for form in ("csv", "json")]
    assert [shown.count(each) for each in files] == [1] * len(files)
    assert shown.count('<th scope="row">') == sum(len(each.fields) for each in DATASETS.values())


def test_terms_nobody_decided_on_are_not_made_up(square: Square, settings: Any) -> None:
    settings.OPEN_DATA_LICENCE = settings.OPEN_DATA_LICENCE_URL = ""
    shown = Client(headers={"accept-language": "en"}).get("/data").content.decode()
    assert shown.count("<dd>Not stated yet: ask the committee") == 1
    assert "Link" not in Client().get("/data/deputies.csv").headers


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("deputies", 2), ("stations", 3), ("suggestions", 1), ("replies", 1), ("work-plan", 1)]
)
def test_a_file_costs_the_same_for_one_and_for_three(
    square: Square, django_assert_num_queries: Callable[..., Any], number: int, name: str, queries: int
) -> None:
    Mandate.objects.exclude(pk=square.deputy.pk).update(status="suspended")
    for place in range(number - 1):
        square.colleague(f"同事{place}")
        square.town.station(f"QY-4{place}")
        Press(square.town).public()
        square.planned(f"事项{place}")
    with django_assert_num_queries(queries):
        assert len(rows(name)) == number


def test_a_body_of_several_lines_is_one_row(square: Square) -> None:
    Publication.objects.update(body='一、"甲"，\n二、乙\r\n三、丙')
    assert [row["text"] for row in table("suggestions")] == ['一、"甲"，\n二、乙\r\n三、丙']


def test_an_address_takes_so_many_files_and_no_more(square: Square, settings: Any) -> None:
    settings.PACE = {**settings.PACE, "data-address": (2, 600)}
    one, other = (Client(REMOTE_ADDR=f"2001:db8:{uuid4().hex[:4]}:{place}::1") for place in (1, 2))
    assert [one.get("/data/stations.csv").status_code for _ in range(3)] == [200, 200, 429]
    assert other.get("/data/stations.csv").status_code == 200


def test_while_nobody_can_count_no_file_is_made(square: Square, settings: Any) -> None:
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    answer = Client().get("/data/stations.csv")
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "text/plain; charset=utf-8")
