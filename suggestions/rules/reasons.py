"""Why a suggestion may not be accepted: the union of the local regulations (不予受理情形)."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "personal": _("It concerns a private matter of the deputy or relatives."),
    "forwarded": _("It passes on letters or petitions of others."),
    "complaint": _("It is a petition, accusation or report of an offence."),
    "case": _("It concerns a particular case before a judicial or supervisory organ."),
    "tender": _("It asks for a particular result of a tender under way."),
    "academic": _("It is an academic discussion or promotes a product."),
    "advice": _("It asks for legal or policy advice."),
    "empty": _("It has no actual content."),
    "elsewhere": _("The matter is not within this level's powers."),
    "own_unit": _("It concerns only a matter of the deputy's own unit."),
    "interest": _("It may serve a private interest or disturb fair competition."),
    "other": _("Another reason, given in the note."),
}
