"""Who may open the overview, what stands in it without script, on a wall, and in the spreadsheet."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from congress.accounts.rules import Role
from congress.audit.models import Entry
from portal.reports.overview.page import overview
from portal.reports.overview.tables import tables
from tests.town import Town

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
    """A rate that rose: its arrow is not left to the colour."""
    page = sits("chair").get(PAGE, headers={"accept-language": "en"}).content.decode()
    assert page.count('class="c-good"') == page.count("points, better")
    assert page.count('class="c-bad"') == page.count("points, worse")


def test_the_spreadsheet_has_the_pages_figures_and_the_trail_who_took_them(town: Town, sits: Sits) -> None:
    town.replied()
    town.rate(town.replied(), "satisfied")
    answer = sits("chair").get(EXPORT)
    book = load_workbook(BytesIO(answer.content))
    expected = tables(overview(town.chair, "", "", timezone.localdate()))
    assert [sheet.max_row - 1 for sheet in book] == [len(rows) for _name, _heads, rows in expected]
    first = [[cell.value for cell in row][:3] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert first[0][1:] == ["2", None]
    assert Entry.objects.filter(act="portal.overview").count() == 1
