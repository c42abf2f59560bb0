"""The life of a placeholder: a matter that touches a state secret is handled on paper, and only its days are kept.

保密法 §30-34: what is not classified-grade may not store or process a state secret. So there is no title and no text.
"""

from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.accounts.rules import Role
from congress.common.lifecycle import Law, Step


class OfflineStatus(TextChoices):
    RECEIVED = "received", _("Received on paper")
    HANDED_OVER = "handed_over", _("Handed over on paper")
    REPLIED = "replied", _("Replied on paper")
    CLOSED = "closed", _("Closed")


S = OfflineStatus
REGISTERS = frozenset({Role.REVIEWER, Role.DISPATCHER})


def _step(label: object, source: OfflineStatus, to: OfflineStatus, *who: Role) -> Step:
    return Step(label, frozenset({source}), to, frozenset(who))


OFFLINE_LAW = Law(
    {
        "hand_over": _step(_("Record the hand-over"), S.RECEIVED, S.HANDED_OVER, Role.DISPATCHER),
        "reply": _step(_("Record the reply"), S.HANDED_OVER, S.REPLIED, Role.DISPATCHER, Role.SUPERVISOR),
        "close": _step(_("Record the closing"), S.REPLIED, S.CLOSED, Role.DISPATCHER, Role.SUPERVISOR),
    },
    dict(OfflineStatus.choices),
)
DAYS = {"hand_over": "handed_over_on", "reply": "replied_on", "close": "closed_on"}
"""The day each step keeps."""


def is_possible(on: date, after: date, today: date) -> bool:
    """A day of the paper's course lies neither before the one that went before it nor in the future."""
    return after <= on <= today
