"""What deputy, unit and office read of a publication on the item's own page, and the deputy's say in it."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from suggestions import actions
from suggestions.models import Publication
from tests.suggestions.publishing.conftest import NOW, fresh


def of(press, name):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.force_login(press.town.people[name])
    return client


def steps(press, row, name="deputy"):
    return [step for step, _label in of(press, name).get(row.get_absolute_url()).context["steps"]]


def told(press, row, name):
    """What stands behind “Publication”."""
    page = of(press, name).get(row.get_absolute_url()).content.decode()
    return page.partition("<dt>Publication</dt>")[2].partition("</dd>")[0]


@pytest.mark.parametrize("name", ["deputy", "clerk", "supervisor"])
def test_the_page_says_how_far_the_publication_has_come(press, name):
    row = press.town.replied()
    found = [told(press, row, name)]
    agreed = press.agreed(row)
    found.append(told(press, row, name))
    made = press.release(agreed)
    found.append(told(press, row, name))
    actions.take_back(fresh(row), reason="误发", by=press.town.supervisor, at=NOW)
    found.append(told(press, row, name))
    assert [made.get_absolute_url() in each for each in found] == [False, False, True, False]
    assert found[1] == found[3] != found[0]


def test_the_deputy_is_offered_the_one_step_that_changes_something(press):
    row = press.town.accepted()
    before = steps(press, row)
    agreed = press.agreed(row)
    assert ("consent" in before, "revoke_consent" in before) == (True, False)
    assert [step for step in steps(press, agreed) if "consent" in step] == ["revoke_consent"]


def test_release_and_taking_back_are_offered_at_the_desk_alone(press):
    row = press.public().suggestion
    assert {"release", "take_back"} & {*steps(press, row, "supervisor"), *steps(press, row, "reviewer")} == set()


def test_a_consent_withdrawn_on_its_page_takes_the_item_off(press):
    made = press.public()
    row = made.suggestion
    client, here = of(press, "deputy"), reverse("suggestions:step", args=[row.pk, "revoke_consent"])
    page = client.get(here)
    assert (page.status_code, "off the public site at once" in page.content.decode()) == (200, True)
    assert client.post(here, {"seen": fresh(row).version}).status_code == 302
    assert not Publication.objects.visible_to(None).exists()


def test_a_step_on_a_page_that_is_old_is_refused(press):
    row = press.public().suggestion
    here = reverse("suggestions:step", args=[row.pk, "revoke_consent"])
    assert of(press, "deputy").post(here, {"seen": fresh(row).version - 1}).status_code == 409
    assert Publication.objects.visible_to(None).exists()


def test_the_time_line_tells_release_and_taking_back_with_its_reason(press):
    row = press.public().suggestion
    actions.take_back(fresh(row), reason="涉及在审案件", by=press.town.supervisor, at=NOW)
    line = of(press, "deputy").get(row.get_absolute_url()).context["timeline"]
    shown = [(str(entry.label), entry.note) for entry in line if entry.state == "done"][-2:]
    assert shown == [("Release to the public", ""), ("Take off the public site", "涉及在审案件")]
