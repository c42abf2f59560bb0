"""What the citizen is told of the suggestion made of their words, by the step that was taken. Pure."""

from django.utils.translation import gettext_noop

NEWS = {
    "submit": gettext_noop("The deputy handed the suggestion in; the committee is reviewing it."),
    "send_back": gettext_noop("The suggestion went back to the deputy to be mended."),
    "accept": gettext_noop("The committee accepted the suggestion: %(number)s."),
    "merge": gettext_noop("The suggestion is handled together with another on the same matter."),
    "unmerge": gettext_noop("The suggestion is handled on its own again."),
    "rehandle": gettext_noop("The answer was not good enough; the suggestion is being handled again."),
}
HANDED_OVER = gettext_noop("The suggestion was handed to %(units)s. The written answer is due by %(due)s.")
ANSWERED = gettext_noop("The suggestion was answered in writing. The deputy will tell you what it says.")
ANSWERS = frozenset({"send_reply", "answer_merged"})
# After these there is no suggestion any more; what the citizen said is back with the deputy.
OVER = {
    "withdraw": gettext_noop("The suggestion was withdrawn. The deputy goes on with what you said in another way."),
    "refuse": gettext_noop("The committee did not accept the suggestion. The deputy goes on in another way."),
    "discard": gettext_noop("The deputy did not hand the suggestion in, and goes on in another way."),
}
