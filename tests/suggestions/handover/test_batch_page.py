"""The page of a meeting: what waits, a line each; what is refused stays with what was typed."""

import re
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from congress.organs.models import Unit
from suggestions import actions
from suggestions.models import Assignment, Category, HandoverMeeting, Suggestion

PAGE = "admin:suggestions_meeting"


@pytest.fixture
def desk(town):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.force_login(town.dispatcher)
    return client


@pytest.fixture
def meeting(town):
    words = {"held_on": timezone.localdate(), "place": "会议室", "form_key": uuid4()}
    return actions.convene(town.session, by=town.dispatcher, at=timezone.now(), **words)


def typed(item, lead=None, co=(), tick=True):
    name = f"item-{item.pk}-"
    said = {name + "seen": item.version, name + "lead": lead.pk if lead else "", name + "co": [unit.pk for unit in co]}
    return said | ({name + "tick": "on"} if tick else {})


def test_a_meeting_is_entered_and_opens_its_page(town, desk):
    page = desk.get(reverse("admin:suggestions_meetings"))
    form = page.context["form"]
    said = {"session": town.session.pk, "held_on": timezone.localdate(), "place": "会议室", "note": ""}
    said["form_key"] = form["form_key"].value()
    answers = [desk.post(reverse("admin:suggestions_meetings"), said) for _twice in range(2)]
    meeting = HandoverMeeting.objects.get()
    assert [answer.url for answer in answers] == [reverse(PAGE, args=[meeting.pk])] * 2


def test_a_meeting_without_a_place_is_refused_and_kept_as_typed(town, desk):
    said = {"session": town.session.pk, "held_on": timezone.localdate(), "place": "", "form_key": uuid4()}
    answer = desk.post(reverse("admin:suggestions_meetings"), said | {"note": "请带笔"})
    assert (answer.status_code, HandoverMeeting.objects.count()) == (409, 0)
    assert answer.context["form"]["note"].value() == "请带笔"


def test_the_unit_that_likely_answers_is_named_and_nothing_is_ticked(town, desk, meeting):
    row = town.accepted(title="关于老旧住房加装电梯的建议")
    town.assigned()
    [line] = desk.get(reverse(PAGE, args=[meeting.pk])).context["lines"]
    assert (line.item, line.chosen_lead, line["tick"].value()) == (row, town.units["住建局"], None)


def test_where_nothing_speaks_for_a_unit_the_deputys_wish_is_named(town, desk, meeting):
    rows = [town.accepted(), town.accepted()]
    Suggestion.objects.update(title="甲", body="乙")
    Suggestion.objects.filter(pk=rows[1].pk).update(proposed_unit=town.units["公安局"])
    lines = desk.get(reverse(PAGE, args=[meeting.pk])).context["lines"]
    assert [line.chosen_lead for line in lines] == [None, town.units["公安局"]]


def test_what_is_ticked_is_handed_over_and_the_page_stays(town, desk, meeting):
    first, second, units = town.accepted(), town.accepted(), town.units
    address = reverse(PAGE, args=[meeting.pk])
    said = typed(first, units["住建局"], [units["公安局"]]) | typed(second, units["教育局"], tick=False)
    answer = desk.post(address, said, follow=True)
    assert answer.redirect_chain == [(address, 302)]
    assert ([line.item for line in answer.context["lines"]], "1 item was handed over." in answer.content.decode()) == (
        [second], True,
    )  # fmt: skip
    assert list(Assignment.objects.values_list("unit__short_name", "part")) == [("住建局", "lead"), ("公安局", "co")]


def test_what_is_refused_is_told_by_number_and_keeps_what_was_typed(town, desk, meeting):
    good, bare, twice, units = town.accepted(), town.accepted(), town.accepted(), town.units
    said = typed(good, units["住建局"]) | typed(bare) | typed(twice, units["公安局"], [units["公安局"]])
    answer = desk.post(reverse(PAGE, args=[meeting.pk]), said)
    assert answer.status_code == 409
    assert answer.context["refused"] == [
        (bare, "Choose the lead unit or the first-tier office."),
        (twice, "A unit is named twice; name each unit once, as lead or as co-handler."),
    ]
    lines = {line.item.pk: line for line in answer.context["lines"]}
    assert sorted(lines) == [bare.pk, twice.pk]
    assert (lines[twice.pk].chosen_lead, lines[twice.pk].chosen_co) == (units["公安局"], [units["公安局"]])
    assert re.findall(r'href="#line-(\d+)"', answer.content.decode()) == [str(bare.pk), str(twice.pk)]


def test_the_same_page_sent_twice_creates_nothing(town, desk, meeting):
    said, address = typed(town.accepted(), town.units["住建局"]), reverse(PAGE, args=[meeting.pk])
    codes = [desk.post(address, said).status_code for _twice in range(2)]
    assert (codes, Assignment.objects.count()) == ([302, 302], 1)


@pytest.mark.parametrize("key", ["x", "-1", "9" * 30, "１"])
def test_made_up_lines_are_passed_over(town, desk, meeting, key):
    assert desk.post(reverse(PAGE, args=[meeting.pk]), {f"item-{key}-tick": "on"}).status_code == 302


def test_letters_wait_for_the_first_hand_over(town, desk, meeting):
    address = reverse("admin:suggestions_meeting_letters", args=[meeting.pk])
    early = desk.get(address)
    desk.post(reverse(PAGE, args=[meeting.pk]), typed(town.accepted(), town.units["住建局"]))
    late = desk.get(address)
    assert (early.status_code, late.headers["Content-Type"]) == (302, "application/pdf")


def press(desk, meeting, said, item, *, htmx):
    headers = {"HX-Request": "true"} if htmx else {}
    return desk.post(reverse(PAGE, args=[meeting.pk]), said | {"only": item.pk}, headers=headers)


@pytest.mark.parametrize("htmx", [True, False])
def test_a_lines_own_button_hands_over_that_line_alone(town, desk, meeting, htmx):
    first, second, units = town.accepted(), town.accepted(), town.units
    said = typed(first, units["住建局"], tick=False) | typed(second, units["教育局"])
    answer = press(desk, meeting, said, first, htmx=htmx)
    assert answer.status_code == (200 if htmx else 302)
    assert dict(Suggestion.objects.values_list("pk", "status")) == {first.pk: "assigned", second.pk: "accepted"}


def test_the_line_is_told_as_done_in_its_place_with_what_still_waits(town, desk, meeting):
    first, _second = town.accepted(), town.accepted()
    answer = press(desk, meeting, typed(first, town.units["住建局"], tick=False), first, htmx=True)
    body = answer.content.decode()
    assert re.findall(r'id="([^"]+)"', body) == [f"line-{first.pk}", "waiting"]
    assert ("Handed over to 住建局." in body, "1 item waits" in body, "<form" in body) == (True, True, False)


def test_the_line_refused_stays_as_typed_with_the_sentence(town, desk, meeting):
    row, units = town.accepted(), town.units
    answer = press(desk, meeting, typed(row, units["公安局"], [units["公安局"]]), row, htmx=True)
    line = answer.context["line"]
    told = "A unit is named twice; name each unit once, as lead or as co-handler."
    assert (answer.status_code, line.refusal, line.chosen_lead) == (200, told, units["公安局"])


@pytest.mark.parametrize("key", ["x", "9" * 30, "999999"])
def test_the_button_of_no_line_of_ours_does_nothing(town, desk, meeting, key):
    row = town.accepted()
    said = typed(row, town.units["住建局"], tick=False) | {"only": key}
    answer = desk.post(reverse(PAGE, args=[meeting.pk]), said, headers={"HX-Request": "true"})
    assert (answer.status_code, Assignment.objects.count()) == (404 if key == "999999" else 302, 0)


def test_category_and_office_are_chosen_on_the_line(town, desk, meeting):
    office = Unit.objects.create(congress=town.congress, name="清源市人民政府办公室", is_first_tier=True)
    other, row = Category.objects.create(congress=town.congress, name="教科文卫"), town.accepted()
    [line] = desk.get(reverse(PAGE, args=[meeting.pk])).context["lines"]
    assert (line.chosen_category, list(line.choices.offices.values())) == (town.category, [office])
    said = typed(row, office) | {f"item-{row.pk}-category": other.pk}
    desk.post(reverse(PAGE, args=[meeting.pk]), said)
    given = Suggestion.objects.get()
    assert (given.status, given.first_tier, given.category) == ("entrusted", office, other)
