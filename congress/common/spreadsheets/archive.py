"""Office files are zip archives: what they may hold is judged from their directory, before anything is unpacked."""

import zipfile
import zlib
from collections.abc import Iterable
from typing import BinaryIO

from django.utils.translation import gettext as _

MAX_ENTRIES = 1_000
MAX_UNPACKED = 100 * 1024 * 1024
"""Bytes. A roster of 10 000 people unpacks to about 12 MB."""
MAX_RATIO = 150
"""Unpacked to packed, of a part larger than RATIO_FROM. Tables of people stay below 30."""
RATIO_FROM = 5 * 1024 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_DOCTYPE_WITHIN = 2_048

SPREADSHEET_PARTS = ("[Content_Types].xml", "xl/workbook.xml")


class FileRefused(Exception):
    """The file as a whole cannot be taken; the message is a sentence for the person who sent it."""


def judge_archive(file: BinaryIO, required: Iterable[str] = SPREADSHEET_PARTS) -> None:
    """Raise FileRefused unless the archive has the parts of its kind and cannot overwhelm its reader.

    Sizes of the directory are binding: the unpacking stops at the size a part declares. Leaves the file at its start.
    """
    try:
        _refuse_other_kinds(file)
        with zipfile.ZipFile(file) as archive:
            _judge_directory(archive.infolist())
            _judge_parts(archive, required)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise FileRefused(_("The file is damaged and cannot be opened.")) from error
    finally:
        file.seek(0)


def _refuse_other_kinds(file: BinaryIO) -> None:
    file.seek(0)
    head = file.read(4)
    if head == _OLD_OFFICE:
        raise FileRefused(_("The file has the old format or a password. Save it without a password as .xlsx or .docx."))
    if head[:2] != b"PK":
        raise FileRefused(_("The file is not what its name says. Save it as .xlsx or .docx and send it again."))


def _judge_directory(entries: list[zipfile.ZipInfo]) -> None:
    too_dense = any(
        entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * entry.compress_size for entry in entries
    )
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED or too_dense:
        raise FileRefused(_("The file would unpack to far more than a table of this kind holds, so it was not opened."))
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileRefused(_("The file has a password. Save it without one."))
    if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
        raise FileRefused(_("The file holds macros. Save it without them, as .xlsx or .docx."))


def _judge_parts(archive: zipfile.ZipFile, required: Iterable[str]) -> None:
    names = set(archive.namelist())
    if not names.issuperset(required):
        raise FileRefused(_("The file is not what its name says. Save it as .xlsx or .docx and send it again."))
    for name in names:
        if name.endswith((".xml", ".rels")):
            with archive.open(name) as part:
                if b"<!DOCTYPE" in part.read(_DOCTYPE_WITHIN):
                    raise FileRefused(_("The file holds definitions no office program writes, so it was not opened."))
