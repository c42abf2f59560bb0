"""How many deputies a motion needs, what its text must hold, and when movers may ask again."""

from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from congress.organs.rules import Level

# 组织法 §22, 代表法 §15: ten deputies, in a township five; 全国人大 thirty. The lead counts.
MIN_MOVERS = {Level.TOWNSHIP: 5, Level.NATIONAL: 30}
RECONSIDER_HOURS = 4  # before the presidium's last meeting (上海议案)
RECONSIDER_MOVERS = 10  # and more than half of the movers (上海议案)


class SignerState(TextChoices):
    INVITED = "invited", gettext_lazy("Asked to sign")
    SIGNED = "signed", gettext_lazy("Signed this text")
    DECLINED = "declined", gettext_lazy("Did not sign")
    DROPPED = "dropped", gettext_lazy("Invitation dropped")
    LEAVING = "leaving", gettext_lazy("Asks to withdraw")
    LEFT = "left", gettext_lazy("Withdrew")


STANDING = {SignerState.SIGNED, SignerState.LEAVING}  # who counts: a wish to withdraw takes effect when agreed to


def min_movers(level: str) -> int:
    """The legal minimum of the level, the lead included."""
    return MIN_MOVERS.get(Level(level), 10)


def missing_before_submitting(
    *, grounds: str, proposal: str, is_bill: bool, bill: str, movers: int, needed: int, unanswered: int
) -> list[str]:
    """What the law still asks before a motion may be submitted; empty when it may be (代表法 §15, 上海议案 §5)."""
    missing = []
    if not grounds.strip():
        missing.append(_("the grounds (案据)"))
    if not proposal.strip():
        missing.append(_("the proposal (方案)"))
    if is_bill and not bill.strip():
        missing.append(_("the draft bill or its main points, with an explanation"))
    if movers < needed:
        more = needed - movers
        missing.append(ngettext("%(more)d more signature", "%(more)d more signatures", more) % {"more": more})
    if unanswered:
        words = ngettext(
            "the answer of %(open)d invited deputy", "the answers of %(open)d invited deputies", unanswered
        )
        missing.append(words % {"open": unanswered})
    return missing


def supporters_needed(movers: int) -> int:
    """More than half of the movers, and at least ten (上海议案); all of them where they are fewer, as in townships."""
    return min(movers, max(movers // 2 + 1, RECONSIDER_MOVERS))


def reconsider_until(last_meeting: datetime) -> datetime:
    """The last instant to ask: four hours before the presidium's last meeting (上海议案)."""
    return last_meeting - timedelta(hours=RECONSIDER_HOURS)


def may_be_reconsidered(last_meeting: datetime | None, at: datetime) -> bool:
    """Without a last meeting there is nobody left to reconsider."""
    return last_meeting is not None and at <= reconsider_until(last_meeting)
