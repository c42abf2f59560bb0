"""What a file is, by its content: its name and the browser's word are only compared with that. No query, no disk."""

import io
import struct
import warnings
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from congress.common.lifecycle import Refused
from congress.common.spreadsheets.archive import FileRefused, judge_archive
from congress.common.text import one_line

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
"""The cameras of phones make 12 to 50 million; opened they take four bytes each, twice."""
NAME_LENGTH = 200
JPEG_QUALITY = 88
PDF_HEAD, PDF_TAIL = 8, 2_048

CONTENT_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".jpg": "image/jpeg",
    ".png": "image/png",
}
OFFICE_PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
# Office programs do not open WebP, so it is kept as JPEG. MPO is what some phones call a JPEG with a depth map.
IMAGE_FORMATS = {".jpg": {"JPEG", "MPO"}, ".jpeg": {"JPEG", "MPO"}, ".png": {"PNG"}, ".webp": {"WEBP"}}
# What Pillow's readers raise on broken input.
DAMAGED = (
    OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, struct.error, Image.DecompressionBombError,
)  # fmt: skip
KEPT_AS = {".jpeg": ".jpg", ".webp": ".jpg"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept. Images are new ones, made from the pixels of the old."""

    name: str
    suffix: str
    data: bytes

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.suffix]


def check(name: str, data: bytes) -> Checked:
    """The file as it may be kept; raises Refused with the sentence for the sender.

    Taken are .pdf, .docx, .xlsx, .jpg, .png, .webp. A PDF's inside is not judged: it is handed out as a download only.
    """
    suffix = PurePath(name).suffix.lower()
    if len(data) > MAX_BYTES:
        raise Refused(_("The file is larger than %(size)s MB.") % {"size": MAX_BYTES // 1024 // 1024})
    if suffix in IMAGE_FORMATS:
        data = _rebuilt(suffix, data)
    elif suffix in OFFICE_PARTS:
        _check_office(suffix, data)
    elif suffix == ".pdf":
        _check_pdf(data)
    else:
        raise Refused(_("Files of this kind are not taken. Send PDF, Word (.docx), Excel (.xlsx), JPEG, PNG or WebP."))
    kept = KEPT_AS.get(suffix, suffix)
    return Checked(_kept_name(name, kept), kept, data)


def _check_pdf(data: bytes) -> None:
    """ISO 32000-1 §7.5: a head, and at the end the place of the cross-reference table."""
    tail = data[-PDF_TAIL:]
    if not data[:PDF_HEAD].startswith(b"%PDF-1.") and not data[:PDF_HEAD].startswith(b"%PDF-2."):
        raise Refused(_not_its_name())
    if b"startxref" not in tail or b"%%EOF" not in tail:
        raise Refused(_("The file is damaged and cannot be opened."))


def _check_office(suffix: str, data: bytes) -> None:
    try:
        judge_archive(io.BytesIO(data), ("[Content_Types].xml", OFFICE_PARTS[suffix]))
    except FileRefused as refused:
        raise Refused(str(refused)) from refused


def _rebuilt(suffix: str, data: bytes) -> bytes:
    """A new image of the same pixels, turned upright. Place, camera, comments and whatever hung behind it stay out."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own bound is the lower one
            return _redrawn(suffix, data)
    except UnidentifiedImageError as error:
        raise Refused(_not_its_name()) from error
    except DAMAGED as error:
        raise Refused(_("The image is damaged and cannot be opened.")) from error


def _redrawn(suffix: str, data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as image:
        if image.format not in IMAGE_FORMATS[suffix]:
            raise Refused(_not_its_name())
        if image.width * image.height > MAX_PIXELS:
            raise Refused(_("The image has more than %(count)s million pixels. Make it smaller and send it again.")
                          % {"count": MAX_PIXELS // 1_000_000})  # fmt: skip
        upright = ImageOps.exif_transpose(image)
    return _encoded(upright, "PNG" if suffix == ".png" else "JPEG")


def _encoded(image: Image.Image, kind: str) -> bytes:
    """Pixels alone are carried over; in a JPEG transparency becomes white."""
    pixels = image.convert("RGBA" if image.has_transparency_data else "RGB")
    clean = Image.new(pixels.mode if kind == "PNG" else "RGB", pixels.size, "white")
    if kind == "PNG":
        clean.paste(pixels)
    else:
        clean.paste(pixels, mask=pixels.getchannel("A") if pixels.mode == "RGBA" else None)
    out = io.BytesIO()
    clean.save(out, kind, quality=JPEG_QUALITY)
    return out.getvalue()


def _kept_name(name: str, suffix: str) -> str:
    """The name alone, without folders, line breaks or characters that turn the reading order."""
    last = one_line(name.replace("\\", "/").rpartition("/")[2])
    stem = PurePath(last).stem.strip(" .") or _("file")
    return stem[: NAME_LENGTH - len(suffix)] + suffix


def _not_its_name() -> str:
    return _("The file is not what its name says. Save it again in the kind its name gives and send it once more.")
