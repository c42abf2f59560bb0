"""Files in passing, and their end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone

from congress.accounts.models import User
from congress.celery import app
from congress.common.spreadsheets import FileRefused
from congress.files.actions import take_in
from congress.files.imports import SALT, Import, refused
from congress.files.models import Upload
from congress.files.tasks import throw_away_expired
from tests.town import Town

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"
DAY = timedelta(days=1)


@pytest.mark.django_db
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


def expired(by: User) -> Upload:
    return take_in(SimpleUploadedFile("a.pdf", PDF), by=by, at=timezone.now() - 2 * DAY, keep_for=DAY)


def swept_beside() -> int:
    """What the sweep throws away on a connection of its own, at the same time."""

    def run() -> int:
        try:
            return throw_away_expired()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        return other.submit(run).result()


def test_one_that_somebody_looks_at_is_left_for_the_next_time(shared_town: Town, kept: Path) -> None:
    upload, swept = expired(shared_town.reviewer), []

    def preview(file: Any, post: Any) -> Any:
        swept.append(swept_beside())
        raise FileRefused("enough")

    kind = Import("test", "", "", frozenset({"reviewer"}), ".pdf", "", preview, preview)
    request = RequestFactory().get("/")
    request.user = shared_town.reviewer
    with pytest.raises(Http404, match="enough"):
        refused(request, kind, signing.dumps([upload.pk, "test"], salt=SALT))
    assert (swept, Path(upload.file.path).exists()) == ([0], True)
    assert (throw_away_expired(), Path(upload.file.path).exists()) == (1, False)


def test_read_without_holding_it_the_file_would_be_gone(shared_town: Town, kept: Path) -> None:
    """Negative control."""
    expired(shared_town.reviewer)
    with transaction.atomic():
        upload = Upload.objects.get()
        assert swept_beside() == 1
        with pytest.raises(FileNotFoundError):
            upload.file.open("rb")
