"""The pages: lists in as many queries whatever their length, papers recorded when taken, places of sections typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from briefings.models import Briefing, Masthead
from briefings.rules.briefings import Status
from briefings.rules.periods import Kind
from congress.accounts.rules import Role
from tests.briefings.conftest import LAST, Press, masthead_of
from tests.once import shared
from tests.town import build_town


def build() -> Press:
    town = build_town()
    press = Press(town, masthead_of(town, reader_roles=[Role.DEPUTY]))
    press.issued()
    return press


lived, press = shared(build)


def at(press: Press, name: str) -> Client:
    client = Client()
    client.force_login(press.town.people[name])
    return client


def row() -> Briefing:
    return Briefing.objects.issued().get()


@pytest.mark.parametrize("path", ["/desk/briefings/", "/office/briefings/briefing/"])
def test_a_list_takes_the_same_queries_for_one_row_and_for_three(
    press: Press, path: str, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    client = at(press, "supervisor")
    client.get(path)
    with django_assert_max_num_queries(40) as one:
        client.get(path)
    for place in range(2):
        press.empty(place)
    with django_assert_max_num_queries(len(one)):
        client.get(path)


def test_a_reader_takes_the_paper_and_the_office_sees_who_did(press: Press) -> None:
    answer = at(press, "deputy").get(f"/desk/briefings/{row().pk}/paper.pdf")
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"
    told = at(press, "supervisor").get(f"/office/briefings/briefing/{row().pk}/change/").context
    assert [(str(each.by), each.kind) for each in told["downloads"]] == [("deputy-deputy", "pdf")]


@pytest.mark.parametrize(("name", "code"), [("deputy", 200), ("clerk", 404), ("auditor", 404)])
def test_an_issue_opens_for_those_it_was_sent_to(press: Press, name: str, code: int) -> None:
    assert at(press, name).get(row().get_absolute_url()).status_code == code


def test_readers_see_neither_who_else_was_sent_it_nor_its_course(press: Press) -> None:
    told = at(press, "deputy").get(row().get_absolute_url()).context
    assert [list(told[name]) for name in ("steps", "deliveries", "downloads", "offers")] == [[], [], [], []]


def test_an_issued_one_has_no_draft_and_a_draft_no_paper(press: Press) -> None:
    client, draft = at(press, "chair"), press.empty()
    paths = [f"{row().pk}/draft.pdf", f"{draft.pk}/paper.pdf", f"{row().pk}/paper.exe"]
    assert [client.get(f"/desk/briefings/{path}").status_code for path in paths] == [404] * 3
    assert client.get(f"/desk/briefings/{draft.pk}/draft.pdf").content[:5] == b"%PDF-"


def test_the_editor_words_a_section_and_moves_it_to_the_front(press: Press) -> None:
    sections = [{"key": key, "title": key, "text": "旧", "parts": []} for key in ("one", "two")]
    draft = press.empty()
    Briefing.objects.filter(pk=draft.pk).update(
        status=Status.DRAFTED, sent_by=None, words={"lead": "", "sections": sections}
    )
    typed = {"title": "新题", "lead": "导语", "text_one": "甲", "place_one": 5, "text_two": "乙\n\n丙", "place_two": 1}
    client = at(press, "reviewer")
    answer = client.post(f"/office/briefings/briefing/{draft.pk}/edit/step/", {**typed, "seen": draft.version})
    assert answer.status_code == 302
    words = Briefing.objects.get(pk=draft.pk).words
    assert [(each["key"], each["text"]) for each in words["sections"]] == [("two", "乙\n\n丙"), ("one", "甲")]
    stale = client.post(f"/office/briefings/briefing/{draft.pk}/edit/step/", {**typed, "seen": draft.version})
    assert "新题" in stale.content.decode()
    assert Briefing.objects.get(pk=draft.pk).version == draft.version + 1


def test_sending_back_needs_a_reason(press: Press) -> None:
    draft = press.empty()
    answer = at(press, "chair").post(f"/desk/briefings/{draft.pk}/send_back", {"note": ""})
    assert (answer.status_code, Briefing.objects.get(pk=draft.pk).status) == (409, "in_approval")


def test_a_step_that_is_over_leads_back_to_the_briefing(press: Press) -> None:
    answer = at(press, "chair").get(f"/desk/briefings/{row().pk}/approve")
    assert answer.headers["Location"] == row().get_absolute_url()


def test_the_office_names_who_else_is_sent_the_issues(press: Press) -> None:
    masthead = Masthead.objects.get()
    page = f"/office/briefings/masthead/{masthead.pk}/change/"
    form = at(press, "dispatcher").get(page).context["adminform"].form
    offered = dict(form.fields["reader_roles"].choices)
    assert (form.initial["reader_roles"], Role.CHAIR in offered) == (["deputy"], False)


def test_the_office_drafts_a_circular_by_hand_and_is_told_what_it_has_to_write(press: Press) -> None:
    masthead_of(press.town, kind=Kind.QUARTER)
    client, day = at(press, "reviewer"), LAST[Kind.QUARTER].cut_off.isoformat()
    answer = client.post("/office/briefings/briefing/draft/", {"kind": "quarter", "month": day})
    made = Briefing.objects.get(kind=Kind.QUARTER)
    assert answer.headers["Location"] == f"/office/briefings/briefing/{made.pk}/change/"
    form = client.get(f"/office/briefings/briefing/{made.pk}/edit/step/").context["form"]
    hints = {name: str(field.help_text) for name, field in form.fields.items() if name.startswith("text_")}
    assert [name for name, hint in hints.items() if hint.startswith("由编辑撰写：数据")] == ["text_next_steps"]


@pytest.mark.parametrize(("kind", "columns"), [(Kind.MONTH, 2), (Kind.QUARTER, 2), (Kind.YEAR, 1)])
def test_a_briefing_shows_its_figures_beside_as_many_earlier_ones_as_it_has(
    press: Press, kind: Kind, columns: int
) -> None:
    draft = press.empty(1, kind)
    context = at(press, "chair").get(draft.get_absolute_url()).context
    assert (context["period"], len(context["period"].earlier)) == (draft.period, columns)


@pytest.mark.parametrize(("name", "offered"), [("chair", True), ("reviewer", True), ("deputy", False)])
def test_the_list_leads_those_who_may_to_a_briefing_on_demand(press: Press, name: str, offered: bool) -> None:
    assert at(press, name).get("/desk/briefings/").context["may_ask"] is offered
