"""A suggestion made of what a citizen said: linked both ways, and the citizen told of each step."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from stations.actions.steps import citizen_step
from stations.actions.steps import step as opinion_step
from stations.models import Opinion
from suggestions import actions
from suggestions.models import Suggestion
from tests.town import BODY, Town

NOW = timezone.now()
SAID = "放学时校门口的路灯坏了半个月，孩子过马路看不清。"
PHONE = "13912345678"


def said(town: Town, **facts: Any) -> Opinion:
    """What a citizen said to the deputy by the deputy's code."""
    whole: dict[str, Any] = {"deputy": town.mandates["deputy"], "text": SAID, "name": "刘玉梅", "phone": PHONE}
    return Opinion.objects.create(congress=town.congress, received_at=NOW, **{**whole, **facts})


def made(town: Town, opinion: Opinion | None = None, **more: Any) -> Suggestion:
    fields = {"title": "关于修复学校周边路灯的建议", "body": BODY, "form_key": uuid4(), **more}
    return actions.begin_from(
        opinion or said(town), town.mandates["deputy"], by=town.deputy, at=NOW + timedelta(minutes=1), **fields
    )


def news(opinion: Opinion) -> list[str]:
    return list(opinion.steps.filter(by=None).values_list("note", flat=True))


def now(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


@pytest.mark.django_db
def test_each_names_the_other(town: Town) -> None:
    suggestion = made(town)
    opinion = now(suggestion.opinion)
    assert (opinion.status, opinion.became, opinion.became_url) == (
        "suggested",
        "关于修复学校周边路灯的建议",
        suggestion.get_absolute_url(),
    )
    assert (opinion.clock, opinion.due_on) == ("", None)


@pytest.mark.django_db
def test_the_same_form_sent_twice_makes_one_draft_and_takes_one_step(town: Town) -> None:
    opinion, key = said(town), uuid4()
    first = made(town, opinion, form_key=key)
    assert made(town, opinion, form_key=key) == first
    assert Suggestion.objects.count() == 1
    assert list(opinion.steps.values_list("name", flat=True)) == ["suggest"]


@pytest.mark.django_db
def test_a_second_suggestion_of_the_same_words_is_refused(town: Town) -> None:
    opinion = said(town)
    made(town, opinion)
    with pytest.raises(Unlawful):
        made(town, opinion)
    assert Suggestion.objects.count() == 1


@pytest.mark.django_db
def test_whoever_looked_at_an_older_state_is_told(town: Town) -> None:
    opinion = said(town)
    opinion_step("accept", opinion, by=town.deputy, at=NOW)
    with pytest.raises(MovedOn):
        made(town, opinion, seen=1)
    assert Suggestion.objects.count() == 0


@pytest.mark.django_db
def test_only_the_deputy_spoken_to_makes_one(town: Town) -> None:
    with pytest.raises(NotYours):
        made(town, said(town, deputy=town.mandates["deputy2"]))
    assert Suggestion.objects.count() == 0


@pytest.mark.django_db
def test_the_citizen_is_told_of_each_step_in_the_language_of_the_place(town: Town) -> None:
    row = made(town)
    opinion = row.opinion
    assert opinion is not None
    row = actions.submit(row, is_clean=True, by=town.deputy, at=NOW)
    row = actions.accept(row, by=town.reviewer, at=NOW, category=town.category)
    row = actions.assign(row, lead=town.units["住建局"], by=town.dispatcher, at=NOW)
    row = actions.sign_in(town.part(row, "住建局"), by=town.clerk, at=NOW)
    town.reply(row)
    due = row.clocks.get(kind="answer").due_on
    assert news(opinion) == [
        "代表已提交建议，常委会正在审查。",
        f"常委会已立案：{row.number_label}。",
        f"建议已交{town.units['住建局']}办理，应于{due.year}年{due.month}月{due.day}日前书面答复。",
        "建议已书面答复，代表会把结果告诉您。",
    ]
    opinion = now(opinion)
    assert (opinion.status, opinion.clock) == ("replied", "tell_back")
    assert opinion.became == f"{row.number_label} 关于修复学校周边路灯的建议"


@pytest.mark.django_db
@pytest.mark.parametrize("end", ["discard", "withdraw", "refuse"])
def test_a_suggestion_that_ends_gives_the_words_back_to_the_deputy(town: Town, end: str) -> None:
    row = made(town)
    opinion = row.opinion
    if end == "discard":
        actions.discard(row, by=town.deputy, at=NOW)
    else:
        row = actions.submit(row, is_clean=True, by=town.deputy, at=NOW)
        if end == "withdraw":
            actions.withdraw(row, reason="改由社区办理", by=town.deputy, at=NOW)
        else:
            actions.refuse(row, reason="case", by=town.reviewer, at=NOW)
    opinion = now(opinion)
    assert (opinion.status, opinion.clock, opinion.became, opinion.became_url) == ("accepted", "answer", "", "")
    assert opinion.steps.last().name == "unsuggest"


@pytest.mark.django_db
def test_a_citizen_who_withdrew_hears_no_more_and_stops_nothing(town: Town) -> None:
    row = made(town)
    opinion = now(row.opinion)
    citizen_step("withdraw", opinion, at=NOW)
    actions.submit(row, is_clean=True, by=town.deputy, at=NOW)
    assert now(opinion).status == "withdrawn"
    assert news(opinion) == [""]


@pytest.mark.django_db
def test_the_news_of_an_old_suggestion_does_not_reach_words_that_became_another(town: Town) -> None:
    opinion = said(town)
    first = made(town, opinion)
    opinion_step("unsuggest", now(opinion), by=town.deputy, at=NOW, became="", became_url="")
    made(town, now(opinion))
    actions.submit(first, is_clean=True, by=town.deputy, at=NOW)
    assert news(opinion) == []


@pytest.mark.django_db
def test_the_form_opens_with_the_citizens_words_and_without_name_or_phone(client: Client, town: Town) -> None:
    opinion = said(town)
    client.force_login(town.deputy)
    page = client.get(f"/desk/opinions/{opinion.pk}/suggest").content.decode()
    assert SAID in page
    assert [secret for secret in ("刘玉梅", PHONE) if secret in page] == []


@pytest.mark.django_db
def test_the_form_makes_the_suggestion_and_both_pages_lead_to_each_other(client: Client, town: Town) -> None:
    opinion = said(town)
    client.force_login(town.deputy)
    typed = {"title": "关于路灯的建议", "body": SAID, "form_key": str(uuid4()), "seen": "1"}
    typed["contact_preference"] = "phone"
    for _time in range(2):
        answer = client.post(f"/desk/opinions/{opinion.pk}/suggest", typed)
    [suggestion] = Suggestion.objects.all()
    assert (answer.status_code, answer["Location"]) == (302, suggestion.get_absolute_url())
    assert opinion.get_absolute_url() in client.get(suggestion.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_the_form_of_words_under_way_elsewhere_is_refused(client: Client, town: Town) -> None:
    opinion = said(town)
    made(town, opinion)
    client.force_login(town.deputy)
    assert client.get(f"/desk/opinions/{opinion.pk}/suggest").status_code == 403
    typed = {"title": "再提一次", "body": SAID, "form_key": str(uuid4()), "contact_preference": "phone"}
    answer = client.post(f"/desk/opinions/{opinion.pk}/suggest", typed)
    assert (answer.status_code, Suggestion.objects.count()) == (409, 1)
    assert "再提一次" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["deputy2", "clerk"])
def test_nobody_else_finds_the_form(client: Client, town: Town, name: str) -> None:
    opinion = said(town)
    client.force_login(getattr(town, name))
    assert client.get(f"/desk/opinions/{opinion.pk}/suggest").status_code == 404


@pytest.mark.django_db
def test_a_unit_that_handles_the_suggestion_is_not_led_to_the_citizen(client: Client, town: Town) -> None:
    row = made(town)
    opinion = row.opinion
    assert opinion is not None
    row = actions.submit(row, is_clean=True, by=town.deputy, at=NOW)
    row = actions.accept(row, by=town.reviewer, at=NOW, category=town.category)
    actions.assign(row, lead=town.units["住建局"], by=town.dispatcher, at=NOW)
    client.force_login(town.clerk)
    page = client.get(row.get_absolute_url()).content.decode()
    assert [word for word in (opinion.receipt, opinion.get_absolute_url(), "刘玉梅") if word in page] == []


@pytest.mark.django_db
def test_words_said_in_another_congress_are_refused(town: Town) -> None:
    opinion = said(town)
    lead = town.mandates["deputy"]
    other = type(lead.term.congress)(pk=0)
    lead.term.congress = other
    with pytest.raises((Refused, NotYours)):
        actions.begin_from(opinion, lead, form_key=uuid4(), by=town.deputy, at=NOW, title="甲", body=BODY)


def test_the_step_of_an_opinion_leads_to_this_form() -> None:
    assert reverse("suggestions:of-opinion", args=[7]) == "/desk/opinions/7/suggest"
