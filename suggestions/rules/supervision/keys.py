"""The small life of a key suggestion (重点督办建议): proposed, decided by the chairs' meeting, reported, ended.

代表法 §52 lets the chairs' meeting fix them; 山东2017 §14 and 青岛2021 §20-21 say who proposes and supervises.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.accounts.rules import LEADERS, STAFF, Role
from congress.common.lifecycle import Law, Step

SUPERVISING = STAFF | LEADERS  # whose pages the pages of supervision are
PROPOSERS = STAFF | {Role.COMMITTEE}


class KeyStatus(TextChoices):
    PROPOSED = "proposed", _("Proposed")
    CHOSEN = "chosen", _("Under key supervision")
    REFUSED = "refused", _("Not chosen")
    WITHDRAWN = "withdrawn", _("Proposal withdrawn")
    REPORTED = "reported", _("Reported to the chairs' meeting")
    ENDED = "ended", _("Key supervision ended")


S = KeyStatus
OPEN = frozenset({S.PROPOSED, S.CHOSEN, S.REPORTED})
MARKED = frozenset({S.CHOSEN, S.REPORTED})  # carries the mark in lists
DECIDED = frozenset({S.CHOSEN, S.REFUSED, S.REPORTED, S.ENDED})
SHOWN = DECIDED - {S.REFUSED}  # told to everybody who may see the suggestion


def _step(label: object, sources: set[KeyStatus], to: KeyStatus | None, *who: Role) -> Step:
    return Step(label, frozenset(sources), to, frozenset(who))


KEY_LAW = Law(
    {
        "choose": _step(_("Choose as key suggestion"), {S.PROPOSED}, S.CHOSEN, Role.CHAIR),
        "refuse": _step(_("Not choose"), {S.PROPOSED}, S.REFUSED, Role.CHAIR),
        "withdraw": _step(_("Withdraw the proposal"), {S.PROPOSED}, S.WITHDRAWN, Role.SUPERVISOR, Role.COMMITTEE),
        "arrange": _step(_("Set who supervises and how"), {S.CHOSEN}, None, Role.SUPERVISOR),
        "report": _step(_("Add a report"), {S.CHOSEN}, None, Role.SUPERVISOR, Role.COMMITTEE),
        "hear": _step(_("Record the report to the chairs' meeting"), {S.CHOSEN}, S.REPORTED, Role.SUPERVISOR),
        "resume": _step(_("Go on supervising"), {S.REPORTED}, S.CHOSEN, Role.CHAIR),
        "end": _step(_("End the key supervision"), {S.REPORTED}, S.ENDED, Role.CHAIR, Role.SUPERVISOR),
    },
    dict(KeyStatus.choices),
)
