"""Every rate against a hand count, for every reader, as of any day; every figure opens exactly the rows it counts."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.utils import timezone, translation
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from congress.accounts.models import User
from congress.organs.models import Unit
from suggestions.models import Category, Suggestion
from suggestions.reports import KPIS, statistics
from suggestions.reports.counting import count, items_of
from suggestions.reports.facts import PROMISE_FACTS
from suggestions.reports.scope import countable, may_see_ratings
from suggestions.rules import Part
from tests.once import built_once
from tests.suggestions.hand import BY_HAND, by_hand
from tests.suggestions.year import live_a_year
from tests.town import Town, build_town

TODAY = timezone.localdate()
READERS = ("chair", "clerk", "co_clerk", "deputy2", "auditor")


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[Town]:
    """Lived once for the whole file."""
    with built_once(django_db_blocker, lambda: live_a_year(build_town())) as town:
        yield town


@pytest.fixture
def _english(year: Town, db: None) -> Iterator[None]:
    """What a test writes is undone, the year stays."""
    with translation.override("en"):
        yield


pytestmark = [pytest.mark.usefixtures("_english"), pytest.mark.django_db]


def rows_of(user: User, **narrower: Any) -> Any:
    """Those a person's figures are about."""
    rows = Suggestion.objects.visible_to(user)
    if user.post and user.post.unit_id:
        rows = rows.filter(assignments__in=user.post.unit.assignments.exclude(state="returned"))
    return rows.filter(**narrower).select_related("merged_into").distinct()


def counted(user: User, asked: dict[str, Any], on: Any) -> dict[str, int]:
    items = items_of(user, asked, on)
    return {fact: count(fact, items) for fact in BY_HAND}


@pytest.mark.parametrize("days", [0, 45, 130, 545])
def test_every_fact_of_every_day_is_what_the_hand_counts(year, days):
    on = TODAY - timedelta(days=days)
    assert counted(year.reviewer, {}, on) == by_hand(rows_of(year.reviewer), on)


@pytest.mark.parametrize("who", READERS)
def test_every_reader_counts_what_they_may_see(year, who):
    user = getattr(year, who)
    assert counted(user, {}, TODAY) == by_hand(rows_of(user), TODAY, user.post.unit_id if user.post else None)


def test_the_made_up_year_leaves_no_fact_out(year):
    """Control: each fact holds of something, and not of everything."""
    found = counted(year.reviewer, {}, TODAY)
    everything = rows_of(year.reviewer).count()
    assert [fact for fact, number in found.items() if not 0 < number < everything + (fact == "received")] == []


def test_each_figure_is_its_numerator_over_its_denominator(year):
    told = statistics(year.reviewer, {}, TODAY, by=("category",))
    hand = by_hand(rows_of(year.reviewer), TODAY)
    figures = {each.now.kpi.key: each.now for _title, same in told.sections for each in same}
    assert {key: (each.count, each.whole) for key, each in figures.items()} == {
        key: (hand[kpi.part], hand[kpi.whole] if kpi.whole else None) for key, kpi in KPIS.items()
    }
    assert {key: each.percent for key, each in figures.items() if each.whole} == {
        key: round(hand[kpi.part] * 100 / hand[kpi.whole], 1) for key, kpi in KPIS.items() if kpi.whole
    }


def test_a_month_and_a_year_before_are_those_days_figures_of_the_session_then(year):
    told = statistics(year.reviewer, {"session": year.session.pk}, TODAY, by=("category",))
    queries = [parse_qs(before.measure.query) for before in told.sections[0][1][0].before]
    before = year.session.term.sessions.get(number=4)
    assert [query["session"] for query in queries] == [[str(year.session.pk)], [str(before.pk)]]
    for place, scope in enumerate((year.session, before)):
        day = date.fromisoformat(queries[place]["on"][0])
        hand = by_hand(rows_of(year.reviewer, session=scope), day)
        shown = {each.now.kpi.key: each.before[place].measure for _title, same in told.sections for each in same}
        assert {key: each.count for key, each in shown.items()} == {key: hand[kpi.part] for key, kpi in KPIS.items()}


def test_units_never_count_ratings(year):
    told = statistics(year.clerk, {}, TODAY, by=("category",))
    shown = {each.now.kpi.key for _title, same in told.sections for each in same}
    assert shown == {key for key, kpi in KPIS.items() if not kpi.is_of_ratings}
    client = signed_in(year.clerk)
    assert opened(client, "/suggestions/?counted=satisfied") == opened(client, "/suggestions/?q=")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def opened(client: Client, url: str) -> int:
    """How many rows the list behind a figure has."""
    context = client.get(url).context
    return context["count"] if "promises" in url else sum(group.count for group in context["groups"])


@pytest.mark.parametrize("who", ["reviewer", "co_clerk"])
def test_every_fact_opens_a_list_of_exactly_its_rows(year, who):
    user, day = getattr(year, who), TODAY - timedelta(days=40)
    client, hand = signed_in(user), by_hand(rows_of(user), day, user.post.unit_id)
    hand["dissatisfied"] = hand["rated"] - hand["content"]
    places = dict.fromkeys(countable(may_see_ratings(user)), "/suggestions/")
    places |= dict.fromkeys(PROMISE_FACTS, "/suggestions/promises")
    assert {fact: opened(client, f"{place}?counted={fact}&on={day}") for fact, place in places.items()} == {
        fact: hand[fact] for fact in places
    }


@pytest.mark.parametrize("by", ["category", "period", "source", "delegation", "joint", "letter"])
def test_a_table_shares_the_whole_out_and_its_cells_open_their_rows(year, by):
    told = statistics(year.reviewer, {"session": year.session.pk}, TODAY, by=(by,))
    table, client = told.tables[0], signed_in(year.reviewer)
    hand = by_hand(rows_of(year.reviewer, session=year.session), TODAY)
    for place, kpi in enumerate(table.kpis):
        cells = [line.measures[place] for line in table.lines]
        assert sum(cell.count for cell in cells) == hand[kpi.part], kpi.key
    first = [line.measures[1] for line in table.lines][:3]
    assert [opened(client, cell.url) for cell in first] == [cell.count for cell in first]


def test_a_unit_leads_each_suggestion_once_and_its_other_parts_are_counted_apart(year):
    told = statistics(year.reviewer, {}, TODAY, by=("unit",))
    tables, client = {table.key: table for table in told.tables}, signed_in(year.reviewer)
    for part, table in tables.items():
        for line in table.lines:
            rows = rows_of(year.reviewer, assignments__in=held(line.label, part))
            unit = Unit.objects.get(name=line.label).pk
            hand = by_hand(rows, TODAY, unit if part == "separate" else None)
            assert [cell.count for cell in line.measures] == [hand[kpi.part] for kpi in table.kpis]
            assert [opened(client, cell.url) for cell in line.measures] == [cell.count for cell in line.measures]
    assert [query for _label, _count, query in told.parts] == ["part=lead", "part=separate", "part=co"]
    assert [opened(client, f"/suggestions/?{query}") for *_rest, query in told.parts] == [
        number for _label, number, _query in told.parts
    ]


def held(unit: str, part: str) -> Any:
    rows = Suggestion.assignments.rel.related_model.objects.held()
    return rows.filter(unit__name=unit, part=part)


def test_the_page_tells_every_figure_with_its_definition(year):
    client = signed_in(year.reviewer)
    page = client.get("/suggestions/statistics?session=all", headers={"accept-language": "en"})
    words = page.content.decode()
    hand = by_hand(rows_of(year.reviewer), TODAY)
    told = {each.now.kpi.key: each.now for _title, same in page.context["told"].sections for each in same}
    assert {key: each.count for key, each in told.items()} == {key: hand[kpi.part] for key, kpi in KPIS.items()}
    assert [
        each for each in told.values() if each.count and f'href="{each.url}">'.replace("&", "&amp;") not in words
    ] == []
    with translation.override(year.reviewer.language):
        assert [kpi.key for kpi in KPIS.values() if str(kpi.definition) not in words] == []


@pytest.mark.parametrize("who", ["reviewer", "clerk"])
def test_the_figures_take_the_same_questions_for_any_number_of_rows(year, who, django_assert_max_num_queries):
    user = getattr(year, who)
    assert user.post
    asked = {"session": year.session.pk}
    with django_assert_max_num_queries(10) as few:
        statistics(user, asked, TODAY, by=("unit", "category"))
    for _number in range(2):
        year.handling()
    with django_assert_max_num_queries(10) as more:
        statistics(user, asked, TODAY, by=("unit", "category"))
    assert len(more) == len(few)


def test_wrong_values_in_the_address_are_passed_over(year):
    client = signed_in(year.reviewer)
    nonsense = "session=x&period=%00&source=;&delegation=-1&unit=99999999999&part=x&by=x&on=tomorrow&letter=%27"
    assert client.get(f"/suggestions/statistics?{nonsense}").status_code == 200
    lists = [f"/suggestions/?{nonsense}&counted=x&part={part}" for part in Part]
    assert [client.get(address).status_code for address in lists] == [200] * len(lists)


def annex_of(docx: bytes) -> dict[str, list[str]]:
    """The last table of the report, a row a figure."""
    table = Document(BytesIO(docx)).tables[-1]
    return {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in table.rows[1:]}


def test_page_report_and_hand_tell_the_same_of_every_figure(year):
    client = signed_in(year.supervisor)
    page = client.get("/suggestions/statistics").context["told"]
    annex = annex_of(client.get(f"/suggestions/years/{year.session.pk}.docx").content)
    hand = by_hand(rows_of(year.supervisor, session=year.session), TODAY)
    shown = {each.now.kpi.key: each.now for _title, same in page.sections for each in same}
    with translation.override("zh-hans"):
        names = {key: str(kpi.name) for key, kpi in KPIS.items()}
    for key, kpi in KPIS.items():
        whole = hand[kpi.whole] if kpi.whole else None
        rate = "" if whole is None else f"{round(100 * hand[kpi.part] / whole, 1)}%" if whole else "—"
        assert annex[names[key]][:3] == [str(hand[kpi.part]), "" if whole is None else str(whole), rate], key
        assert (shown[key].count, shown[key].whole) == (hand[kpi.part], whole), key
    assert list(annex) == list(names.values())


def test_the_report_prints_its_tables_with_captions_and_the_definitions_at_the_end(year):
    client = signed_in(year.supervisor)
    pdf = PdfReader(BytesIO(client.get(f"/suggestions/years/{year.session.pk}.pdf").content))
    words = "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace(" ", "")
    places = [
        words.index(mark)
        for mark in ("一、建议", "表1", "二、办理", "三、办理结果", "四、各承办单位", "附件", "指标口径")
    ]
    assert places == sorted(places)
    hand = by_hand(rows_of(year.supervisor, session=year.session), TODAY)
    assert f"答复率{round(100 * hand['answered'] / hand['handed'], 1)}%（{hand['answered']}/{hand['handed']}）" in words
    assert f"共收到代表建议{hand['received']}件" in words


def test_the_tables_of_the_report_are_those_of_the_page(year):
    client = signed_in(year.supervisor)
    docx = Document(BytesIO(client.get(f"/suggestions/years/{year.session.pk}.docx").content))
    printed = [[cell.text for cell in row.cells] for table in docx.tables for row in table.rows]
    for by in ("category", "delegation", "unit"):
        for table in client.get(f"/suggestions/statistics?by={by}").context["told"].tables:
            for line in table.lines:
                rates = ["—" if each.percent is None else f"{each.percent}%" for each in line.measures]
                cells = [
                    str(each.count) if each.whole is None else f"{rate}\n{each.count}/{each.whole}"
                    for each, rate in zip(line.measures, rates, strict=True)
                ]
                assert [line.label, *cells] in printed


@pytest.mark.parametrize(
    ("who", "status"), [("supervisor", 200), ("reviewer", 200), ("chair", 404), ("clerk", 404), ("deputy", 404)]
)
def test_only_staff_draw_up_the_report(year, who, status):
    assert signed_in(getattr(year, who)).get(f"/suggestions/years/{year.session.pk}.docx").status_code == status


def test_the_spreadsheet_holds_the_figures_as_text_that_cannot_run(year):
    Category.objects.filter(name="教科文卫").update(name="=cmd|' /C calc'!A0")
    book = load_workbook(BytesIO(signed_in(year.reviewer).get("/suggestions/statistics.xlsx?by=category").content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    hand = by_hand(rows_of(year.reviewer, session=year.session), TODAY)
    counts = [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)]
    assert counts == [str(hand[kpi.part]) for kpi in KPIS.values()]
    assert "=cmd|' /C calc'!A0" in [cell.value for cell in cells]


@pytest.mark.parametrize("who", ["reviewer", "clerk"])
def test_the_api_tells_what_the_page_tells(year, who):
    client = signed_in(getattr(year, who))
    told = client.get("/api/suggestions/statistics?by=unit").json()
    page = client.get("/suggestions/statistics?by=unit").context["told"]
    shown = [each.now for _title, same in page.sections for each in same]
    assert [(each["now"]["key"], each["now"]["count"], each["now"]["whole"]) for each in told["figures"]] == [
        (each.kpi.key, each.count, each.whole) for each in shown
    ]
    assert [[line["label"] for line in table["lines"]] for table in told["tables"]] == [
        [line.label for line in table.lines] for table in page.tables
    ]
    assert [each["now"]["url"] for each in told["figures"]] == [each.url for each in shown]
