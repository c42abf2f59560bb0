"""The life of what a citizen says (群众意见): which steps there are, whose they are, and how long each may take.

domain.md §4.5; the clocks are local rules, because no law sets them.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congress.accounts.rules import UNIT_ROLES, Role
from congress.common.lifecycle import Law, Step
from congress.organs.rules import LocalNumber
from congress.organs.workdays import PeriodUnit

WD, MONTHS = PeriodUnit.WORKDAYS, PeriodUnit.MONTHS
LOCAL_CUSTOM = _("Common local practice; this place has set no rule of its own")


class Status(TextChoices):
    SUBMITTED = "submitted", _("Submitted")
    ACCEPTED = "accepted", pgettext_lazy("opinion", "Accepted")
    HANDED = "handed", pgettext_lazy("opinion", "Handed over")
    HANDLING = "handling", _("In progress")
    REPLIED = "replied", pgettext_lazy("opinion", "Replied to the deputy or station")
    SUGGESTED = "suggested", _("Made into a suggestion")
    ANSWERED = "answered", pgettext_lazy("opinion", "Answered to the citizen")
    REOPENED = "reopened", _("Being redone")
    FOLDED = "folded", _("Handled with another")
    CLOSED = "closed", _("Closed")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Party(TextChoices):
    """What somebody is to one opinion."""

    CITIZEN = "citizen", _("Citizen")
    DEPUTY = "deputy", _("Deputy spoken to")
    HIGHER = "higher", _("Higher deputy")
    KEEPER = "keeper", _("Station keeper")
    OFFICE = "office", _("Committee's office")
    UNIT = "unit", _("Unit")
    CLOCK = "clock", _("The clock")


class Route(TextChoices):
    """Where it goes (domain.md §4.5). What is answered on the spot, refused or made a suggestion goes nowhere."""

    UNIT = "unit", pgettext_lazy("route", "To a unit")
    VILLAGE = "village", pgettext_lazy("route", "To the village or community")
    TOWNSHIP = "township", pgettext_lazy("route", "To the township or street")
    HIGHER = "higher", pgettext_lazy("route", "To a deputy of a higher level")
    HOTLINE = "hotline", pgettext_lazy("route", "To the 12345 hotline")


class Way(TextChoices):
    """How it came."""

    CODE = "code", pgettext_lazy("way", "By scanning a code")
    RECEPTION = "reception", pgettext_lazy("way", "At a reception day")
    VISIT = "visit", pgettext_lazy("way", "By a visit")
    EVENT = "event", pgettext_lazy("way", "At an event with citizens")


class Topic(TextChoices):
    TRAFFIC = "traffic", _("Traffic and travel")
    FARMING = "farming", _("Farming and villages")
    HEALTH = "health", _("Health")
    BUILDING = "building", _("Building and housing")
    SCHOOLS = "schools", _("Education and culture")
    NATURE = "nature", _("Environment")
    WELFARE = "welfare", _("Social security")
    ORDER = "order", _("Community and public order")
    MONEY = "money", _("Finance and economy")
    OTHER = "other", _("Other")


class Rating(TextChoices):
    SATISFIED = "satisfied", _("Satisfied")
    MOSTLY = "mostly", _("Mostly satisfied")
    NOT = "not", _("Not satisfied")


class Refusal(TextChoices):
    """Why it is not accepted; each names the lawful way out (domain.md §4.5, route 7)."""

    LAWSUIT = "lawsuit", _("Lawsuit, arbitration or enforcement")
    REVIEW = "review", _("Administrative reconsideration")
    PETITION = "petition", _("A petition that another organ is examining")
    REPORT = "report", _("A report of a crime or of misconduct")
    PRIVATE = "private", _("A matter between private persons")
    UNCLEAR = "unclear", _("Not clear what is meant")
    ABUSE = "abuse", _("Insults or advertising")


WAYS_OUT = {
    Refusal.LAWSUIT: _("Courts decide on their own; ask the court or arbitration body, or legal aid at 12348."),
    Refusal.REVIEW: _("Ask the organ that examines the reconsideration."),
    Refusal.PETITION: _("Ask the petition office that has taken it, or hand it in there."),
    Refusal.REPORT: _("In danger call 110; report misconduct of officials to the supervision commission at 12388."),
    Refusal.PRIVATE: _("The people's mediation committee of your village or community helps, and legal aid at 12348."),
    Refusal.UNCLEAR: _("Please write again: where, when, what happened and what you ask for."),
    Refusal.ABUSE: _("Please write again without insults or advertising."),
}

S, P = Status, Party
HANDLERS = {P.DEPUTY, P.KEEPER, P.OFFICE}
HELPERS = {P.UNIT, P.HIGHER}
ENDED = {S.CLOSED, S.NOT_ACCEPTED, S.WITHDRAWN}
OPEN = set(S) - ENDED
OURS = {S.SUBMITTED, S.ACCEPTED, S.REOPENED}  # the next act is the deputy's or the station's
AWAY = {S.HANDED, S.HANDLING}  # the next act is of whoever it was handed to


def _step(label: object, sources: set[Status], to: Status | None, who: set[Party]) -> Step:
    return Step(label, frozenset(sources), to, frozenset(who))


LAW = Law(
    {
        "accept": _step(_("Take up"), {S.SUBMITTED}, S.ACCEPTED, HANDLERS),
        "refuse": _step(_("Not accept"), {S.SUBMITTED, S.ACCEPTED}, S.NOT_ACCEPTED, HANDLERS),
        "fold": _step(_("Handle with another"), {S.SUBMITTED, S.ACCEPTED}, S.FOLDED, HANDLERS),
        "unfold": _step(_("Handle on its own again"), {S.FOLDED}, S.ACCEPTED, {*HANDLERS, P.CLOCK}),
        "hand": _step(pgettext_lazy("opinion", "Hand over"), OURS, S.HANDED, HANDLERS),
        "fetch_back": _step(_("Fetch back"), {S.HANDED}, S.ACCEPTED, HANDLERS),
        "take_up": _step(_("Sign in the item"), {S.HANDED}, S.HANDLING, HELPERS),
        "give_back": _step(_("Give back"), AWAY, S.ACCEPTED, HELPERS),
        "reply": _step(_("Reply"), AWAY, S.REPLIED, HELPERS),
        "note_reply": _step(_("Record the reply"), {S.HANDED}, S.REPLIED, HANDLERS),
        "suggest": _step(_("Make a suggestion of it"), {*OURS, S.REPLIED}, S.SUGGESTED, {P.DEPUTY}),
        "unsuggest": _step(_("Handle without the suggestion"), {S.SUGGESTED}, S.ACCEPTED, {P.DEPUTY, P.CLOCK}),
        "progress": _step(_("News of the suggestion"), {S.SUGGESTED, S.REPLIED, S.ANSWERED}, None, {P.CLOCK}),
        "suggestion_replied": _step(_("The suggestion was answered"), {S.SUGGESTED}, S.REPLIED, {P.CLOCK}),
        "tell": _step(_("Tell the citizen"), OPEN - {S.FOLDED}, None, HANDLERS),
        "answer": _step(_("Answer the citizen"), {*OURS, S.REPLIED, S.SUGGESTED}, S.ANSWERED, HANDLERS),
        "answer_folded": _step(_("Answer with the other"), {S.FOLDED}, S.ANSWERED, {P.CLOCK}),
        "say_more": _step(_("Add something"), OPEN, None, {P.CITIZEN}),
        "rate": _step(_("Rate"), {S.ANSWERED}, S.CLOSED, {P.CITIZEN}),
        "ask_again": _step(_("Ask to have it redone"), {S.ANSWERED}, S.REOPENED, {P.CITIZEN}),
        "end_rating": _step(_("End the rating period"), {S.ANSWERED}, S.CLOSED, {P.CLOCK}),
        "close": _step(_("Close with an explanation"), {S.REOPENED}, S.CLOSED, HANDLERS),
        "withdraw": _step(_("Withdraw"), OPEN, S.WITHDRAWN, {P.CITIZEN}),
    },
    dict(Status.choices),
)

OFFICE_ROLES = frozenset({Role.DISPATCHER, Role.SUPERVISOR})
UNIT_PARTIES = UNIT_ROLES

TOLD = frozenset({"progress", "suggestion_replied", "unsuggest"})  # steps whose note is written for the citizen


class ClockKind(TextChoices):
    ACCEPT = "accept", _("Taking up")
    ANSWER = "answer", pgettext_lazy("opinion", "Answer to the citizen")
    TOWNSHIP = "township", _("Reply of the township or community")
    UNIT = "unit", _("Reply of the unit")
    HOTLINE = "hotline", _("Reply of the 12345 hotline")
    TELL_BACK = "tell_back", _("Passing the reply on to the citizen")
    RATING = "rating", pgettext_lazy("opinion", "Rating")


K = ClockKind
NUMBERS = {
    K.ACCEPT: LocalNumber("opinions.accept", K.ACCEPT.label, 3, WD, 1, 5, LOCAL_CUSTOM),
    K.ANSWER: LocalNumber("opinions.answer", K.ANSWER.label, 20, WD, 5, 30, LOCAL_CUSTOM, also={MONTHS: (1, 1)}),
    K.TOWNSHIP: LocalNumber("opinions.township", K.TOWNSHIP.label, 10, WD, 5, 20, LOCAL_CUSTOM),
    K.UNIT: LocalNumber("opinions.unit", K.UNIT.label, 15, WD, 10, 30, LOCAL_CUSTOM, also={MONTHS: (1, 1)}),
    K.HOTLINE: LocalNumber("opinions.hotline", K.HOTLINE.label, 5, WD, 5, 10, LOCAL_CUSTOM),
    K.TELL_BACK: LocalNumber("opinions.tell_back", K.TELL_BACK.label, 3, WD, 1, 5, LOCAL_CUSTOM),
    K.RATING: LocalNumber("opinions.rating", K.RATING.label, 15, WD, 5, 20, LOCAL_CUSTOM),
}
RETENTION = LocalNumber("opinions.retention", _("Keeping of contacts after the end"), 24, MONTHS, 6, 36, LOCAL_CUSTOM)
LOCAL_NUMBERS = [*NUMBERS.values(), RETENTION]
ROUTE_CLOCKS = {
    Route.UNIT: K.UNIT,
    Route.VILLAGE: K.TOWNSHIP,
    Route.TOWNSHIP: K.TOWNSHIP,
    Route.HIGHER: K.UNIT,
    Route.HOTLINE: K.HOTLINE,
}
CLOCK_OF = {
    S.SUBMITTED: K.ACCEPT,
    S.ACCEPTED: K.ANSWER,
    S.REOPENED: K.ANSWER,
    S.REPLIED: K.TELL_BACK,
    S.ANSWERED: K.RATING,
}
"""The clock that starts with a status; that of one handed over is its route's, and it runs on while it is handled."""

MAX_PHOTOS = 3
TEXT_LENGTH = 2_000
