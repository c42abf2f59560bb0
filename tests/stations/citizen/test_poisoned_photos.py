"""Thirty uploads that are no photo, or not only one: each refused with a sentence, and nothing of it kept."""

import gzip
import io
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from congress.files.checks import MAX_BYTES
from congress.files.models import Upload
from stations.models import Opinion
from tests.files.test_checks import HTML, OLD_OFFICE, PDF, archive, docx, huge_png, image, xlsx
from tests.stations.citizen.test_scanned import send

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
PROGRAM, ELF = b"MZ\x90\x00" + bytes(200), b"\x7fELF" + bytes(200)
JPEG, PNG, WEBP = image("JPEG"), image("PNG"), image("WEBP")
MP4 = b"\x00\x00\x00\x18ftypmp42" + bytes(64)
HEIC = b"\x00\x00\x00\x18ftypheic" + bytes(64)
BAD = [
    ("程序.exe", PROGRAM),
    ("程序.jpg", PROGRAM),
    ("程序.jpg.exe", JPEG),
    ("程序.png", ELF),
    ("脚本.php", b"<?php system($_GET[0]); ?>"),
    ("脚本.php.jpg", b"<?php system($_GET[0]); ?>"),
    ("脚本.jpg", b"#!/bin/sh\nrm -rf /\n"),
    ("网页.html", HTML),
    ("网页.jpg", HTML),
    ("网页.webp", HTML),
    ("图.svg", SVG),
    ("图.png", SVG),
    ("图.gif", image("GIF")),
    ("图.bmp", image("BMP")),
    ("图.tiff", image("TIFF")),
    ("动图.jpg", image("GIF")),
    ("换名.jpg", PNG),
    ("换名.png", JPEG),
    ("换名.webp", PNG),
    ("截断.jpg", JPEG[: len(JPEG) // 2]),
    ("截断.png", PNG[:50]),
    ("截断.webp", WEBP[: len(WEBP) // 2]),
    ("炸弹.png", huge_png(30_000)),
    ("炸弹.jpg", gzip.compress(bytes(1_000_000))),
    ("过大.jpg", JPEG + bytes(MAX_BYTES)),
    ("文件.pdf", PDF),
    ("文件.docx", docx()),
    ("表格.xlsx", xlsx()),
    ("旧文件.jpg", OLD_OFFICE),
    ("压缩包.jpg", archive(evil=b"x")),
    ("录像.mp4", MP4),
    ("录像.jpg", MP4),
    ("苹果.heic", HEIC),
    ("苹果.jpg", HEIC),
    ("无名", JPEG),
    (".jpg", JPEG[:2]),
    ("乱码.png", b"\x89PNG\r\n\x1a\n" + zlib.compress(b"x" * 99)),
]


def photo(name, data):
    return SimpleUploadedFile(name, data, "image/jpeg")


@pytest.mark.parametrize(("name", "data"), BAD, ids=[f"{place}-{name}" for place, (name, _data) in enumerate(BAD)])
def test_it_is_refused_with_a_sentence_the_words_kept_and_nothing_stored(
    mobile, square, tmp_path, settings, name, data
):
    settings.MEDIA_ROOT = tmp_path
    answer = send(mobile, square.code, photos=[photo("好.jpg", JPEG), photo(name, data)])
    body = answer.content.decode()
    assert (answer.status_code, 'id="id_photos_error"' in body) == (200, True)
    assert (Opinion.objects.count(), Upload.objects.count()) == (0, 0)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_empty_file_is_refused_too(mobile, square):
    body = send(mobile, square.code, photos=[photo("空.jpg", b"")]).content.decode()
    assert ('id="id_photos_error"' in body, Opinion.objects.count()) == (True, 0)


def hidden() -> bytes:
    """A real photo, with a place, a camera, a comment, and a program packed behind it."""
    exif = Image.Exif()
    exif[Base.Make] = "SECRETPHONE"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (39.0, 54.0, 0.0)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("SECRETTAIL.php", "<?php ?>")
    return image("JPEG", exif=exif, comment=b"SECRETCOMMENT") + packed.getvalue()


def test_of_a_real_photo_only_the_pixels_are_kept(mobile, square, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    poisoned = hidden()
    send(mobile, square.code, photos=[photo("../../etc/灯.jpg", poisoned)])
    upload = Upload.objects.get()
    kept = upload.file.read()
    assert [secret in poisoned for secret in (b"SECRETPHONE", b"SECRETCOMMENT", b"SECRETTAIL")] == [True] * 3
    assert [secret in kept for secret in (b"SECRET", b"Exif", b"PK\x03\x04", b"php")] == [False] * 4
    assert (upload.name, Image.open(io.BytesIO(kept)).size) == ("灯.jpg", (40, 20))
