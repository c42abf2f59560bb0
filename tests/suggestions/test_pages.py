"""The pages of suggestions, for everybody they concern, and for nobody else."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from suggestions import actions
from suggestions.models import Suggestion
from tests.once import shared
from tests.town import BODY, Town, build_town

Rows = dict[str, Suggestion]
LIST = "/suggestions/"
STATES = ["draft", "submitted", "accepted", "assigned", "handling", "replied", "dissatisfied"]
FROM_HAND_OVER = {"assigned", "handling", "replied", "dissatisfied"}
READERS = {
    "deputy": set(STATES),
    "deputy2": set(),
    "reviewer": set(STATES) - {"draft"},
    "chair": {"accepted", *FROM_HAND_OVER},
    "clerk": FROM_HAND_OVER,
    "co_clerk": FROM_HAND_OVER,
    "other_clerk": set(),
    "auditor": set(),
}
OFFERED = [
    ("draft", "deputy", ["invite", "submit"]),
    ("submitted", "reviewer", ["send_back", "refuse", "accept", "merge"]),
    ("accepted", "dispatcher", ["merge", "assign"]),
    ("assigned", "clerk", ["sign_in", "ask_return"]),
    ("assigned", "co_clerk", ["co_sign_in", "co_ask_return"]),
    ("assigned", "dispatcher", ["add_co"]),
    ("handling", "clerk", ["contact", "reply_in_person", "ask_extension", "draft_reply"]),
    ("replied", "deputy", ["rate", "consent"]),
    ("replied", "clerk", ["reply_in_person"]),
    ("dissatisfied", "deputy", ["consent"]),
    ("dissatisfied", "supervisor", ["rehandle", "close"]),
]


def live() -> tuple[Town, Rows]:
    town = build_town()
    return town, {state: getattr(town, state)() for state in STATES}


lived, world = shared(live)


@pytest.fixture
def town(world: tuple[Town, Rows]) -> Town:
    return world[0]


@pytest.fixture
def rows(world: tuple[Town, Rows]) -> Rows:
    """A suggestion in every state."""
    return world[1]


def signed_in(town: Town, name: str) -> Client:
    client = Client()
    client.force_login(town.people[name])
    return client


def page(client: Client, row: Suggestion) -> Any:
    return client.get(row.get_absolute_url())


@pytest.mark.parametrize("reader", READERS)
def test_a_suggestion_opens_for_those_it_concerns_and_is_unknown_to_others(town: Town, rows: Rows, reader: str) -> None:
    client = signed_in(town, reader)

    opened = {state for state, row in rows.items() if page(client, row).status_code == 200}

    assert opened == READERS[reader]


@pytest.mark.parametrize(("state", "reader", "names"), OFFERED)
def test_a_page_offers_the_steps_that_have_something_to_do(
    town: Town, rows: Rows, state: str, reader: str, names: list[str]
) -> None:
    answer = page(signed_in(town, reader), rows[state])

    assert [name for name, _label in answer.context["steps"]] == names


@pytest.mark.parametrize(("state", "reader", "names"), OFFERED)
def test_every_step_offered_has_its_page(town: Town, rows: Rows, state: str, reader: str, names: list[str]) -> None:
    client, row = signed_in(town, reader), rows[state]

    answers = [client.get(reverse("suggestions:step", args=[row.pk, name])).status_code for name in names]

    assert answers == [200] * len(names)


@pytest.mark.parametrize("reader", ["deputy", "reviewer", "dispatcher", "supervisor", "chair"])
def test_the_rating_is_shown_to_the_deputy_and_the_committee(town: Town, rows: Rows, reader: str) -> None:
    assert page(signed_in(town, reader), rows["dissatisfied"]).content.decode().count("安全岛没有答复") == 1


@pytest.mark.parametrize("reader", ["clerk", "clerk2", "approver", "co_clerk"])
def test_a_rating_not_yet_decided_on_changes_nothing_a_unit_sees(town: Town, rows: Rows, reader: str) -> None:
    row = rows["replied"]
    client = signed_in(town, reader)
    before = main_part(page(client, row)), main_part(client.get(LIST))

    town.rate(row, "dissatisfied", opinion="安全岛没有答复")

    assert (main_part(page(client, row)), main_part(client.get(LIST))) == before


def main_part(answer: Any) -> str:
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", main)  # another one in every answer


def test_a_unit_does_not_read_what_the_committee_told_the_deputy(town: Town, rows: Rows) -> None:
    row = rows["dissatisfied"]
    actions.dismiss(row, reason="答复已经说明", by=town.supervisor, at=timezone.now())

    readers = ("deputy", "supervisor", "clerk", "co_clerk")
    assert [name for name in readers if "答复已经说明" in main_part(page(signed_in(town, name), row))] == [
        "deputy",
        "supervisor",
    ]


def test_a_deputy_does_not_decide_on_the_own_rating(town: Town, rows: Rows) -> None:
    row = rows["dissatisfied"]

    answer = signed_in(town, "deputy").post(reverse("suggestions:step", args=[row.pk, "close"]), {"reason": "算了"})

    assert (answer.status_code, Suggestion.objects.get(pk=row.pk).status) == (409, "replied")


def test_a_unit_reads_why_it_must_handle_again_but_not_the_rating(town: Town, rows: Rows) -> None:
    row = rows["dissatisfied"]
    actions.rehandle(row, reason="请补充安全岛一项", by=town.supervisor, at=timezone.now())

    shown = page(signed_in(town, "clerk"), row).content.decode()

    assert ["请补充安全岛一项" in shown, "安全岛没有答复" in shown] == [True, False]


def test_the_draft_of_a_reply_is_read_in_the_lead_unit_only(town: Town, rows: Rows) -> None:
    row = rows["handling"]
    town.drafted(row)

    seen = [
        name
        for name in ("deputy", "supervisor", "clerk", "approver", "co_clerk", "chair")
        if "一、关于信号灯" in page(signed_in(town, name), row).content.decode()
    ]

    assert seen == ["clerk", "approver"]


def test_the_deputy_rates_on_the_page_itself(town: Town, rows: Rows) -> None:
    row = rows["replied"]
    client = signed_in(town, "deputy")
    form = page(client, row).context["rating"]

    rated = dict.fromkeys(("attitude", "result", "overall"), "satisfied")
    answer = client.post(
        reverse("suggestions:step", args=[row.pk, "rate"]), {**rated, "seen": form.initial["seen"], "opinion": ""}
    )

    assert answer.status_code == 302
    assert Suggestion.objects.get(pk=row.pk).status == "closed"


def test_a_dissatisfied_rating_without_a_reason_comes_back_with_what_was_chosen(town: Town, rows: Rows) -> None:
    row = rows["replied"]
    rated = dict.fromkeys(("attitude", "result", "overall"), "dissatisfied")

    answer = signed_in(town, "deputy").post(reverse("suggestions:step", args=[row.pk, "rate"]), rated)

    assert answer.status_code == 409
    assert answer.content.decode().count("checked") == 3


def test_a_step_that_is_not_possible_now_leads_back_and_says_why(town: Town, rows: Rows) -> None:
    row = rows["assigned"]

    answer = signed_in(town, "clerk").get(reverse("suggestions:step", args=[row.pk, "send_reply"]), follow=True)

    assert answer.redirect_chain == [(row.get_absolute_url(), 302)]
    assert len(answer.context["messages"]) == 1


def test_a_hand_over_shows_the_last_day_it_would_set(town: Town, rows: Rows) -> None:
    row = rows["accepted"]
    answer = signed_in(town, "dispatcher").get(reverse("suggestions:step", args=[row.pk, "assign"]))
    shown = answer.context["starts"]["deadline"].due_on

    actions.assign(row, lead=town.units["住建局"], by=town.dispatcher, at=timezone.now())

    assert shown == row.clocks.get(kind="answer").due_on


@pytest.mark.parametrize(
    ("button", "status"),
    [({}, "draft"), ({"submit": "1"}, "draft"), ({"submit": "1", "is_clean": "1"}, "reviewed")],
)
def test_a_deputy_saves_or_submits(town: Town, button: dict[str, str], status: str) -> None:
    typed = {"title": "关于增设座椅的建议", "body": BODY, "contact_preference": "phone", "form_key": uuid4()}

    signed_in(town, "deputy").post(reverse("suggestions:new"), {**typed, **button})

    made = Suggestion.objects.filter(title=typed["title"])
    assert [(row.status, row.may_publish) for row in made] == [(status, False)]


def test_the_same_form_sent_twice_begins_one_draft_with_one_file(town: Town, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    client = signed_in(town, "deputy")
    typed = {"title": "关于增设座椅的建议", "body": BODY, "contact_preference": "phone", "form_key": uuid4()}

    for _time in range(2):
        client.post(reverse("suggestions:new"), {**typed, "files": SimpleUploadedFile("照片.png", picture())})

    assert [row.attachments.count() for row in Suggestion.objects.filter(title=typed["title"])] == [1]


def picture() -> bytes:
    content = BytesIO()
    Image.new("RGB", (4, 4)).save(content, "PNG")
    return content.getvalue()


def test_consent_to_publication_is_never_ticked_beforehand(town: Town) -> None:
    answer = signed_in(town, "deputy").get(reverse("suggestions:new"))

    assert answer.context["form"]["may_publish"].value() is False


def test_only_deputies_in_office_begin_a_suggestion(town: Town) -> None:
    assert signed_in(town, "clerk").get(reverse("suggestions:new")).status_code == 404
