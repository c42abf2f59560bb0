"""A confidential item (代表要求保密): who still sees it, door by door, and who does not."""

from io import BytesIO
from uuid import uuid4

import openpyxl
import pytest

from congress.accounts.rules import Role
from suggestions import actions
from suggestions.models import Suggestion
from suggestions.reports import figures
from tests.suggestions.deep_town import deepen, fresh, now
from tests.town import BODY

TITLE = "关于妥善处置某小区产权登记问题的建议"
# who: sees an item that is public within the house | one asked to be kept confidential
READERS = {
    "deputy": (True, True),
    "deputy2": (True, True),  # co-signed it
    "deputy3": (False, False),
    "first_reviewer": (True, True),
    "reviewer": (True, True),
    "dispatcher": (True, True),
    "supervisor": (True, True),
    "chair": (True, False),
    "committee": (True, False),
    "clerk": (True, True),
    "approver": (True, True),
    "co_clerk": (True, True),
    "other_clerk": (False, False),
    "first_tier": (False, False),
    "system": (False, False),
    "security": (False, False),
    "auditor": (False, False),
}


@pytest.fixture
def house(town):
    deepen(town).add("committee", Role.COMMITTEE)
    return town


def handed_over(town, *, is_confidential):
    row = actions.begin(
        town.mandates["deputy"],
        form_key=uuid4(),
        by=town.deputy,
        at=now(),
        title=TITLE,
        body=BODY,
        is_confidential=is_confidential,
    )
    actions.invite(row, mandates=[town.mandates["deputy2"]], by=town.deputy, at=now())
    actions.confirm(row, by=town.deputy2, at=now())
    actions.submit(row, is_clean=True, by=town.deputy, at=now())
    actions.accept(row, by=town.reviewer, at=now(), category=town.category)
    units = town.units
    return actions.assign(row, lead=units["住建局"], co=[units["公安局"]], by=town.dispatcher, at=now())


def listed(client, _row):
    return bool(client.get("/suggestions/?q=").context["page"].rows)


def found(client, _row):
    return bool(client.get("/suggestions/?q=产权登记").context["page"].rows)


def exported(client, _row):
    sheet = openpyxl.load_workbook(BytesIO(client.get("/suggestions/export.xlsx?q=").content)).worksheets[0]
    return any(TITLE in line for line in sheet.iter_rows(values_only=True))


def told(client, _row):
    return bool(client.get("/api/suggestions/").json()["results"])


def opened(client, row):
    status = client.get(f"/suggestions/{row.pk}/").status_code
    assert status in (200, 404)
    return status == 200


@pytest.mark.parametrize("is_confidential", [False, True])
def test_every_door_shows_it_to_exactly_these(house, client, is_confidential):
    row = handed_over(house, is_confidential=is_confidential)
    for who, sees in READERS.items():
        client.force_login(house.people[who])
        seen = {door.__name__: door(client, row) for door in (listed, found, exported, told, opened)}
        assert seen == dict.fromkeys(seen, sees[is_confidential]), who


def test_no_figure_of_the_leaders_counts_it(house):
    handed_over(house, is_confidential=True)
    counted = {who: _counted(house.people[who]) for who in ("chair", "committee", "supervisor")}
    assert counted == {"chair": 0, "committee": 0, "supervisor": 1}


def _counted(user):
    return next(sum(row.count for row in group.rows) for group in figures(user, now().date()) if group.name == "status")


def test_the_deputy_may_open_it_to_the_house_while_it_is_a_draft(house):
    row = house.draft()
    for wish in (True, False):
        actions.edit(row, by=house.deputy, at=now(), is_confidential=wish)
        assert fresh(row).is_confidential == wish
    assert fresh(row).text_version == 1  # it is no text, so that nobody signs again


@pytest.mark.parametrize("who", ["chair", "committee"])
def test_a_leader_sees_nothing_before_the_acceptance_and_nothing_of_drafts(house, who):
    house.draft()
    row = house.submitted()
    assert not Suggestion.objects.visible_to(house.people[who]).exists()
    actions.accept(row, by=house.reviewer, at=now())
    assert list(Suggestion.objects.visible_to(house.people[who])) == [row]


@pytest.mark.parametrize(("who", "asked", "found"), [
    ("supervisor", "?q=", 2), ("supervisor", "?open=1", 1), ("chair", "?q=", 1), ("chair", "?open=1", 1),
])  # fmt: skip
def test_a_list_without_what_is_confidential_is_the_same_for_office_and_leaders(house, sits, who, asked, found):
    for is_confidential in (True, False):
        handed_over(house, is_confidential=is_confidential)
    assert len(sits(who).get(f"/suggestions/{asked}").context["page"].rows) == found
