"""Who may open the overview, what stands in it without script, on a wall, and in the spreadsheet."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.common.dates import last_of_month, months_before
from portal.reports.overview.page import overview
from portal.reports.overview.tables import tables
from suggestions.models import SuggestionMonth
from tests.town import Town

TODAY = timezone.localdate()
PAGE, EXPORT = reverse("portal:overview"), reverse("portal:overview-export")
Sits = Callable[[str], Client]


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("chair", 200),
        ("supervisor", 200),
        ("dispatcher", 200),
        ("reviewer", 404),
        ("deputy", 404),
        ("clerk", 404),
        ("approver", 404),
        ("auditor", 404),
    ],
)
def test_leaders_and_the_office_open_it_and_nobody_else(town: Town, sits: Sits, who: str, code: int) -> None:
    assert [sits(who).get(page).status_code for page in (PAGE, EXPORT)] == [code, code]


def test_special_committees_open_it_too(town: Town, sits: Sits) -> None:
    town.add("committee", Role.COMMITTEE)
    assert sits("committee").get(PAGE).status_code == 200


def test_a_place_without_a_session_has_an_empty_overview(town: Town, sits: Sits) -> None:
    town.session.delete()
    context = sits("chair").get(PAGE).context
    assert [tile.now.count for tile in context["tiles"]] == [0] * 6
    assert (context["units"].slowest, context["topics"], context["areas"]) == ([], [], [])


def test_every_chart_is_a_table_in_the_page(town: Town, sits: Sits) -> None:
    town.replied()
    page = sits("chair").get(PAGE).content.decode()
    drawn = re.findall(r'data-draws="([^"]+)"[^>]* hidden>', page)
    assert [page.count(f'id="{table}"') for table in drawn] == [1, 1]
    assert page.count('<details class="c-numbers" open>') == 2


def test_the_wall_says_no_name_and_opens_no_list(town: Town, sits: Sits) -> None:
    town.replied()
    page = sits("chair").get(f"{PAGE}?wall=1").content.decode()
    body = page.partition("<main")[2].partition("</main>")[0]
    assert re.search(r"<html[^>]*>", page)[0].endswith('class="wall">')
    assert [town.chair.name in page, "<a " in body, "What needs your decision" in page] == [False, False, False]
    assert 'hx-trigger="every 300s"' in body


def test_the_desk_does_not_fetch_itself_again(town: Town, sits: Sits) -> None:
    assert "every 300s" not in sits("chair").get(PAGE).content.decode()


def test_better_and_worse_are_said_in_words(town: Town, sits: Sits) -> None:
    """Answers have become more punctual, and deputies less content, since last month."""
    User.objects.update(language="en")
    town.dissatisfied()
    last = months_before(TODAY.replace(day=1), 1)
    for fact, count in [("on_time", 1), ("due", 4), ("satisfied", 3), ("rated", 3)]:
        SuggestionMonth.objects.create(session=town.session, month=last, fact=fact, count=count)
    page = sits("chair").get(PAGE).content.decode()
    told = re.findall(r'<b class="c-(good|bad)">(.) ([\d.]+)<span class="c-hide"> ([^<]+)</span>', page)
    assert told == [("good", "↑", "75.0", "points, better"), ("bad", "↓", "100.0", "points, worse")]


def test_a_count_that_changed_is_neither(town: Town, sits: Sits) -> None:
    town.accepted()
    page = sits("chair").get(PAGE).content.decode()
    assert re.findall(r"<b>([＋－]\d+)</b>", page) == ["＋1"]


def test_each_section_has_a_heading_and_each_table_a_name(town: Town, sits: Sits) -> None:
    town.replied()
    page = sits("chair").get(PAGE).content.decode()
    named, headings = (re.findall(pattern, page) for pattern in (r'aria-labelledby="(h-\w+)"', r'<h2 id="(h-\w+)"'))
    assert sorted(set(named)) == sorted(headings)
    assert page.count("<table") == page.count("<caption")


def test_the_export_is_of_the_month_and_scope_that_are_shown(town: Town, sits: Sits) -> None:
    last, unit = months_before(TODAY, 1), town.units["住建局"]
    page = sits("chair").get(PAGE, {"month": f"{last:%Y-%m}", "scope": f"unit-{unit.pk}"}).content.decode()
    (link,) = re.findall(rf'href="({EXPORT}[^"]*)"', page)
    assert link == f"{EXPORT}?month={last:%Y-%m}&amp;scope=unit-{unit.pk}"
    book = load_workbook(BytesIO(sits("chair").get(link.replace("&amp;", "&")).content))
    assert (len(book.worksheets[0]["A"]), book.worksheets[0].title.split()[-1]) == (6, str(last_of_month(last)))


@pytest.mark.parametrize("query", ["month=x&scope=y", "wall=2", "scope=unit-0", "month=%00", "scope=area-" + "9" * 40])
def test_whatever_the_address_says_a_page_comes(town: Town, sits: Sits, query: str) -> None:
    assert sits("chair").get(f"{PAGE}?{query}").status_code == 200


def test_the_spreadsheet_has_the_pages_figures_and_the_trail_who_took_them(town: Town, sits: Sits) -> None:
    town.replied()
    town.rate(town.replied(), "satisfied")
    answer = sits("chair").get(EXPORT)
    book = load_workbook(BytesIO(answer.content))
    expected = tables(overview(town.chair, "", "", TODAY))
    assert [sheet.max_row - 1 for sheet in book] == [len(rows) for _name, _heads, rows in expected]
    first = [[cell.value for cell in row][:3] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert first[0][1:] == ["2", None]
    assert Entry.objects.filter(act="portal.overview").count() == 1
