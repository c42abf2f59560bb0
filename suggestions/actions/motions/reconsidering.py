"""Movers ask the presidium to think again."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from suggestions.actions.motions.steps import secretariat, step, tell
from suggestions.models import Motion
from suggestions.rules.motions import may_be_reconsidered, reconsider_until, supporters_needed


@transaction.atomic
def ask_reconsider(motion: Motion, *, reason: str, by: User, at: datetime) -> Motion:
    """A mover asks to reconsider “not a motion”; enough of them in time bring it back to the presidium (上海议案)."""
    last_meeting = motion.session.presidium_last_at
    if not may_be_reconsidered(last_meeting, at):
        when = f"{localtime(reconsider_until(last_meeting)):%Y-%m-%d %H:%M}" if last_meeting else _("not set")
        raise Refused(
            _("The time to ask is over: it ends four hours before the presidium's last meeting (%(when)s).")
            % {"when": when}
        )
    row = step("ask_reconsider", motion, by=by, at=at, note=reason.strip())
    own = row.signers.standing().filter(mandate__person__user=by, wants_reconsideration=False)
    if not own.update(wants_reconsideration=True):
        raise Refused(_("You have asked already; the other movers decide whether enough ask."))
    standing = row.signers.standing()
    asking = standing.filter(wants_reconsideration=True).count()
    if asking >= supporters_needed(standing.count()):
        row = step("reconsider", row, by=by, at=at)
        text = gettext_noop("The movers ask the presidium to reconsider: %(title)s")
        tell(secretariat(row, at), "motion-reconsider", text, row, at=at)
    return row
