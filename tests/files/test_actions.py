"""A file on its way in and out again."""

from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from PIL import Image

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.files.actions import take_in
from congress.files.models import Upload
from congress.files.serving import serve

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"
AT = datetime(2026, 11, 20, 4, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(kept: Path, sender: User) -> Upload:
    return take_in(SimpleUploadedFile("关于建议的答复.pdf", PDF, "text/html"), by=sender, at=AT)


@pytest.fixture
def picture(kept: Path, sender: User) -> Upload:
    out = BytesIO()
    Image.new("RGB", (3, 3)).save(out, "PNG")
    return take_in(SimpleUploadedFile("现场.png", out.getvalue()), by=sender, at=AT)


def test_a_file_is_kept_under_a_name_of_ours(paper: Upload, kept: Path) -> None:
    stored = Upload.objects.get()
    assert (stored.name, stored.content_type, stored.at) == ("关于建议的答复.pdf", "application/pdf", AT)
    assert (stored.size, stored.sha256) == (len(PDF), sha256(PDF).hexdigest())
    [path] = [path for path in kept.rglob("*") if path.is_file()]
    assert (path.read_bytes(), len(path.stem), path.suffix) == (PDF, 32, ".pdf")


def test_of_an_image_the_rebuilt_one_is_kept(picture: Upload) -> None:
    data = picture.file.read()
    assert (picture.size, picture.sha256) == (len(data), sha256(data).hexdigest())


def test_of_a_refused_file_nothing_is_kept(kept: Path, sender: User) -> None:
    with pytest.raises(Refused):
        take_in(SimpleUploadedFile("a.pdf", b"<html>"), by=sender, at=AT)
    assert (Upload.objects.count(), list(kept.iterdir())) == (0, [])


def test_a_file_without_end_is_read_only_as_far_as_it_may_be_kept(kept: Path, sender: User) -> None:
    class Endless(BytesIO):
        name = "a.pdf"
        asked = 0

        def read(self, size: int | None = -1) -> bytes:
            self.asked = size or 0
            return b"%PDF-1.7" + bytes(self.asked - 8)

    endless = Endless()
    with pytest.raises(Refused):
        take_in(endless, by=sender, at=AT)
    assert endless.asked == 20 * 1024 * 1024 + 1


def test_a_paper_is_handed_out_as_a_download_that_can_do_nothing(paper: Upload) -> None:
    response = serve(paper, inline=True)
    assert b"".join(response) == PDF
    assert {name: response.headers[name] for name in response.headers if name != "Content-Length"} == {
        "Content-Type": "application/pdf",
        "Content-Disposition": f"attachment; filename*=utf-8''{quote('关于建议的答复.pdf')}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def test_only_an_image_is_shown_inside_a_page(picture: Upload) -> None:
    shown, saved = serve(picture, inline=True), serve(picture)
    assert shown.headers["Content-Disposition"].startswith("inline; ")
    assert saved.headers["Content-Disposition"].startswith("attachment; ")
    shown.close()
    saved.close()


def test_a_file_lost_from_the_disk_is_not_found(paper: Upload, kept: Path) -> None:
    Path(paper.file.path).unlink()
    with pytest.raises(Http404):
        serve(Upload.objects.get(pk=paper.pk))
