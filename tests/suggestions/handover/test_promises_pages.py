"""Promises: the unit's own ledger, what the deputy was promised, what shows that it was kept."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from PIL import Image

from suggestions.models import Promise


def png():
    """A picture of one dot."""
    file = BytesIO()
    Image.new("RGB", (1, 1)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def tracked(town):
    return town.rate(town.replied(category="B"), "satisfied")


@pytest.mark.parametrize(
    ("facts", "states"),
    [
        ({}, {"", "open"}),
        ({"due_on": timezone.localdate() - timedelta(days=1)}, {"", "open", "late"}),
        ({"state": "kept", "settled_on": timezone.localdate(), "evidence": "照片"}, {"", "kept"}),
        ({"state": "explained", "settled_on": timezone.localdate(), "evidence": "缺资金"}, {"", "explained"}),
    ],
)
def test_a_promise_stands_under_its_state(town, sits, tracked, facts, states):
    Promise.objects.update(**facts)
    client, address = sits("clerk"), reverse("suggestions:promises")
    asked = ("", "open", "late", "kept", "explained")
    pages = {state: client.get(address, {"state": state}) for state in asked}
    marked = [re.findall(r'href="\?state=(\w*)" aria-current', page.content.decode()) for page in pages.values()]
    assert marked == [[state] for state in asked]
    assert {state for state, page in pages.items() if page.context["page"].rows} == states


@pytest.mark.parametrize(("who", "may"), [("clerk", True), ("co_clerk", False), ("supervisor", False)])
def test_only_the_unit_that_promised_is_offered_to_settle(town, sits, tracked, who, may):
    page = sits(who).get(reverse("suggestions:promises")).content.decode()
    assert (reverse("suggestions:step", args=[tracked.pk, "fulfil"]) in page) == may


def test_a_promise_is_reported_kept_with_a_photo_the_deputy_can_open(town, sits, tracked):
    promise, address = Promise.objects.get(), reverse("suggestions:step", args=[tracked.pk, "fulfil"])
    client = sits("clerk")
    assert client.get(address, {"promise": promise.pk}).context["form"].initial["promise"] == promise
    photo = SimpleUploadedFile("现场.png", png(), "image/png")
    sent = {"promise": promise.pk, "evidence": "信号灯已启用", "photo": photo, "seen": tracked.version}
    assert client.post(address, sent).status_code == 302
    file = reverse("suggestions:promise-file", args=[tracked.pk, promise.pk])
    answers = [sits(who).get(file).status_code for who in ("deputy", "supervisor", "other_clerk")]
    assert (Promise.objects.get().state, answers) == ("kept", [200, 200, 404])


def test_a_forged_photo_is_refused_and_keeps_nothing(town, sits, tracked):
    photo = SimpleUploadedFile("现场.png", b"<script>", "image/png")
    sent = {"promise": Promise.objects.get().pk, "evidence": "已启用", "photo": photo, "seen": tracked.version}
    answer = sits("clerk").post(reverse("suggestions:step", args=[tracked.pk, "fulfil"]), sent)
    assert (answer.status_code, Promise.objects.get().state) == (409, "open")


def test_the_deputy_finds_what_was_promised_at_home(town, sits, tracked):
    assert [row.item for row in sits("deputy").get(reverse("portal:home")).context["promises"]] == ["增设信号灯"]
    assert sits("deputy2").get(reverse("portal:home")).context["promises"] == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [({}, 1), ({"promiser": "住建局"}, 1), ({"promiser": "公安局"}, 0), ({"year": 2001}, 0), ({"year": "x"}, 1)],
)
def test_the_office_narrows_by_unit_and_year_and_takes_the_same_away(town, sits, tracked, asked, found):
    if "promiser" in asked:
        asked = {"promiser": town.units[asked["promiser"]].pk}
    client = sits("supervisor")
    page = client.get(reverse("suggestions:promises"), asked)
    table = load_workbook(BytesIO(client.get(reverse("suggestions:promises-export"), asked).content)).active
    assert (len(page.context["page"].rows), table.max_row - 1) == (found, found)


def test_the_spreadsheet_names_what_was_promised_until_when_by_whom(town, sits, tracked):
    promise = Promise.objects.get()
    content = sits("supervisor").get(reverse("suggestions:promises-export")).content
    row = list(load_workbook(BytesIO(content)).active.values)[1]
    assert row[:7] == (
        "001", tracked.title, "清源市住房和城乡建设局", "增设信号灯", str(promise.due_on), "李工", "未兑现",
    )  # fmt: skip


def test_a_units_ledger_is_marked_alone_in_the_navigation(sits, tracked):
    page = sits("clerk").get(reverse("suggestions:promises")).content.decode()
    marked = re.findall(r'<a href="([^"]+)" aria-current="(?:page|true)"', page.partition("<main")[0])
    assert marked == [reverse("suggestions:promises")]
