"""A briefing on one unit or area: its figures are those of the lists; for office and leaders; nothing is kept."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from pypdf import PdfReader

from briefings.models import Briefing
from briefings.rules.periods import Period
from briefings.sections.on_demand import told_of
from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.common.dates import months_before
from congress.organs.models import Congress, Region, Unit
from deputies.models import Delegation
from stations.models import ReceptionDay
from tests.briefings.conftest import MONTH, Press
from tests.briefings.lists import wrong_ones
from tests.briefings.lived import build
from tests.once import shared
from tests.town import Town

lived, press = shared(build)
HALF = Period(months_before(MONTH, 5), 6)
PAGE = "/desk/briefings/on-demand/"


def subjects(town: Town) -> list[Unit | Region]:
    """The unit that leads, one that helps, and the area of a station whose delegation it is."""
    area = ReceptionDay.objects.get().station.region
    Delegation.objects.update(region=area)
    return [town.units["住建局"], town.units["公安局"], area]


def query(subject: Unit | Region, period: Period = HALF) -> str:
    name = "unit" if isinstance(subject, Unit) else "area"
    return urlencode({name: subject.pk, "since": period.first.isoformat(), "until": period.months[-1].isoformat()})


def at(town: Town, name: str) -> Client:
    client = Client()
    client.force_login(town.people[name])
    return client


@pytest.mark.parametrize("length", [1, 6])
def test_every_figure_is_the_length_of_the_list_it_opens(press: Press, length: int) -> None:
    period, town = Period(months_before(MONTH, length - 1), length), press.town
    figures = [figure for each in subjects(town) for figure in told_of(town.congress, each, period)["figures"]]
    assert (wrong_ones(town.supervisor, figures), len(figures) > 30) == ([], True)


def test_a_unit_is_told_by_what_it_leads_and_helps_with_and_no_confidential_title(press: Press) -> None:
    lead, _separate, co, still, _promises = told(press, 0)
    assert lead["text"].split("\n")[1].startswith("清源市第九届人民代表大会第五次会议以来由其主办代表建议")
    assert co["text"] == "会办代表建议0件。"
    assert "不宜公开" not in str(still["parts"])
    assert still["text"] == "不宜公开标题的1件未列入下表。"
    [grid] = still["parts"]
    assert [(row[0], row[1], row[4]) for row in grid["rows"]] == [
        ("关于供暖准备的建议", "主办", "已逾期"),
        ("关于学校周边停车的建议", "主办", "办理中"),
        ("关于城中村自建房安全的建议", "主办", "办理中"),
    ]


def test_a_helping_unit_is_counted_by_the_whole_item(press: Press) -> None:
    lead, separate, co, _still, _promises = told(press, 1)
    assert (lead["text"], separate["text"]) == ("没有由其主办的代表建议。", "")
    assert co["text"] == "会办代表建议5件。"


def test_an_area_is_told_by_its_stations_citizens_and_delegation(press: Press) -> None:
    citizens, _chart, stations, delegations = told(press, 2)
    assert citizens["text"].split("\n")[0].startswith("期内各联络站开展接待活动1次")
    assert [row[1:] for row in stations["parts"][0]["rows"]] == [["1", "7", "7"]]
    assert [row[:2] for row in delegations["parts"][0]["rows"]] == [["城东代表团", "5"]]


def told(press: Press, place: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = told_of(press.town.congress, subjects(press.town)[place], HALF)["words"]["sections"]
    return found


@pytest.mark.parametrize("place", [0, 2])
def test_it_takes_the_same_queries_whatever_the_size(
    press: Press, place: int, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    subject = subjects(press.town)[place]
    with django_assert_max_num_queries(40) as one:
        told_of(press.town.congress, subject, HALF)
    for _ in range(3):
        press.town.handling(title="关于又一条路的建议")
    with django_assert_max_num_queries(len(one)):
        told_of(press.town.congress, subject, HALF)


def test_the_trail_keeps_that_it_was_made_and_nothing_else_is_kept(press: Press) -> None:
    client, subject = at(press.town, "supervisor"), press.town.units["住建局"]
    assert client.get(PAGE).status_code == 200
    assert not Entry.objects.filter(act="briefing.on_demand").exists()
    context = client.get(f"{PAGE}?{query(subject)}").context
    assert (context["told"]["title"][:11], bool(context["figures"])) == ("清源市住房和城乡建设局", True)
    for kind in ("pdf", "docx"):
        assert client.get(f"{PAGE}paper.{kind}?{query(subject)}").status_code == 200
    entries = Entry.objects.filter(act="briefing.on_demand").order_by("number")
    assert [(each.thing, each.detail["as"]) for each in entries] == [
        (f"unit:{subject.pk}", kind) for kind in ("page", "pdf", "docx")
    ]
    assert not Briefing.objects.exists()


def test_the_pdf_says_what_the_page_says(press: Press) -> None:
    found = at(press.town, "chair").get(f"{PAGE}paper.pdf?{query(subjects(press.town)[2])}")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(found.content)).pages).replace("\n", "")
    words = ["内部资料", "联系群众和代表建议情况", "不编号", "一、联系群众", "各联络站情况"]
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("supervisor", 200), ("chair", 200), ("committee", 200), ("deputy", 404), ("clerk", 404), ("auditor", 404)],
)
def test_it_is_there_for_office_and_leaders_alone(press: Press, name: str, code: int) -> None:
    if name == "committee":
        press.town.add(name, Role.COMMITTEE)
    client, asked = at(press.town, name), query(press.town.units["住建局"])
    assert [client.get(f"{PAGE}{each}?{asked}").status_code for each in ("", "paper.pdf")] == [code] * 2


@pytest.mark.parametrize(
    "change",
    [
        {"unit": ""},
        {"area": "own"},
        {"unit": "999999"},
        {"since": "2999-01-01"},
        {"since": months_before(MONTH, 12).isoformat()},
        {"since": MONTH.isoformat(), "until": months_before(MONTH, 1).isoformat()},
    ],
)
def test_one_asks_for_one_unit_or_area_and_one_to_twelve_months_that_are_over(
    press: Press, change: dict[str, str]
) -> None:
    town, month = press.town, MONTH.isoformat()
    typed = {"unit": town.units["住建局"].pk, "since": month, "until": month, **change}
    typed["area"] = subjects(town)[2].pk if "area" in change else ""
    client = at(town, "supervisor")
    answer = client.get(PAGE, typed)
    assert (answer.status_code, "told" in answer.context, bool(answer.context["form"].errors)) == (200, False, True)
    assert client.get(f"{PAGE}paper.pdf", typed).status_code == 404


def test_a_unit_of_another_congress_cannot_be_asked_about(press: Press) -> None:
    region = Region.objects.create(code="990200000000", name="临江市", kind="city")
    far = Congress.objects.create(region=region, level="city", name="临江市人民代表大会")
    other = Unit.objects.create(congress=far, name="临江市住房和城乡建设局")
    assert at(press.town, "supervisor").get(f"{PAGE}paper.pdf?{query(other)}").status_code == 404
