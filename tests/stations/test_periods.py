"""Opinions by the place of their station, and of several periods at once."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from congress.organs.models import Region
from stations.models import Opinion
from stations.reports.months import kept_between
from stations.reports.together import closed_in
from stations.rolling import roll_up
from stations.rules.opinions import Status
from tests.once import shared
from tests.stations.heard import Heard, build

TODAY = timezone.localdate()
PERIODS = [
    {"from": TODAY - timedelta(days=back + 9), "until": TODAY - timedelta(days=back)} for back in (0, 10, 300)
]  # that of 300 days ago is empty
lived, heard = shared(build)


def on(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))


@pytest.fixture
def spoken(heard: Heard) -> Heard:
    """Two in the last ten days, one of them closed; three before, one of them withdrawn."""
    for back, status in [
        (1, Status.CLOSED),
        (9, Status.SUBMITTED),
        (10, Status.WITHDRAWN),
        (12, Status.CLOSED),
        (19, Status.CLOSED),
    ]:
        row = heard.said(on(TODAY - timedelta(days=back)))
        ended = None if status == Status.SUBMITTED else timezone.now()
        Opinion.objects.filter(pk=row.pk).update(status=status, ended_at=ended)
    return heard


def test_each_period_is_counted_as_if_it_were_asked_alone(spoken: Heard, django_assert_num_queries: Any) -> None:
    assert spoken.town.chair.current_posts
    with django_assert_num_queries(1):
        found = closed_in(spoken.town.chair, PERIODS, TODAY)
    assert [(each.count, each.whole, each.percent) for each in found] == [(1, 2, 50.0), (2, 2, 100.0), (0, 0, None)]


def test_each_measure_opens_its_list(spoken: Heard) -> None:
    client = Client()
    client.force_login(spoken.town.chair)
    found = closed_in(spoken.town.chair, PERIODS, TODAY)
    listed = [[client.get(url).context["segments"][0]["count"] for url in (each.url, each.whole_url)] for each in found]
    assert listed == [[each.count, each.whole] for each in found]


@pytest.mark.parametrize(
    ("code", "count"), [("9901", 5), ("990101001000", 5), ("990101002000", 0), ("99010", 5), ("x", 5)]
)
def test_a_list_may_be_that_of_a_place_and_all_inside(spoken: Heard, code: str, count: int) -> None:
    """What is no code is passed over."""
    client = Client()
    client.force_login(spoken.town.chair)
    answer = client.get(reverse("stations:opinions"), {"within": code})
    assert answer.context["segments"][0]["count"] == count


def test_kept_counts_are_read_by_month_place_and_fact(spoken: Heard) -> None:
    congress = spoken.town.congress
    roll_up(congress, today=TODAY)
    first = (TODAY - timedelta(days=40)).replace(day=1)
    found = kept_between(congress, first, TODAY.replace(day=1), {"": ["received"], "area": ["received"]})
    street = str(Region.objects.get(name="城东街道").pk)
    assert {by: sum(n for (_month, each, _key, _fact), n in found.items() if each == by) for by in ("", "area")} == {
        "": 5,
        "area": 5,
    }
    assert {key for _month, by, key, _fact in found if by == "area"} == {street}
