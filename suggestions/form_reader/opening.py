"""Opening a DOCX that a stranger sent: the archive is judged first, then only its text part is parsed."""

import zipfile
import zlib
from io import BytesIO

from django.utils.translation import gettext as _
from lxml import etree

from congress.common.spreadsheets import FileRefused, judge_archive

DOCUMENT = "word/document.xml"
REQUIRED = ("[Content_Types].xml", DOCUMENT)
MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_TEXT_BYTES = 2 * 1024 * 1024
# Macros, OLE objects and ActiveX controls live in these places of the archive.
ACTIVE_PARTS = ("word/embeddings/", "word/activex/", "word/vbaproject.bin", "word/vbadata.xml")


def open_document(data: bytes) -> etree._Element:
    """The root of the main text part. Raises FileRefused for anything but a plain, harmless .docx."""
    if len(data) > MAX_FILE_BYTES:
        raise FileRefused(_("The file is larger than %(size)s MB.") % {"size": MAX_FILE_BYTES // 1024**2})
    try:
        judge_archive(BytesIO(data), required=REQUIRED)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _refuse_active(archive.namelist())
            if archive.getinfo(DOCUMENT).file_size > MAX_TEXT_BYTES:
                raise FileRefused(_("The text of the file is far longer than a form, so it was not opened."))
            return _parse(archive.read(DOCUMENT))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, etree.XMLSyntaxError) as error:
        raise FileRefused(_("The file is damaged and cannot be opened.")) from error


def _refuse_active(names: list[str]) -> None:
    if any(name.lower().startswith(ACTIVE_PARTS) for name in names):
        raise FileRefused(_("The file holds macros or embedded objects. Save the text as a plain .docx."))


def _parse(xml: bytes) -> etree._Element:
    """XML without document type, entities or network. UTF-8 is forced, so another encoding cannot hide any."""
    if b"<!DOCTYPE" in xml or b"\0" in xml:
        raise FileRefused(_("The file holds definitions no office program writes, so it was not opened."))
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(xml, parser)
