"""The suggestions a draw is from, by the key that stands in its printed list."""

from collections.abc import Sequence
from typing import Any

from suggestions.models import Suggestion
from suggestions.models.supervision import Draw
from suggestions.rules import Status

OUTSIDE = (Status.WITHDRAWN, Status.NOT_ACCEPTED, Status.MERGED)


def key_of(suggestion: Suggestion) -> str:
    """Term, session, period and number: 9-5-between-0031. It needs no database to be read."""
    session = suggestion.session
    return f"{session.term.number}-{session.number}-{suggestion.period}-{suggestion.number:04d}"


def by_key(draw: Draw, *, frozen: Sequence[str] | None = None) -> dict[str, Any]:
    """Those the draw's filter finds now; with `frozen`, those of the frozen list, whatever became of them since."""
    numbered = Suggestion.objects.filter(session=draw.session, number__isnull=False).select_related("session__term")
    if frozen is not None:
        listed = set(frozen)
        return {key_of(row): row for row in numbered if key_of(row) in listed}
    rows = numbered.filter(is_confidential=False).exclude(status__in=OUTSIDE)
    if draw.category_id:
        rows = rows.filter(category=draw.category_id)
    if draw.from_status:
        rows = rows.filter(status=draw.from_status)
    return {key_of(row): row for row in rows}
