"""A meeting of deputies from the plan to the printed book, page by page."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from stations.models import EventWithCitizens, Opinion
from tests.stations.events.conftest import NOW, Yard

TITLE = "二季度代表小组会议"


def step(client: Client, row: EventWithCitizens, name: str, **typed: Any) -> int:
    row.refresh_from_db()
    return client.post(reverse("stations:event-step", args=[row.pk, name]), {"seen": row.version, **typed}).status_code


def planned(yard: Yard, client: Client) -> EventWithCitizens:
    """Through the page of the keeper, with both deputies ticked."""
    starts = timezone.localtime(NOW + timedelta(hours=6))
    typed = {"kind": "meeting", "title": TITLE, "place": "会议室", "starts_at": f"{starts:%Y-%m-%dT%H:%M}"}
    typed |= {"deputies": [mandate.pk for mandate in yard.members], "form_key": str(uuid4())}
    page = f"{reverse('stations:event-plan')}?station={yard.station.pk}"
    assert client.post(page, typed).status_code == 302
    return EventWithCitizens.objects.get()


def words(content: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages)


def test_a_meeting_goes_from_the_plan_to_the_book(yard: Yard, sits: Any) -> None:
    keeper, deputy, absent = sits("keeper"), sits("deputy"), sits("deputy2")
    row = planned(yard, keeper)
    assert step(keeper, row, "announce") == 302
    assert [step(deputy, row, "answer", coming="yes"), step(absent, row, "answer", coming="no", reason="出差")] == [
        302
    ] * 2
    EventWithCitizens.objects.update(starts_at=NOW - timedelta(minutes=1))
    assert step(keeper, row, "hold", came=[yard.members[0].pk]) == 302
    assert step(keeper, row, "minute", minutes="讨论了视察安排。") == 302
    year = timezone.localtime(NOW - timedelta(minutes=1)).year
    book = keeper.get(reverse("stations:station-book", args=[yard.station.pk, "meetings", year]))
    told = words(book.content)
    first, second = (mandate.person.name for mandate in yard.members)
    assert [part in told for part in (TITLE, first, f"{second}（出差）", "讨论了视察安排。", "共1条")] == [True] * 5
    assert Opinion.objects.count() == 0


def test_its_page_and_its_paper_speak_of_deputies_alone(yard: Yard, sits: Any) -> None:
    keeper = sits("keeper")
    row = planned(yard, keeper)
    step(keeper, row, "announce")
    EventWithCitizens.objects.update(starts_at=NOW - timedelta(minutes=1))
    step(keeper, row, "hold", came=[yard.members[0].pk])
    step(keeper, row, "minute", minutes="讨论了视察安排。")
    page = keeper.get(row.get_absolute_url()).content.decode()
    paper = words(keeper.get(reverse("stations:event-paper", args=[row.pk, "pdf"])).content)
    assert ["h-matters" in page, "群众意见清单" in paper, "到会群众" in paper] == [False, False, False]
    assert ["讨论了视察安排。" in page, "讨论了视察安排。" in paper] == [True, True]


def test_strangers_and_other_deputies_do_not_see_it(yard: Yard, sits: Any) -> None:
    row = planned(yard, sits("keeper"))
    step(sits("keeper"), row, "announce")
    yard.town.add_deputy("deputy4", "090004")
    public = [reverse("stations:coming-events"), reverse("stations:station", args=[yard.station.pk])]
    assert [TITLE in Client().get(page).content.decode() for page in public] == [False, False]
    assert sits("deputy4").get(row.get_absolute_url()).status_code == 404
