"""Issues on the public site: who asks reads the same, and one that is taken off is gone from everywhere at once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from briefings import actions
from briefings.models import Briefing, Download
from congress.organs.models import Congress, Region
from tests.briefings.conftest import NOW
from tests.briefings.public import TEXT, blank, public_issue
from tests.town import Town

ENGLISH = {"accept-language": "en"}


def read(path: str, **asked: str) -> str:
    answer: Any = Client(headers=ENGLISH).get(path, asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def everywhere(issue: Briefing) -> dict[str, bool]:
    """Where a stranger comes upon the issue."""
    page = f"/briefings/{issue.pk}/"
    lists = {"/briefings/": {}, "/": {}, "/search": {"q": "踏勘"}, "/feeds/briefings.atom": {}, "/sitemap.xml": {}}
    found = {path: page in read(path, **asked) for path, asked in lists.items()}
    answers = {path: Client().get(path).status_code == 200 for path in (page, f"{page}paper.pdf", f"{page}paper.docx")}
    return found | answers


def test_an_issue_taken_off_vanishes_at_once_everywhere(town: Town) -> None:
    issue = public_issue(town)
    assert set(everywhere(issue).values()) == {True}
    actions.take_off(issue, by=town.supervisor, at=NOW)
    assert set(everywhere(issue).values()) == {False}


def test_an_issue_says_its_words_draws_its_charts_and_links_no_list(town: Town) -> None:
    shown = read(f"/briefings/{public_issue(town).pk}/")
    assert [shown.count(each) for each in (TEXT, '<svg class="chart"', "<caption>图1　近月收到建议")] == [1, 1, 1]
    main = shown.partition("<main")[2].partition("</main>")[0]
    assert [link for link in main.split('href="')[1:] if not link.startswith("/briefings/")] == []


def test_a_correction_and_the_corrected_name_each_other_only_where_both_are_public(town: Town) -> None:
    old = public_issue(town)
    new = public_issue(town, 2, corrects=old)
    pages = [f"/briefings/{row.pk}/" for row in (old, new)]
    assert [pages[1] in read(pages[0]), pages[0] in read(pages[1])] == [True, True]
    actions.take_off(old, by=town.supervisor, at=NOW)
    assert pages[0] not in read(pages[1])


def test_who_took_a_paper_is_recorded_of_those_who_signed_in(town: Town, sits: Callable[[str], Client]) -> None:
    path = f"/briefings/{public_issue(town).pk}/paper.pdf"
    assert b"".join(Client().get(path).streaming_content) == blank()  # type: ignore[attr-defined]
    assert Download.objects.count() == 0
    sits("clerk").get(path)
    assert list(Download.objects.values_list("by__username", "kind")) == [("clerk", "pdf")]
    assert Client().get(path.replace("pdf", "exe")).status_code == 404


@pytest.mark.parametrize(
    ("question", "found"),
    [("踏勘", 2), ("2月", 1), ("要情", 2), ("2月 踏勘", 1), ("没有", 0), ("key", 0), ("%", 0), ("", 2)],
)
def test_the_list_is_searched_by_title_lead_and_paragraphs(town: Town, question: str, found: int) -> None:
    for number in (1, 2):
        public_issue(town, number)
    assert len(Client().get("/briefings/", {"q": question}).context["page"].rows) == found


def test_the_list_stands_by_year_the_newest_first_and_pages(town: Town) -> None:
    for number in range(1, 13):
        public_issue(town, number)
    [first, *_] = rows = Client().get("/briefings/").context["page"].rows
    assert (len(rows), first.number, [row.number for row in rows]) == (12, 12, list(range(12, 0, -1)))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    town: Town, number: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    for place in range(number):
        public_issue(town, place + 1)
    with django_assert_num_queries(2):
        assert len(Client().get("/briefings/").context["page"].rows) == number


def test_the_feed_says_number_title_and_lead(town: Town) -> None:
    public_issue(town)
    shown = read("/feeds/briefings.atom")
    assert [shown.count(each) for each in ("第1期（总第六百零一期） 1月工作简报", "本月要情。")] == [1, 1]


def test_in_the_back_office_stand_the_own_issues_alone(town: Town, sits: Callable[[str], Client]) -> None:
    region = Region.objects.create(code="990200000000", name="临江市", kind="city")
    far = Congress.objects.create(region=region, level="city", name="临江市人民代表大会")
    issue, desk = public_issue(town, congress=far), "/office/briefings/briefing/"
    answers = [
        sits("supervisor").get(path).status_code for path in (f"{desk}{issue.pk}/change/", f"/briefings/{issue.pk}/")
    ]
    assert (answers, len(sits("supervisor").get(desk).context["cl"].result_list)) == ([404, 200], 0)


def test_a_draft_and_one_that_is_not_marked_never_were(town: Town) -> None:
    issue = public_issue(town, is_public=False)
    assert set(everywhere(issue).values()) == {False}
