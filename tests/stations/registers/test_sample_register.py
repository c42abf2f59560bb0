"""The reception register of two hundred visits against what a right import gives."""

from collections import Counter
from io import BytesIO
from typing import Any

from django.test import Client
from django.utils.timezone import localdate, localtime
from pypdf import PdfReader

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.common.text import mask_cards
from stations.models import Opinion
from stations.opinion_list import HANDLED_WORDS, RATING_WORDS, TOPIC_WORDS
from stations.resources import export_opinions, import_opinions, preview_opinions
from tests.once import shared
from tests.stations.registers.conftest import counts, expected, sample, taken_city
from tests.stations.registers.test_books import url, words

lived, city = shared(taken_city)
WANTED = expected()
WRONG = {one["row"] for one in WANTED["must_refuse"]}
RIGHT = [row for row in WANTED["rows"] if row["row"] not in WRONG]
FIGURES = WANTED["figures_of_the_right_rows"]
OPEN = {"handed", "suggested"}


def test_each_visit_stands_in_the_table_as_expected(taken: dict[int, Opinion]) -> None:
    for wanted in RIGHT:
        own = taken[wanted["row"]]
        others = sorted(mandate.person.name for mandate in own.present.all())
        told = (str(own.station), str(own.deputy), others)
        assert told == (wanted["station"], wanted["deputies"][0], sorted(wanted["deputies"][1:]))
        assert (own.name, own.phone) == (wanted["citizen"] or "", wanted["phone"] or "")
        assert str(localdate(own.received_at)) == wanted["received_on"]


def test_each_matter_is_told_and_handled_as_expected(taken: dict[int, Any]) -> None:
    for wanted in RIGHT:
        own = taken[wanted["row"]]
        words = (TOPIC_WORDS[own.topic], HANDLED_WORDS[own.handled], RATING_WORDS.get(own.rating))
        assert words == (wanted["category"], wanted["route"], wanted["rating"])
        assert (own.text, own.ask) == (mask_cards(wanted["content"]), wanted["ask"] or "")
        told_on = own.answered_at and str(localtime(own.answered_at).date())
        assert (own.status not in OPEN, told_on) == (wanted["closed"], wanted["told_back_on"])
        assert own.unit is None or own.unit.name == wanted["unit"]


def test_the_numbers_are_those_of_the_right_rows(taken: dict[int, Any]) -> None:
    rows = list(taken.values())
    assert dict(Counter(TOPIC_WORDS[one.topic] for one in rows)) == FIGURES["by_category"]
    assert dict(Counter(HANDLED_WORDS[one.handled] for one in rows)) == FIGURES["by_route"]
    assert dict(Counter(RATING_WORDS[one.rating] for one in rows if one.rating)) == FIGURES["by_rating"]
    assert sum(not one.name for one in rows) == FIGURES["anonymous"]
    assert sum(one.status not in OPEN for one in rows) == FIGURES["closed"]


def test_no_number_of_a_person_is_stored_or_shown(taken: dict[int, Opinion]) -> None:
    shown = [one.value for one in preview_opinions(sample()).problems]
    stored = [f"{one.text}{one.ask}{one.answer}{one.reply}" for one in taken.values()]
    for card in WANTED["must_be_masked"]:
        assert [words for words in shown + stored if card["secret"] in words.replace(" ", "")] == []
    for phone in WANTED["should_be_pointed_out"]:
        assert [words for words in shown if phone["secret"] in words] == []


def test_what_is_still_in_hand_is_due_on_the_day_the_register_tells(taken: dict[int, Opinion]) -> None:
    own = taken[4]
    assert (own.status, own.clock, str(own.due_on), own.ruling and own.ruling.amount) == (
        "handed", "unit", "2025-02-06", 30
    )  # fmt: skip
    assert (taken[126].status, taken[126].due_on, taken[126].steps.count()) == ("suggested", None, 0)


def test_the_register_sent_again_brings_nothing_new(taken: dict[int, Opinion]) -> None:
    before = list(Opinion.objects.order_by("pk").values())
    again = import_opinions(sample(), leave_refused=True)
    assert (counts(again), again.is_taken) == ((0, 0, 196, 4), True)
    assert list(Opinion.objects.order_by("pk").values()) == before


def test_the_export_comes_back_unchanged(city: Any, taken: dict[int, Opinion]) -> None:
    exported = export_opinions(Opinion.objects.order_by("-pk"))
    assert counts(preview_opinions(BytesIO(exported), congress=city)) == (0, 0, 196, 0)


def test_the_reception_book_of_a_station_and_year_is_across_and_masks_phones(taken: dict[int, Opinion]) -> None:
    user = User.objects.create(username="clerk", name="王慧敏")
    own = taken[3]
    Post.objects.create(user=user, role=Role.DISPATCHER, congress=own.congress, starts_on="2022-01-11")
    browser = Client()
    browser.force_login(user)
    assert own.station
    content = browser.get(url(own.station, year=2025)).content
    page = PdfReader(BytesIO(content)).pages[0].mediabox
    told = words(content)
    assert page.width > page.height
    assert ["接待群众情况登记簿" in told, own.name in told, "137****7687" in told, own.phone in told] == [
        True, True, True, False
    ]  # fmt: skip
    rows = Opinion.objects.filter(station=own.station).count()
    assert f"共{rows}条" in told
    assert Entry.objects.get(act="station.book").detail == {"kind": "reception", "year": 2025}
