"""Files in passing, and their end."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from congress.accounts.models import User
from congress.celery import app
from congress.files.actions import take_in
from congress.files.models import Upload
from congress.files.tasks import throw_away_expired

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


def test_only_files_in_passing_whose_time_is_over_are_thrown_away(
    kept: Path, sender: User, django_capture_on_commit_callbacks: Any
) -> None:
    yesterday = timezone.now() - DAY
    for name, keep_for in [("a.pdf", None), ("b.pdf", 2 * DAY), ("c.pdf", DAY), ("d.pdf", DAY / 2)]:
        take_in(SimpleUploadedFile(name, PDF), by=sender, at=yesterday, keep_for=keep_for)
    for thrown in (2, 0):
        with django_capture_on_commit_callbacks(execute=True):
            assert throw_away_expired() == thrown
    assert list(Upload.objects.order_by("name").values_list("name", flat=True)) == ["a.pdf", "b.pdf"]
    assert len([path for path in kept.rglob("*") if path.is_file()]) == 2


def test_the_timetable_wakes_the_sweep() -> None:
    assert [entry["task"] for entry in app.conf.beat_schedule.values()].count(throw_away_expired.name) == 1
