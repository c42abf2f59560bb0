"""Best suggestions and units of a year (优秀建议、优秀承办单位): nominated, decided by the meeting, announced."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.accounts.rules import Role
from congress.common.lifecycle import Law, Step


class AwardStatus(TextChoices):
    OPEN = "open", _("Nominations open")
    DECIDED = "decided", _("Decided")
    ANNOUNCED = "announced", _("Announced")
    VOID = "void", _("Given up")


S = AwardStatus
OPEN, OFFICE = frozenset({S.OPEN}), frozenset({Role.SUPERVISOR})
NOMINATORS = frozenset({Role.SUPERVISOR, Role.COMMITTEE})
AWARD_LAW = Law(
    {
        "nominate": Step(_("Nominate"), OPEN, None, NOMINATORS),
        "drop": Step(_("Take a nomination back"), OPEN, None, NOMINATORS),
        "decide": Step(_("Decide"), OPEN, S.DECIDED, frozenset({Role.CHAIR})),
        "announce": Step(_("Announce"), frozenset({S.DECIDED}), S.ANNOUNCED, OFFICE),
        "give_up": Step(_("Give the awards up"), frozenset({S.OPEN, S.DECIDED}), S.VOID, OFFICE),
    },
    dict(AwardStatus.choices),
)
