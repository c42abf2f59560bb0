"""The pages of events: a whole life through them, who sees what, and what everybody reads."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.organs.models import Region
from stations.actions import events, keeping
from stations.models import EventWithCitizens, Opinion
from tests.stations.events.conftest import AHEAD, NOW, Yard

LIST = "/desk/events/"
PUBLIC = "/stations/events/"
PDF = b"%PDF-1.4\nstartxref\n0\n%%EOF"
Sits = Callable[[str], Client]


def test_an_event_is_lived_through_the_pages(yard: Yard, sits: Sits) -> None:
    keeper, deputy = sits("keeper"), sits("deputy")
    typed = {"kind": "council", "title": "停车难", "place": "活动室", "form_key": str(uuid4())}
    typed |= {"starts_at": f"{timezone.localtime(NOW + AHEAD):%Y-%m-%dT19:00}"}
    typed |= {"deputies": [mandate.pk for mandate in yard.members]}
    here = keeper.post(f"{LIST}new?station={yard.station.pk}", typed).url
    keeper.post(f"{here}edit", {**typed, "seen": 1, "title": "停车更难"})
    keeper.post(f"{here}announce", {"seen": 2})
    deputy.post(f"{here}answer", {"seen": 3, "coming": "yes"})
    EventWithCitizens.objects.update(starts_at=NOW - timedelta(hours=3))
    keeper.post(f"{here}hold", {"seen": 4, "citizens": 23, "came": [yard.members[0].pk]})
    said = {
        "minutes": "大家谈了停车。",
        "matters": "东门乱停车\n\n没有充电桩",
        "papers": [SimpleUploadedFile("签到.pdf", PDF)],
    }
    keeper.post(f"{here}minute", {"seen": 5, **said})
    row = EventWithCitizens.objects.get()
    assert (row.title, row.status, row.citizens, row.uploads.count()) == ("停车更难", "minuted", 23, 1)
    assert list(row.matters.values_list("opinion__text", flat=True)) == ["东门乱停车", "没有充电桩"]


def test_the_minutes_are_a_paper_with_the_numbers_under_which_matters_are_followed(yard: Yard, sits: Sits) -> None:
    row = yard.minuted("没有充电桩")
    answer = sits("deputy").get(f"{row.get_absolute_url()}minutes.pdf")
    words = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    wanted = ["没有充电桩", Opinion.objects.get().receipt, "23人", yard.members[0].person.name]
    assert [word for word in wanted if word not in words] == []
    assert sits("keeper").get(f"{row.get_absolute_url()}minutes.docx").status_code == 200
    assert Entry.objects.filter(act="event.paper").count() == 2


def test_there_is_no_paper_before_the_minutes(yard: Yard, sits: Sits) -> None:
    assert sits("keeper").get(f"{yard.held().get_absolute_url()}minutes.pdf").status_code == 404


@pytest.mark.parametrize(
    ("who", "planned", "announced", "steps"),
    [
        ("keeper", 200, 200, ["move", "hold", "cancel"]),
        ("dispatcher", 200, 200, ["move", "hold", "cancel"]),
        ("reviewer", 200, 200, []),
        ("chair", 200, 200, []),
        ("deputy", 404, 200, ["answer"]),
        ("deputy2", 404, 404, []),
        ("clerk", 404, 404, []),
        ("elsewhere", 404, 404, []),
    ],
)
def test_each_sees_what_is_theirs_and_is_offered_what_they_may(
    yard: Yard, sits: Sits, who: str, planned: int, announced: int, steps: list[str]
) -> None:
    far = Region.objects.create(code="990300000000", name="别处", kind="city")
    yard.town.add("elsewhere", Role.STATION_KEEPER, region=far)
    first, second = yard.planned(deputies=yard.members[:1]), yard.announced(deputies=yard.members[:1])
    answers = [sits(who).get(row.get_absolute_url()) for row in (first, second)]
    assert [answer.status_code for answer in answers] == [planned, announced]
    if announced == 200:
        assert [name for name, _label in answers[1].context["offers"]] == steps


def test_a_matter_leads_to_its_opinion_only_those_who_see_it(yard: Yard, sits: Sits) -> None:
    row = yard.minuted("没有充电桩")
    seen = {who: len(sits(who).get(row.get_absolute_url()).context["seen"]) for who in ("keeper", "deputy", "deputy2")}
    assert seen == {"keeper": 1, "deputy": 1, "deputy2": 0}


def test_a_refusal_is_said_above_the_form(yard: Yard, sits: Sits) -> None:
    row = yard.planned(starts_at=NOW + timedelta(days=1))
    answer = sits("keeper").post(f"{row.get_absolute_url()}announce", {"seen": 1})
    assert (answer.status_code, len(answer.context["form"].non_field_errors())) == (409, 1)


@pytest.mark.parametrize(("step", "code"), [("answer", 403), ("nonsense", 404)])
def test_steps_of_others_and_steps_that_are_none(yard: Yard, sits: Sits, step: str, code: int) -> None:
    here = f"{yard.announced().get_absolute_url()}{step}"
    assert [sits("keeper").get(here).status_code, sits("keeper").post(here).status_code] == [code, code]


def test_everybody_reads_what_is_coming_and_what_fell_away(yard: Yard) -> None:
    yard.planned(title="尚未公布")
    shown = yard.announced(title="加装电梯")
    gone = events.cancel(yard.announced(title="停车难"), note="台风", by=yard.town.keeper, at=NOW)
    events.cancel(yard.planned(title="从未公布"), note="改期", by=yard.town.keeper, at=NOW)
    assert list(Client().get(PUBLIC).context["rows"]) == [shown, gone]
    assert list(Client().get(yard.station.get_absolute_url()).context["events"]) == [shown, gone]


@pytest.mark.parametrize("who", ["keeper", "deputy", "dispatcher"])
def test_an_account_reads_the_same_there(yard: Yard, sits: Sits, who: str) -> None:
    yard.planned()
    shown = yard.announced()
    assert list(sits(who).get(PUBLIC).context["rows"]) == [shown]


def test_events_of_closed_stations_and_of_yesterday_are_not_public(yard: Yard) -> None:
    row = yard.announced()
    EventWithCitizens.objects.update(starts_at=NOW - timedelta(days=1))
    past = list(Client().get(PUBLIC).context["rows"])
    EventWithCitizens.objects.update(starts_at=row.starts_at)
    keeping.close(yard.station, reason="合并", by=yard.town.dispatcher, at=NOW)
    assert (past, list(Client().get(PUBLIC).context["rows"])) == ([], [])


@pytest.mark.parametrize("number", [1, 3])
def test_the_lists_cost_the_same_for_one_and_for_three(
    yard: Yard, sits: Sits, django_assert_num_queries: Any, number: int
) -> None:
    for _each in range(number):
        yard.announced()
    client = sits("keeper")
    client.get(LIST)
    with django_assert_num_queries(5):
        assert len(client.get(LIST).context["page"].rows) == number
    with django_assert_num_queries(2):
        Client().get(PUBLIC)


@pytest.mark.parametrize("number", [1, 3])
def test_an_event_costs_the_same_with_one_and_with_three_matters(
    yard: Yard, sits: Sits, django_assert_num_queries: Any, number: int
) -> None:
    row, client = yard.minuted(*["电梯"] * number), sits("keeper")
    client.get(LIST)
    with django_assert_num_queries(11):
        client.get(row.get_absolute_url())
