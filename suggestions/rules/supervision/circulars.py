"""The circular on how units handled suggestions (通报): drafted from figures of a day, approved by somebody else."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.accounts.rules import Role
from congress.common.lifecycle import Law, Step

COUNTED = ("replied", "answered", "contacted", "content", "solved")  # measures, in the order of the table


class CircularStatus(TextChoices):
    DRAFTED = "drafted", _("Waits for approval")
    ISSUED = "issued", _("Issued")
    DROPPED = "dropped", _("Given up")


S = CircularStatus
CIRCULAR_LAW = Law(
    {
        "approve": Step(
            _("Approve and issue"), frozenset({S.DRAFTED}), S.ISSUED, frozenset({Role.CHAIR, Role.SUPERVISOR})
        ),
        "drop": Step(_("Give the circular up"), frozenset({S.DRAFTED}), S.DROPPED, frozenset({Role.SUPERVISOR})),
    },
    dict(CircularStatus.choices),
)
