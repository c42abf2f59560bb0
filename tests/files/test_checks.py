"""What is taken in, what is refused, and what becomes of images."""

import io
import struct
import zipfile
import zlib
from typing import Any

import openpyxl
import pytest
from docx import Document
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from congress.common.lifecycle import Refused
from congress.files.checks import CONTENT_TYPES, MAX_BYTES, NAME_LENGTH, check

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
HTML = b"<html><script>alert(1)</script></html>"
TYPES = b"<Types/>"


def docx() -> bytes:
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("关于增设充电设施的建议")
    document.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def image(kind: str, size: tuple[int, int] = (40, 20), **extra: Any) -> bytes:
    """Left half red, right half blue."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    out = io.BytesIO()
    picture.save(out, kind, **extra)
    return out.getvalue()


def photo() -> bytes:
    """A phone's JPEG: taken sideways, with place, camera and comment, and a script hung behind it."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    exif[Base.Make] = "SECRETPHONE"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (39.0, 54.0, 0.0)
    return image("JPEG", exif=exif, comment=b"SECRETCOMMENT", quality=95) + b"<script>SECRETTAIL</script>"


def archive(**parts: bytes) -> bytes:
    """A zip of these parts; `__` stands for a slash and `_xml` ends a name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", TYPES)
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def huge_png(side: int) -> bytes:
    """A few kilobytes that declare side × side pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(side // 8 + 1) * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def colour_at(data: bytes, place: tuple[int, int]) -> str:
    red, _green, blue = Image.open(io.BytesIO(data)).convert("RGB").getpixel(place)
    return "red" if red > 200 > blue else "blue" if blue > 200 > red else "other"


@pytest.mark.parametrize(
    ("name", "data", "suffix"),
    [
        ("答复.pdf", PDF, ".pdf"),
        ("建议.docx", docx(), ".docx"),
        ("名册.XLSX", xlsx(), ".xlsx"),
        ("照片.jpg", image("JPEG"), ".jpg"),
        ("照片.JPEG", image("JPEG"), ".jpg"),
        ("照片.png", image("PNG"), ".png"),
        ("照片.webp", image("WEBP"), ".jpg"),
        ("照片.jpg", image("MPO", save_all=True, append_images=[Image.new("RGB", (8, 8))]), ".jpg"),
    ],
)
def test_what_is_taken(name: str, data: bytes, suffix: str) -> None:
    checked = check(name, data)
    assert (checked.suffix, checked.content_type) == (suffix, CONTENT_TYPES[suffix])
    assert checked.name == name.rpartition(".")[0] + suffix


@pytest.mark.parametrize("data", [PDF, docx(), xlsx()])
def test_papers_are_kept_as_they_are(data: bytes) -> None:
    name = {b"%P": "a.pdf"}.get(data[:2]) or ("a.docx" if b"word/document.xml" in data else "a.xlsx")
    assert check(name, data).data == data


CONTENTS = {
    "pdf": PDF, "docx": docx(), "xlsx": xlsx(), "jpg": image("JPEG"), "png": image("PNG"), "webp": image("WEBP"),
    "html": HTML, "doc": OLD_OFFICE, "zip": archive(a_xml=b"<a/>"), "gif": image("GIF"), "nothing": b"",
}  # fmt: skip
NAMES = ["pdf", "docx", "xlsx", "jpg", "png", "webp"]


@pytest.mark.parametrize(
    ("name", "content"), [(name, content) for name in NAMES for content in CONTENTS if name != content]
)
def test_a_content_that_is_not_what_the_name_says_is_refused(name: str, content: str) -> None:
    with pytest.raises(Refused):
        check(f"a.{name}", CONTENTS[content])


@pytest.mark.parametrize(
    "name", ["a.html", "a.svg", "a.exe", "a.doc", "a.docm", "a.gif", "a.zip", "a", "", ".pdf", "a.pdf.js"]
)
def test_other_kinds_are_refused_by_name(name: str) -> None:
    with pytest.raises(Refused, match=r"^Files of this kind are not taken|^此类文件"):
        check(name, PDF)


def test_the_sentence_says_what_to_do() -> None:
    with pytest.raises(Refused) as refused:
        check("a.pdf", HTML)
    assert str(refused.value) in {
        "The file is not what its name says. Save it again in the kind its name gives and send it once more.",
        "文件内容与文件名不符。请按文件名所示的格式重新保存后再上传。",
    }


@pytest.mark.parametrize(
    "data",
    [
        PDF + b" " * (MAX_BYTES - len(PDF) + 1),
        PDF.replace(b"%%EOF", b""),
        PDF.replace(b"startxref", b""),
        b"\n" + PDF,
        b"%PDF-",
    ],
    ids=["too large", "no end", "no table", "something before", "head only"],
)
def test_a_pdf_without_structure_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        check("a.pdf", data)


@pytest.mark.parametrize(
    "data",
    [
        archive(word__document_xml=b"<w/>", word__big_xml=bytes(120 * 1024 * 1024)),
        archive(word__document_xml=b"<w/>", **{f"word__{number}_xml": b"" for number in range(1_001)}),
        archive(word__document_xml=b"<w/>", **{"word__vbaProject.bin": b"x"}),
        archive(word__document_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><w/>'),
        archive(xl__workbook_xml=b"<w/>"),
        docx()[:-40],
    ],
    ids=["bomb", "too many parts", "macros", "entities", "another kind", "cut off"],
)
def test_an_office_file_that_would_harm_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        check("a.docx", data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", huge_png(60_000)),
        ("a.png", huge_png(7_100)),
        ("a.jpg", image("JPEG", (400, 400))[:600]),
        ("a.webp", image("WEBP", (400, 400))[:60]),
        ("a.png", image("PNG")[:40]),
    ],
    ids=["3.6 billion pixels", "just too many", "cut JPEG", "cut WebP", "cut PNG"],
)
def test_a_broken_or_boundless_image_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(Refused):
        check(name, data)


def test_a_photo_keeps_its_pixels_upright_and_nothing_else() -> None:
    """The camera lay on its side: what was left is on top."""
    original = photo()
    assert original.count(b"SECRET") == 3
    rebuilt = check("IMG_1.jpg", original).data
    picture = Image.open(io.BytesIO(rebuilt))
    assert (picture.size, dict(picture.getexif()), set(picture.info)) == (
        (20, 40), {}, {"jfif", "jfif_version", "jfif_unit", "jfif_density"},
    )  # fmt: skip
    assert (colour_at(rebuilt, (10, 5)), colour_at(rebuilt, (10, 35))) == ("red", "blue")
    assert rebuilt.count(b"SECRET") == 0


def test_texts_inside_a_png_and_behind_a_webp_are_gone() -> None:
    texts = PngInfo()
    texts.add_text("Comment", "SECRETCOMMENT")
    texts.add_itxt("XML:com.adobe.xmp", "SECRETXMP")
    exif = Image.Exif()
    exif[Base.Make] = "SECRETPHONE"
    png = image("PNG", pnginfo=texts, exif=exif, icc_profile=b"SECRETPROFILE")
    webp = image("WEBP", exif=exif, xmp=b"SECRETXMP")
    assert Image.open(io.BytesIO(check("a.png", png + b"SECRETTAIL").data)).info == {}
    assert b"SECRET" not in check("a.png", png + b"SECRETTAIL").data
    assert b"SECRET" in webp
    assert b"SECRET" not in check("a.webp", webp).data


def test_transparency_stays_in_a_png_and_becomes_white_in_a_jpeg() -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(clear, "PNG")
    assert Image.open(io.BytesIO(check("a.png", clear.getvalue()).data)).getpixel((0, 0)) == (255, 0, 0, 0)
    webp = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(webp, "WEBP", lossless=True)
    assert Image.open(io.BytesIO(check("a.webp", webp.getvalue()).data)).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\文件\\答复.pdf", "答复.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie: x.pdf"),
        ("gpj\u202efdp.pdf", "gpjfdp.pdf"),
        ("a.exe .pdf", "a.exe.pdf"),
        ("建" * 300 + ".pdf", "建" * (NAME_LENGTH - 4) + ".pdf"),
    ],
)
def test_only_the_plain_name_is_kept(name: str, kept: str) -> None:
    assert check(name, PDF).name == kept
