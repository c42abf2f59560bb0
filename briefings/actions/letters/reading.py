"""Papers taken: each time stands in the trail."""

from datetime import datetime

from django.db import transaction

from briefings.models import Letter, LetterRound
from congress.accounts.models import User
from congress.audit.actions import record


@transaction.atomic
def take(letter: Letter, kind: str, *, by: User, at: datetime) -> Letter:
    """One paper, a draft too."""
    record("letter.download", f"letter:{letter.pk}", by=by, at=at, detail={"number": letter.label, "kind": kind})
    return letter


@transaction.atomic
def take_all(round: LetterRound, *, by: User, at: datetime) -> list[Letter]:
    """Every kept paper of a round, by number."""
    letters = list(Letter.objects.filter(round=round).with_paper().order_by("place"))
    detail = {"year": round.year, "letters": len(letters)}
    record("letters.download", f"letters:{round.pk}", by=by, at=at, detail=detail)
    return letters
