"""Sessions that are over are swept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.accounts.models import WebSession
from congress.accounts.tasks import clear_sessions
from congress.celery import app


@pytest.mark.django_db
def test_sessions_that_are_over_go_and_open_ones_stay():
    now = timezone.now()
    for name, hours in [("over", -1), ("long over", -999), ("open", 1)]:
        WebSession.objects.create(session_key=name, session_data="", expire_date=now + timedelta(hours=hours))
    assert (clear_sessions(), clear_sessions()) == (2, 0)
    assert [row.session_key for row in WebSession.objects.all()] == ["open"]


def test_the_timetable_wakes_the_sweep_once_a_day():
    [entry] = [entry for entry in app.conf.beat_schedule.values() if entry["task"] == clear_sessions.name]
    assert (len(entry["schedule"].hour), len(entry["schedule"].minute)) == (1, 1)
