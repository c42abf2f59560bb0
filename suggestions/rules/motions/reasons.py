"""Why a text is not a motion (上海议案 §7), and what its form must have (代表法 §15)."""

from django.utils.translation import gettext_lazy as _

NOT_A_MOTION = {
    "central": _("It is a matter of the central organs."),
    "organs": _("It is a matter of executive, supervisory or judicial organs."),
    "lower": _("It is a matter of a lower people's congress."),
    "others": _("It concerns a party, association, enterprise or person."),
    "form": _("It lacks the matter, the grounds or the proposal."),
    "other": _("Another reason, given in the note."),
}
