"""No citizen's name, number or words in what is sent, queued, logged, counted or kept in the trail."""

import logging
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone
from redis import Redis

from congress.audit.models import Entry
from congress.celery import app
from congress.notices.models import Notice
from congress.notices.tasks import deliver_notices
from stations.actions import answering, handling
from stations.actions.revealing import reveal
from stations.models import Opinion
from stations.rules.contacts import Purpose
from stations.rules.opinions import Route, Topic
from tests.access.listening import kept_in_redis, logged
from tests.once import shared
from tests.stations.citizen.conftest import Square, build_square
from tests.stations.citizen.test_scanned import filled
from tests.town import build_town

NAME, PHONE, TYPED, PLACE = "裴素云", "13787654321", "13655550000", "纺织路12号院"
WORDS = [NAME, PHONE, "137****4321", TYPED, PLACE, "路灯"]
lived, square = shared(lambda: build_square(build_town()))


@pytest.fixture
def broker() -> Any:
    redis = Redis.from_url(settings.CELERY_BROKER_URL)
    yield redis
    redis.flushdb()


def live(square: Square) -> None:
    """From the scanned code to the rating; then the tasks of the timetable, on the broker and here."""
    town, mobile = square.town, Client(headers={"accept-language": "zh-CN"})
    said = filled(text=f"路灯不亮，电话{TYPED}", name=NAME, phone=PHONE, place=PLACE, may_pass_on="on")
    mobile.post(square.code.get_absolute_url(), said)
    row = Opinion.objects.get()
    handling.accept(row, topic=Topic.TRAFFIC, by=town.deputy, at=timezone.now())
    reveal(row, purpose=Purpose.ASK, by=town.deputy, at=timezone.now())
    handling.hand(row, route=Route.UNIT, unit=town.units["住建局"], by=town.deputy, at=timezone.now())
    handling.take_up(row, by=town.clerk, at=timezone.now())
    handling.reply(row, text="路灯已换", by=town.clerk, at=timezone.now())
    answering.answer(row, text="路灯已换", by=town.deputy, at=timezone.now())
    mobile.post(f"/opinions/{row.pk}/do/rate", {"rating": "satisfied", "comment": "路灯亮了"})
    Notice.objects.update(not_before=timezone.now())  # those put off to the morning are sent, too
    app.loader.import_default_modules()
    for each in app.conf.beat_schedule.values():
        app.send_task(each["task"])
        if each["task"].startswith("stations"):
            app.tasks[each["task"]]()
    deliver_notices()


def holding(texts: Any) -> list[str]:
    return [text for text in map(str, texts) if any(word in text for word in WORDS)]


def test_nothing_said_goes_astray(square: Square, settings: Any, broker: Any) -> None:
    settings.PUZZLE_BITS = 4
    with logged() as log:
        live(square)
    told = {
        "notices": list(Notice.objects.values()),
        "letters": [(each.subject, each.body, each.extra_headers) for each in mail.outbox],
        "trail": list(Entry.objects.values()),
        "redis": list(kept_in_redis()),
        "log": log.getvalue().splitlines(),
    }
    assert Opinion.objects.get().status == "closed"
    assert {place: holding(texts) for place, texts in told.items()} == dict.fromkeys(told, [])
    assert {place for place, texts in told.items() if not texts} - {"log"} == set()
    assert len(told["redis"]) > len(app.conf.beat_schedule)


def test_what_goes_astray_is_found(square: Square, broker: Any) -> None:
    """Negative control: in a body of the queue, in a value, in a key, in the log of a silent logger."""
    app.send_task("congress.notices.tasks.deliver_notices", args=[NAME])
    broker.hset("pace", "x", PHONE)
    broker.set(PLACE, "1")
    with logged() as log:
        logging.getLogger("django.request").info("Sent by %s", TYPED)
    assert [len(holding(kept_in_redis())), holding(log.getvalue().splitlines())] == [3, [f"Sent by {TYPED}"]]
