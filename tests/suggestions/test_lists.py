"""The one list: what it shows to whom, how it is filtered, what it costs."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from suggestions import actions
from tests.town import Town

LIST = "/suggestions/"


def signed_in(town: Town, name: str) -> Client:
    client = Client()
    client.force_login(town.people[name])
    return client


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_takes_the_same_few_queries_whatever_its_length(
    town: Town, rows: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    for _number in range(rows):
        town.handling()
    for reader in ("deputy", "clerk", "chair", "supervisor"):
        client = signed_in(town, reader)
        client.get(LIST)

        with django_assert_num_queries({"clerk": 9}.get(reader, 8)):
            client.get(LIST)


def test_the_inbox_lists_what_the_unit_has_with_its_own_next_act(town: Town) -> None:
    town.accepted()
    town.assigned()

    lead, co = (signed_in(town, name).get(LIST).content.decode() for name in ("clerk", "co_clerk"))

    assert [shown.count('<td class="c-actcell">') for shown in (lead, co)] == [1, 1]
    assert ["/steps/sign_in" in lead, "/steps/co_sign_in" in co] == [True, True]


def test_a_unit_sees_its_own_light_not_that_of_others(town: Town) -> None:
    row = town.assigned(timezone.now() - timedelta(days=60))
    actions.sign_in(town.part(row, "住建局"), by=town.clerk, at=timezone.now() - timedelta(days=59))
    actions.record_contact(
        row,
        stage="before",
        method="phone",
        on=timezone.localdate(),
        people="李工",
        content="商定方案",
        by=town.clerk,
        at=timezone.now(),
    )

    kinds = {name: signed_in(town, name).get(LIST).context["page"].rows[0].due_kind for name in ("clerk", "co_clerk")}

    assert kinds == {"clerk": "answer", "co_clerk": "sign"}


def test_the_filter_is_kept_until_another_one_is_asked_for(town: Town) -> None:
    town.draft()
    town.submitted()
    client = signed_in(town, "deputy")

    seen = [len(client.get(LIST + query).context["page"].rows) for query in ("", "?status=draft", "", "?q=", "")]

    assert seen == [2, 1, 1, 2, 2]


def test_the_lights_above_the_inbox_count_what_they_open(town: Town) -> None:
    town.assigned()
    town.handling(timezone.now() - timedelta(days=120))
    client = signed_in(town, "clerk")

    segments = client.get(LIST).context["segments"]

    opened = [len(client.get(f"{LIST}?{segment.query}").context["page"].rows) for segment in segments]
    assert opened == [segment.count for segment in segments]
    assert opened[:2] == [2, 1]


@pytest.mark.parametrize("reader", ["deputy", "clerk", "chair"])
def test_an_empty_list_says_what_to_do(town: Town, reader: str) -> None:
    assert signed_in(town, reader).get(LIST).content.decode().count('class="c-empty"') == 1


def test_a_reader_gets_the_language_of_the_account(town: Town) -> None:
    assert signed_in(town, "deputy").get(LIST).headers["Content-Language"] == "zh-hans"
