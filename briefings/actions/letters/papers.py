"""Making the papers of numbered letters, a small batch at a time."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from briefings.documents.letters import printed
from briefings.models import Letter
from congress.audit.actions import Act, record_all
from congress.files.actions import take_in

BATCH = 5


@transaction.atomic
def make_papers(*, at: datetime, most: int = BATCH) -> int:
    """The PDFs of the next letters nobody else is making; how many.

    Of a killed worker's batch none is kept, and all of it is free again at once.
    """
    rows = Letter.objects.awaiting_paper().select_related("round").select_for_update(of=("self",), skip_locked=True)
    made = [_made(letter, at) for letter in rows[:most]]
    acts = [
        Act("letter.paper", f"letter:{letter.pk}", {"number": letter.label, "sha256": letter.sha256}) for letter in made
    ]
    record_all(acts, by=None, at=at)
    return len(made)


def _made(letter: Letter, at: datetime) -> Letter:
    file = ContentFile(printed(letter.words, "pdf"), name=f"{letter.label}.pdf")
    letter.pdf = take_in(file, by=None, at=at)
    letter.sha256 = letter.pdf.sha256
    letter.save(update_fields=["pdf", "sha256"])
    return letter
