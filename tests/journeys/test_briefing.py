"""One issue in the browser: the office edits and sends it, the chair approves on a phone, a leader takes it."""

from typing import Any

import pytest
from django.urls import reverse

from briefings.models import Briefing
from congress.accounts.rules import Role
from tests.briefings.conftest import Press, masthead_of
from tests.journeys.test_whole_life import Person
from tests.town import PASSWORD, Town

BUTTON = "main form button.btn-primary"
PHONE = 360


@pytest.fixture
def press(shared_town: Town, settings: Any, tmp_path: Any) -> Press:
    settings.MEDIA_ROOT = tmp_path
    return Press(shared_town, masthead_of(shared_town, total_before=600))


@pytest.fixture
def seats(page: Any, live_server: Any, press: Press) -> dict[str, Person]:
    town = press.town
    town.add("leader", Role.COMMITTEE)
    opened = {}
    for name, width in (("reviewer", 1440), ("chair", PHONE), ("leader", PHONE)):
        town.people[name].set_password(PASSWORD)
        town.people[name].save()
        opened[name] = Person(page, live_server.url, town.people[name], width)
    return opened


def office_step(person: Person, row: Briefing, name: str) -> None:
    person.open(reverse("admin:briefings_briefing_step", args=[row.pk, name]))
    if name == "edit":
        person.page.fill("[name=text_cases]", "文昌路口过街难问题已经解决。")
    person.press(BUTTON)


def test_an_issue_from_the_desk_to_its_reader(seats: dict[str, Person], press: Press) -> None:
    row = press.draft()
    office_step(seats["reviewer"], row, "edit")
    office_step(seats["reviewer"], row, "send")

    chair = seats["chair"]
    chair.open(row.get_absolute_url())
    assert "文昌路口" in chair.page.inner_text("main")
    assert chair.page.evaluate("document.documentElement.scrollWidth") == PHONE
    chair.press("main .c-acts a.btn-primary")
    chair.press(BUTTON)
    assert "第1期（总第六百零一期）" in chair.page.inner_text("main")

    leader = seats["leader"]
    leader.open(row.get_absolute_url())
    with leader.page.expect_download() as taken:
        leader.page.click("main .c-acts a >> nth=0")
    made = Briefing.objects.select_related("pdf").get()
    assert (taken.value.suggested_filename, made.status) == (made.pdf.name, "issued")
    assert list(made.downloads.values_list("by__username", "kind")) == [("leader", "pdf")]
    assert [complaint for each in seats.values() for complaint in each.complaints] == []
