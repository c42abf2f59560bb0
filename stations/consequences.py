"""What follows from a step on an opinion, in one sentence each, shown before the button is pressed. Pure."""

from django.utils.translation import gettext_lazy as _

CONSEQUENCES = {
    "accept": _("The citizen sees that it was taken up. The clock of the answer starts."),
    "refuse": _("It ends here. The citizen reads the reason and the way out named for it."),
    "fold": _("It gets the answer of the other one; its citizen rates it on its own."),
    "unfold": _("It gets a clock of its own again."),
    "hand": _("Whoever it goes to is told at once if they have an account, and their clock starts today."),
    "fetch_back": _("They are told and see it no more. The clock of the answer starts again."),
    "take_up": _("You take it on. Your clock has run since it was handed over."),
    "give_back": _("Deputy and station read why; you see it no more."),
    "reply": _("It goes to deputy and station, who pass it on to the citizen."),
    "note_reply": _("The answer to the citizen is the next step."),
    "unsuggest": _("The suggestion goes its own way; your clock starts again. The citizen reads the note."),
    "tell": _("The citizen reads it with receipt number and code. Nothing ends by it."),
    "answer": _("The citizen reads it with receipt number and code, and may rate it or ask to have it redone."),
    "close": _("It ends here. The citizen reads your explanation."),
}
