"""Words that several papers share. They are Chinese whatever the reader's language: papers are state documents."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from congress.documents.dates import written_day
from congress.documents.letters import Letter, letter_docx, letter_pdf
from congress.documents.sheets import Sheet, sheet_docx, sheet_pdf
from suggestions.models import Reply, Suggestion

NAMED = 5  # movers named one by one; of more, the first and how many


def letter_of(letter: Letter, kind: str) -> bytes:
    return letter_pdf(letter) if kind == "pdf" else letter_docx(letter)


def sheet_of(sheet: Sheet, kind: str) -> bytes:
    return sheet_pdf(sheet) if kind == "pdf" else sheet_docx(sheet)


def movers(suggestion: Suggestion) -> list[str]:
    """Names of the lead and of all who signed."""
    return [suggestion.lead_name, *suggestion.cosigners.confirmed().values_list("name", flat=True)]


def addressed(names: Sequence[str]) -> str:
    """As a letter addresses them: 张三、李四代表, 张三等12名代表."""
    return f"{names[0]}等{len(names)}名代表" if len(names) > NAMED else f"{'、'.join(names)}代表"


def day(on: date | None) -> str:
    return written_day(on) if on else "　　年　月　日"


def sent_replies(suggestion: Suggestion) -> Any:
    """Replies sent by units here, those of the last round first; imported old ones have no letter of ours."""
    sent = Reply.objects.filter(Q(assignment__isnull=False), round__suggestion=suggestion, state="sent")
    rows = sent.select_related("round__verdict", "assignment__unit__congress__region", "category")
    return rows.order_by("-round__number", "pk")
