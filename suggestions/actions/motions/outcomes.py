"""What the session did with a motion on its agenda."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.organs.models import Unit
from suggestions.actions.motions.bodies import charge
from suggestions.actions.motions.steps import movers, start_after_session, step, tell
from suggestions.models import Motion
from suggestions.rules.motions import OUTCOMES


@transaction.atomic
def record_outcome(
    motion: Motion, *, name: str, note: str, units: Iterable[Unit] = (), by: User, at: datetime, seen: int | None = None
) -> Motion:
    """What the session did with a motion on its agenda: one of the four outcomes."""
    if name not in OUTCOMES:
        raise Refused(_("Choose one of the four outcomes."))
    today = localdate(at)
    ended = {"closed_on": today} if name == "put_to_vote" else {}
    row = step(name, motion, by=by, at=at, note=note.strip(), seen=seen, **ended)
    if name in ("committee_first", "authorise"):
        start_after_session(row, today)
    if name == "resolve":
        charge(row, units, at)
    text = gettext_noop("%(what)s: %(title)s")
    tell(movers(row), "motion-outcome", text, row, at=at, what=str(row.steps.latest("pk").label))
    return row
