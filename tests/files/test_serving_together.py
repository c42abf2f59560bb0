"""Many kept files as one ZIP, sent piece by piece."""

from io import BytesIO
from itertools import accumulate
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from congress.files.actions import take_in
from congress.files.models import Upload
from congress.files.serving import serve_together

NOW = timezone.now()
PDF = b"%PDF-1.7\nstartxref\n0\n%%EOF\n"


@pytest.fixture
def kept(db: None, settings: Any, tmp_path: Any) -> list[Upload]:
    settings.MEDIA_ROOT = tmp_path
    return [take_in(ContentFile(PDF, name=f"函〔2026〕{place}号.pdf"), by=None, at=NOW) for place in (1, 2, 3)]


def pieces(uploads: list[Upload]) -> list[bytes]:
    return list(serve_together(uploads, name="清人代函2026.zip").streaming_content)  # type: ignore[call-overload]


def test_each_file_comes_under_its_own_name_as_it_was_kept(kept: list[Upload]) -> None:
    archive = ZipFile(BytesIO(b"".join(pieces(kept))))
    assert {name: archive.read(name) for name in archive.namelist()} == {
        "函〔2026〕1号.pdf": PDF,
        "函〔2026〕2号.pdf": PDF,
        "函〔2026〕3号.pdf": PDF,
    }
    assert (archive.testzip(), {each.compress_type for each in archive.infolist()}) == (None, {ZIP_STORED})


def test_a_piece_is_sent_for_every_file_and_one_for_the_directory(kept: list[Upload]) -> None:
    """So a thousand letters never stand in memory together."""
    found = pieces(kept)
    assert [len(piece) > len(PDF) for piece in found[:3]] == [True] * 3
    assert (len(found), list(accumulate(map(len, found)))[-1]) == (4, len(b"".join(found)))


def test_the_day_within_is_the_day_it_was_kept(kept: list[Upload]) -> None:
    archive = ZipFile(BytesIO(b"".join(pieces(kept))))
    assert {each.date_time[:3] for each in archive.infolist()} == {timezone.localtime(NOW).timetuple()[:3]}


def test_what_is_gone_from_the_disk_is_left_out(kept: list[Upload]) -> None:
    kept[1].file.storage.delete(kept[1].file.name)
    assert ZipFile(BytesIO(b"".join(pieces(kept)))).namelist() == ["函〔2026〕1号.pdf", "函〔2026〕3号.pdf"]


def test_nothing_gives_an_empty_archive() -> None:
    assert ZipFile(BytesIO(b"".join(pieces([])))).namelist() == []


def test_it_is_a_download_that_no_shared_cache_keeps() -> None:
    headers = serve_together([], name="清人代函2026.zip").headers
    assert headers["Content-Type"] == "application/zip"
    assert headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%E6%B8%85")
    assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("private, no-store", "nosniff")
