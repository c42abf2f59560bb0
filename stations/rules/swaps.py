"""Two deputies swap reception days (调换接待日): one asks, the other agrees. Plain values.

Citizens read three days before who receives (domain.md §4.4). So a swap is for days whose notice is not out and not
overdue; later the way is to ask for leave, and the keeper decides.
"""

from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congress.common.lifecycle import Law, Step
from stations.rules.receptions import DayStatus


class SwapStatus(TextChoices):
    ASKED = "asked", pgettext_lazy("swap", "Asked")
    AGREED = "agreed", pgettext_lazy("swap", "Agreed")
    DECLINED = "declined", pgettext_lazy("swap", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("swap", "Withdrawn")


class SwapParty(TextChoices):
    """What somebody is to one swap."""

    ASKER = "asker", _("Who asks")
    OTHER = "other", _("Who is asked")


ASKED, ASKER, OTHER = frozenset({SwapStatus.ASKED}), frozenset({SwapParty.ASKER}), frozenset({SwapParty.OTHER})
SWAP_LAW = Law(
    {
        "agree": Step(pgettext_lazy("swap", "Agree to the swap"), ASKED, SwapStatus.AGREED, OTHER),
        "decline": Step(pgettext_lazy("swap", "Decline"), ASKED, SwapStatus.DECLINED, OTHER),
        "withdraw": Step(pgettext_lazy("swap", "Withdraw the question"), ASKED, SwapStatus.WITHDRAWN, ASKER),
    },
    dict(SwapStatus.choices),
)


def last_day_to_swap(on: date, notice_days: int) -> date:
    return on - timedelta(days=notice_days)


def is_in_time(status: str, on: date, today: date, notice_days: int) -> bool:
    """Whether a day may still change hands: nobody was told of it, and the day of its notice is not over."""
    return status == DayStatus.PLANNED and today <= last_day_to_swap(on, notice_days)
