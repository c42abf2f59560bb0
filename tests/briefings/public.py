"""An issue on the public site, put together without the desk."""

from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from pypdf import PdfWriter

from briefings.models import Briefing
from congress.documents.word import document_bytes, new_document
from congress.files.models import Upload
from tests.town import Town

CHART: dict[str, Any] = {"is": "Chart", "caption": "近月收到建议", "labels": ["9月", "10月"]}
CHART |= {"series": [{"is": "Series", "name": "收到", "values": [3, 7]}]}
TEXT = "全市代表提出建议，承办单位现场踏勘。"


def public_issue(town: Town, number: int = 1, *, is_public: bool = True, **facts: Any) -> Briefing:
    """The issue of that number of last year; its papers are empty."""
    year = timezone.localdate().year - 1
    month = date(year, number, 1)
    section = {"key": "one", "title": "建议办理", "text": TEXT, "parts": [CHART]}
    whole: dict[str, Any] = {
        "title": f"{number}月工作简报", "words": {"lead": "本月要情。", "sections": [section]},
        "masthead": {"name": "清源人大工作简报", "editing_unit": "办公室编"},
    }  # fmt: skip
    whole |= {
        "congress": town.congress,
        "year": year,
        "number": number,
        "total": 600 + number,
        "issued_on": date(year, number, 28),
        **facts,
    }
    papers = {kind: _kept(f"{number}.{kind}", town) for kind in ("pdf", "docx")}
    people = {"sent_by": town.supervisor, "approved_by": town.chair}
    return Briefing.objects.create(
        month=month, cut_off=month, status="issued", is_public=is_public, **papers, **people,
        **whole,
    )  # fmt: skip


def _kept(name: str, town: Town) -> Upload:
    made = blank() if name.endswith("pdf") else document_bytes(new_document("空"))
    facts: dict[str, Any] = {"content_type": "application/pdf", "size": len(made), "sha256": "0" * 64}
    facts |= {"by": town.supervisor, "at": timezone.now()}
    return Upload.objects.create(name=name, file=ContentFile(made, name=name), **facts)


def blank() -> bytes:
    """A PDF of one empty page."""
    writer, target = PdfWriter(), BytesIO()
    writer.add_blank_page(72, 72)
    writer.write(target)
    return target.getvalue()
