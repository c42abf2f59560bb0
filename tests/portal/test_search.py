"""One question to all that is public."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from deputies.models import Mandate
from portal.reports.search import LENGTH, SHOWN, search
from stations.models import Station
from suggestions import actions
from tests.portal.conftest import TODAY, Square
from tests.suggestions.publishing.conftest import Press

NAME = "城东"  # stands in the delegation, the station's name and the suggestion's title


def counts(question: str) -> dict[str, int]:
    return {group.key: len(group.rows) for group in search(question, TODAY)}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (NAME, {"deputies": 2, "stations": 1, "published": 1}),
        ("deputy2", {"deputies": 1}),
        ("河东区", {"deputies": 1}),
        ("纺织路58号", {"stations": 1}),
        ("过街设施", {"published": 1}),
        ("城东 过街", {"published": 1}),
        ("踏勘", {"briefings": 1}),
        ("13800001111", {}),
        ("", {}),
        ("  \u200b\x00 ", {}),
        ("%", {}),
    ],
)
def test_each_kind_answers_what_its_own_list_would(square: Square, question: str, found: dict[str, int]) -> None:
    assert counts(question) == found


def test_what_is_not_public_is_not_found(square: Square) -> None:
    actions.revoke_consent(square.released.suggestion, by=square.town.deputy, at=timezone.now())
    Mandate.objects.filter(pk=square.deputy.pk).update(status="suspended")
    Station.objects.update(is_active=False)
    assert counts(NAME) == {"deputies": 1}


def test_each_row_leads_to_its_page(square: Square) -> None:
    shown = Client().get(f"/search?q={NAME}").content.decode()
    shown += Client().get("/search?q=踏勘").content.decode()
    pages = [square.page(), square.station.get_absolute_url(), square.released.get_absolute_url()]
    pages.append(f"/briefings/{square.issue.pk}/")
    assert [shown.count(f'href="{page}"') for page in pages] == [1] * 4


def test_more_than_a_few_are_left_to_their_own_list(square: Square) -> None:
    for place in range(SHOWN):
        square.town.station(f"QY-2{place}", name=f"城东第{place}联络站")
    [stations] = [group for group in search(NAME, TODAY) if group.key == "stations"]
    answer = Client().get(stations.more)
    assert (len(stations.rows), len(answer.context["rows"])) == (SHOWN, SHOWN + 1)


def test_a_long_question_is_cut_and_shown_as_it_was_asked(square: Square) -> None:
    answer = Client().get("/search", {"q": NAME * 500})
    assert (answer.status_code, answer.context["question"]) == (200, (NAME * 500)[:LENGTH])


def test_a_question_is_words_and_no_markup(square: Square) -> None:
    shown = Client().get("/search", {"q": '"><script>x</script>'}).content.decode()
    assert "<script>x" not in shown


@pytest.mark.parametrize("number", [1, 3])
def test_a_question_costs_the_same_for_one_and_for_three(
    square: Square, django_assert_num_queries: Callable[..., Any], number: int
) -> None:
    Mandate.objects.exclude(pk=square.deputy.pk).update(status="suspended")
    for place in range(number - 1):
        square.colleague(f"同事{place}")
        square.town.station(f"QY-3{place}", name=f"城东第{place}联络站")
        Press(square.town).public()
    with django_assert_num_queries(7):
        found = search(NAME, TODAY)
    assert [len(group.rows) for group in found] == [number] * 3
