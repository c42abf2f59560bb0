"""After the retention period nobody knows any more who it was; what was said and done stays (个人信息保护法 §47)."""

from datetime import datetime

from django.db import transaction

from congress.audit.actions import record
from congress.common.records import lock
from congress.common.text import mask_numbers
from stations.models import Opinion

CONTACT = ("name", "sex", "phone", "address")
WORDS = ("text", "ask", "place", "reply", "answer", "comment")


@transaction.atomic
def forget_contact(opinion: Opinion, *, at: datetime) -> bool:
    """Empty name, sex, phone and address, and hide the numbers people wrote into the words; False when it was done."""
    row: Opinion = lock(opinion)
    if row.deidentified_at:
        return False
    for field in CONTACT:
        setattr(row, field, "")
    for field in WORDS:
        setattr(row, field, mask_numbers(getattr(row, field)))
    row.deidentified_at = at
    row.save(update_fields=[*CONTACT, *WORDS, "deidentified_at"])
    _mask_rows(row)
    record("opinion.forget", f"opinion:{row.pk}", by=None, at=at, detail={"fields": list(CONTACT)})
    return True


def _mask_rows(opinion: Opinion) -> None:
    """The words beside it: of messages and of the record's notes."""
    for rows, field in [(opinion.messages.all(), "text"), (opinion.steps.all(), "note")]:
        for row in rows:
            if (masked := mask_numbers(getattr(row, field))) != getattr(row, field):
                setattr(row, field, masked)
                row.save(update_fields=[field])
