"""The pages of those who handle opinions."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from congress.audit.models import Entry
from stations.actions import handling
from stations.forms.handling_steps import HANDLING_FORMS
from stations.models import Opinion
from stations.rules.opinions import LAW, Refusal, Route, Status, Topic
from tests.stations.heard import NAME, NOW, PHONE, Heard, days

LIST = reverse("stations:opinions")
MASKED = "139****5678"


def sits(heard: Heard, name: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(getattr(heard, name))
    return client


def step(row: Opinion, name: str) -> str:
    return reverse("stations:opinion-step", args=[row.pk, name])


def rows(answer: Any) -> list[Opinion]:
    return list(answer.context["page"].rows)


@pytest.mark.parametrize(
    ("who", "count"),
    [("deputy", 1), ("keeper", 1), ("dispatcher", 1), ("reviewer", 1), ("chair", 1), ("clerk", 1), ("higher", 0)]
    + [("deputy2", 0), ("other_keeper", 0), ("co_clerk", 0), ("system", 0), ("auditor", 0)],
)
def test_each_sees_their_own_in_the_list_and_others_are_404(heard: Heard, who: str, count: int) -> None:
    row = heard.handed()
    browser = sits(heard, who)
    assert rows(browser.get(LIST)) == [row][:count]
    assert browser.get(row.get_absolute_url()).status_code == (200 if count else 404)


@pytest.mark.parametrize("who", ["deputy", "keeper", "clerk", "chair"])
def test_the_list_asks_as_often_for_three_as_for_one(heard: Heard, who: str, django_assert_num_queries: Any) -> None:
    browser = sits(heard, who)
    heard.handed()
    browser.get(LIST)
    with django_assert_num_queries(10, exact=False) as one:
        browser.get(LIST)
    heard.handed(), heard.handed()
    with django_assert_num_queries(len(one)):
        browser.get(LIST)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"new", "handed", "refused"}),
        ("view=mine", {"new"}),
        ("view=late", {"handed"}),
        ("status=open", {"new", "handed"}),
        ("status=not_accepted", {"refused"}),
        ("topic=traffic", {"handed"}),
        ("q=路灯", {"new"}),
        ("q=学校 路灯", {"new"}),
        ("q=学校 月亮", set()),
        ("topic=nonsense&station=x", {"new", "handed", "refused"}),
    ],
)
def test_the_list_is_narrowed(heard: Heard, query: str, found: set[str]) -> None:
    named = {
        "new": heard.said(text="学校门口路灯不亮"),
        "handed": heard.handed(NOW() - days(60)),
        "refused": handling.refuse(heard.said(), reason=Refusal.PRIVATE, by=heard.deputy, at=NOW()),
    }
    shown = rows(sits(heard, "deputy").get(f"{LIST}?{query}"))
    assert {name for name, row in named.items() if row in shown} == found


def test_a_receipt_number_finds_its_opinion(heard: Heard) -> None:
    row, _other = heard.said(), heard.said()
    assert rows(sits(heard, "deputy").get(f"{LIST}?q={row.receipt}")) == [row]


def test_a_station_narrows_the_list(heard: Heard) -> None:
    other = heard.town.station("QY-02", name="城西联络站")
    here = heard.said()
    heard.said(station=other)
    assert rows(sits(heard, "deputy").get(f"{LIST}?station={heard.station.pk}")) == [here]


def test_what_waits_for_a_unit_is_what_it_has_not_answered(heard: Heard) -> None:
    waiting = [heard.handed(), heard.handling()]
    heard.replied()
    assert rows(sits(heard, "clerk").get(f"{LIST}?view=mine")) == waiting


def test_a_long_list_is_paged_by_key(heard: Heard) -> None:
    Opinion.objects.bulk_create(
        Opinion(congress=heard.town.congress, station=heard.station, text="道路", received_at=NOW()) for _ in range(21)
    )
    browser = sits(heard, "keeper")
    first = browser.get(LIST)
    assert len(rows(first)) == 20
    assert len(rows(browser.get(f"{LIST}?after={first.context['page'].next}"))) == 1


# Words, contact, photographs.


@pytest.mark.parametrize(
    ("who", "consents", "is_shown"),
    [
        ("deputy", False, True),
        ("keeper", False, True),
        ("dispatcher", False, True),
        ("supervisor", False, True),
        ("clerk", False, False),
        ("clerk", True, True),
        ("reviewer", True, False),
        ("chair", True, False),
    ],
)
def test_name_and_masked_number_are_shown_to_whom_the_table_allows(
    heard: Heard, who: str, consents: bool, is_shown: bool
) -> None:
    row = heard.handed(may_pass_on=consents)
    shown = sits(heard, who).get(row.get_absolute_url()).content.decode()
    assert (NAME in shown, MASKED in shown, PHONE in shown) == (is_shown, is_shown, False)


def test_a_number_the_citizen_wrote_into_the_text_is_hidden_from_who_does_not_see_the_contact(heard: Heard) -> None:
    row = heard.handed(text=f"请打{PHONE}联系我")
    assert PHONE in sits(heard, "deputy").get(row.get_absolute_url()).content.decode()
    for who in ("clerk", "chair", "reviewer"):
        browser = sits(heard, who)
        assert PHONE not in (browser.get(row.get_absolute_url()).content + browser.get(LIST).content).decode()


def test_a_photograph_is_served_to_who_sees_the_opinion(heard: Heard, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    row = heard.said()
    photo = heard.photographed(row)
    address = reverse("stations:opinion-photo", args=[row.pk, photo.pk])
    assert sits(heard, "deputy").get(address)["Content-Type"] == "image/png"
    assert sits(heard, "deputy2").get(address).status_code == 404
    assert sits(heard, "deputy").get(reverse("stations:opinion-photo", args=[row.pk, photo.pk + 1])).status_code == 404


# Steps.


@pytest.mark.parametrize("name", HANDLING_FORMS)
def test_a_step_page_is_403_for_who_may_read_only(heard: Heard, name: str) -> None:
    browser = sits(heard, "chair")
    row = heard.said()
    assert [browser.get(step(row, name)).status_code, browser.post(step(row, name)).status_code] == [403, 403]


@pytest.mark.parametrize("route", Route)
def test_the_page_of_a_route_asks_only_for_what_it_needs(heard: Heard, route: str) -> None:
    form = sits(heard, "deputy").get(f"{step(heard.accepted(), 'hand')}?route={route}").context["form"]
    asked = {"unit": {"unit"}, "higher": {"higher"}, "hotline": {"external_no"}}.get(route, {"handed_to"})
    assert set(form.fields) == {"seen", "route", "note"} | asked


@pytest.mark.parametrize(
    ("before", "who", "name", "typed", "after"),
    [
        ("said", "deputy", "accept", {"topic": Topic.NATURE}, Status.ACCEPTED),
        ("said", "keeper", "refuse", {"reason": Refusal.LAWSUIT, "note": ""}, Status.NOT_ACCEPTED),
        ("said", "deputy", "answer", {"topic": Topic.NATURE, "text": "已说明"}, Status.ANSWERED),
        ("accepted", "deputy", "hand", {"route": "village", "handed_to": "柳林村"}, Status.HANDED),
        ("accepted", "deputy", "hand", {"route": "hotline"}, Status.HANDED),
        ("handed", "deputy", "fetch_back", {}, Status.ACCEPTED),
        ("handed", "deputy", "note_reply", {"text": "已办"}, Status.REPLIED),
        ("handed", "clerk", "take_up", {}, Status.HANDLING),
        ("handed", "clerk", "give_back", {"note": "不属本局"}, Status.ACCEPTED),
        ("handling", "approver", "reply", {"text": "已办"}, Status.REPLIED),
        ("handling", "deputy", "tell", {"text": "在办"}, Status.HANDLING),
        ("replied", "dispatcher", "answer", {"text": "已办"}, Status.ANSWERED),
    ],
)
def test_a_step_is_taken_on_its_page(
    heard: Heard, before: str, who: str, name: str, typed: dict[str, str], after: Status
) -> None:
    row = getattr(heard, before)()
    browser = sits(heard, who)
    assert browser.get(step(row, name)).status_code == 200
    answer = browser.post(step(row, name), {**typed, "seen": row.version})
    assert (answer.status_code, Opinion.objects.get(pk=row.pk).status) == (302, after)
    assert browser.get(answer.url).status_code == 200


def test_a_unit_and_a_higher_deputy_are_named_on_the_page(heard: Heard) -> None:
    row, browser = heard.accepted(), sits(heard, "deputy")
    browser.post(step(row, "hand"), {"route": "higher", "higher": heard.above.pk, "seen": row.version})
    assert sits(heard, "higher").get(row.get_absolute_url()).status_code == 200
    row = heard.accepted()
    browser.post(step(row, "hand"), {"route": "unit", "unit": heard.town.units["住建局"].pk, "seen": row.version})
    assert Opinion.objects.get(pk=row.pk).unit == heard.town.units["住建局"]


def test_folding_offers_open_ones_the_person_sees(heard: Heard) -> None:
    main, row = heard.accepted(), heard.said()
    heard.said(deputy=heard.town.mandates["deputy2"]), heard.answered()
    browser = sits(heard, "deputy")
    assert list(browser.get(step(row, "fold")).context["form"].fields["into"].queryset) == [main]
    browser.post(step(row, "fold"), {"into": main.pk, "seen": row.version})
    shown = browser.get(row.get_absolute_url()).content.decode()
    assert main.get_absolute_url() in shown
    browser.post(step(row, "unfold"), {})
    assert Opinion.objects.get(pk=row.pk).status == Status.ACCEPTED


def test_the_second_of_two_editors_keeps_their_words(heard: Heard) -> None:
    row = heard.accepted()
    handling.tell_citizen(row, text="在看", by=heard.keeper, at=NOW())
    answer = sits(heard, "deputy").post(step(row, "answer"), {"text": "我的答复", "seen": row.version})
    assert (answer.status_code, Opinion.objects.get(pk=row.pk).status) == (409, Status.ACCEPTED)
    assert "我的答复" in answer.content.decode()


def test_a_step_that_is_not_possible_now_is_said_and_leads_back(heard: Heard) -> None:
    row = heard.accepted()
    answer = sits(heard, "deputy").get(step(row, "accept"), follow=True)
    assert answer.redirect_chain == [(row.get_absolute_url(), 302)]
    assert [str(message) for message in answer.context["messages"]] == [LAW.refusal("accept", Status.ACCEPTED)]


def test_an_unknown_step_is_404(heard: Heard) -> None:
    assert sits(heard, "deputy").get(step(heard.said(), "nonsense")).status_code == 404


def test_reading_changes_nothing(heard: Heard) -> None:
    row, browser = heard.accepted(), sits(heard, "deputy")
    before = Entry.objects.count()
    for address in [LIST, row.get_absolute_url(), step(row, "answer"), step(row, "hand")]:
        browser.get(address)
    assert (Opinion.objects.get(pk=row.pk).version, Entry.objects.count()) == (row.version, before)
