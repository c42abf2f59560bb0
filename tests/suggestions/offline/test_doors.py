"""Who sees a placeholder, and the doors: the deputy's page, the office's desk, the numbers."""

from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from congress.accounts.rules import Role
from suggestions import reports
from suggestions.models import OfflineItem, Suggestion
from suggestions.resources import export_statistics
from tests.suggestions.offline.conftest import moved, registered

DESK = "/office/suggestions/suggestion/offline/"


def browser(user):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.force_login(user)
    return client


SEES = {"deputy", "reviewer", "dispatcher", "supervisor"}
READERS = ["deputy", "deputy2", "reviewer", "dispatcher", "supervisor", "chair", "clerk", "approver", "co_clerk",
           "system", "security", "auditor"]  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
def test_the_office_and_the_deputy_see_it_and_nobody_else(town, item, reader):
    moved(town, item, "hand_over")
    assert OfflineItem.objects.visible_to(town.people[reader]).exists() == (reader in SEES)


def test_the_page_tells_where_to_bring_the_paper_and_shows_number_and_days(town, item):
    page = browser(town.deputy).get("/suggestions/offline").content.decode()
    assert ["清源市人大常委会代表工委" in page, item.number_label in page, "<textarea" in page] == [True, True, False]
    other = browser(town.deputy2).get("/suggestions/offline").content.decode()
    assert item.number_label not in other


def test_a_stored_draft_is_deleted_on_the_word_that_it_is_secret(town):
    row = town.draft()
    answer = browser(town.deputy).post(f"/suggestions/{row.pk}/discard", {"secret": "1"})
    assert (answer.url, Suggestion.objects.count()) == ("/suggestions/offline", 0)


def test_the_desk_registers_and_records_each_step(town):
    desk = browser(town.dispatcher)
    said = {"lead": town.mandates["deputy"].pk, "received_on": timezone.localdate(), "form_key": uuid4()}
    codes = [desk.post(DESK, said).status_code]
    item = OfflineItem.objects.get()
    for name in ("hand_over", "reply", "close"):
        said = {"on": timezone.localdate(), "unit": town.units["住建局"].pk}
        codes.append(desk.post(f"{DESK}{item.pk}/{name}/", said).status_code)
    item.refresh_from_db()
    assert (codes, item.status) == ([302] * 4, "closed")


def test_what_is_refused_is_said_on_the_desk(town, item):
    answer = browser(town.dispatcher).post(f"{DESK}{item.pk}/reply/", {"on": timezone.localdate()}, follow=True)
    told = [str(message) for message in answer.context["messages"]]
    sentence = "“Record the reply” is not possible while the status is “Received on paper”. Nothing was changed."
    assert told == [f"{item.number_label} {sentence}"]


@pytest.mark.parametrize(("who", "code"), [("reviewer", 200), ("supervisor", 200), ("clerk", 302), ("system", 403)])
def test_the_desk_opens_to_the_office(town, who, code):
    assert browser(town.people[who]).get(DESK).status_code == code


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_asks_the_same_questions_for_one_and_for_three(town, rows, django_assert_num_queries):
    for _ in range(rows):
        registered(town)
    desk = browser(town.dispatcher)
    desk.get(DESK)
    with django_assert_num_queries(7):
        desk.get(DESK)


def counts(user, **asked):
    found = reports.statistics(user, asked, timezone.localdate(), by=())
    return [count for _name, count in found.offline.counts]


def test_the_numbers_count_it_by_itself_and_in_no_other_figure(town, item):
    moved(town, item, "hand_over")
    told = reports.statistics(town.supervisor, {}, timezone.localdate(), by=())
    figures = {each.now.count for _title, same in told.sections for each in same}
    assert (counts(town.supervisor), figures) == ([1, 1, 0, 0], {0})


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (lambda town: {"session": town.session.pk}, [1, 1, 0, 0]),
        (lambda town: {"unit": town.units["住建局"].pk}, [1, 1, 0, 0]),
        (lambda town: {"unit": town.units["教育局"].pk}, [0, 0, 0, 0]),
        (lambda town: {"category": town.category.pk}, [0, 0, 0, 0]),
    ],
)
def test_the_numbers_are_narrowed_by_what_a_placeholder_has(town, item, asked, expected):
    moved(town, item, "hand_over")
    assert counts(town.supervisor, **asked(town)) == expected


def test_leaders_and_units_learn_nothing_of_it_from_the_numbers(town, item):
    moved(town, item, "hand_over")
    committee = town.add("committee", Role.COMMITTEE)
    assert [counts(user) for user in (town.chair, committee, town.clerk)] == [[0, 0, 0, 0]] * 3


def test_page_and_spreadsheet_print_the_definition_beside_the_counts(town, item):
    page = browser(town.supervisor).get("/suggestions/statistics").content.decode()
    told = reports.statistics(town.supervisor, {}, timezone.localdate(), by=())
    assert (str(told.offline.definition)[:40] in page, len(export_statistics(told)) > 1000) == (True, True)
