"""The clocks of a suggestion: how long, by which clause, and what happens when one runs out."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.organs.rules import LocalNumber, PlainUnit, Ranges
from congress.organs.workdays import PeriodUnit

WD, MONTHS, DAYS = PeriodUnit.WORKDAYS, PeriodUnit.MONTHS, PeriodUnit.DAYS
YES_NO = PlainUnit.YES_NO


class ClockKind(TextChoices):
    FIRST_REVIEW = "first", _("First review")
    DISPATCH = "dispatch", _("Hand-over")
    PASS_ON = "pass_on", _("Passing on to units")
    REDISPATCH = "redispatch", _("Hand-over after a return")
    SIGN = "sign", _("Sign-in")
    RETURN = "return", _("Return window")
    CONTACT = "contact", _("First contact with the deputy")
    CO_OPINION = "co_opinion", _("Co-handling opinion")
    ANSWER = "answer", _("Answer")
    EXTENDED = "extended", _("Answer, extended")
    REHANDLE = "rehandle", _("Answer after re-handling")
    RATING = "rating", _("Rating")
    PROMISE = "promise", _("Promise")


K = ClockKind
LAW_51 = _("Deputies Law, article 51")
LOCAL_CUSTOM = _("Common local practice; this place has set no rule of its own")
TEN_DAYS: Ranges = {DAYS: (1, 10)}
# Defaults and ranges as compared over the local regulations.
# A range in another unit stands where regulations use it (重庆: co-handling opinion in 30 working days).
# Towns: two months, at most four (重庆乡镇 §16, 山东乡镇 §15).
NUMBERS = {
    K.FIRST_REVIEW: LocalNumber("suggestions.first_review", K.FIRST_REVIEW.label, 5, WD, 1, 10, LOCAL_CUSTOM),
    K.PASS_ON: LocalNumber("suggestions.pass_on", K.PASS_ON.label, 5, WD, 1, 10, LOCAL_CUSTOM),
    K.DISPATCH: LocalNumber("suggestions.dispatch", K.DISPATCH.label, 5, WD, 1, 10, LOCAL_CUSTOM, also=TEN_DAYS),
    K.REDISPATCH: LocalNumber("suggestions.redispatch", K.REDISPATCH.label, 10, WD, 1, 10, LOCAL_CUSTOM, also=TEN_DAYS),
    K.SIGN: LocalNumber("suggestions.sign", K.SIGN.label, 5, WD, 1, 10, LOCAL_CUSTOM, also=TEN_DAYS),
    K.RETURN: LocalNumber("suggestions.return", K.RETURN.label, 5, WD, 1, 10, LOCAL_CUSTOM, also=TEN_DAYS),
    K.CONTACT: LocalNumber("suggestions.first_contact", K.CONTACT.label, 20, WD, 5, 40, LOCAL_CUSTOM),
    K.CO_OPINION: LocalNumber(
        "suggestions.co_opinion", K.CO_OPINION.label, 1, MONTHS, 1, 2, LOCAL_CUSTOM, also={WD: (20, 30)}
    ),
    K.ANSWER: LocalNumber(
        "suggestions.answer", K.ANSWER.label, 3, MONTHS, 1, 3, LAW_51, {"township": 2}, source=LAW_51
    ),
    K.EXTENDED: LocalNumber(
        "suggestions.answer_hard", K.EXTENDED.label, 6, MONTHS, 3, 6, LAW_51, {"township": 4}, source=LAW_51
    ),
    K.REHANDLE: LocalNumber(
        "suggestions.rehandle", K.REHANDLE.label, 1, MONTHS, 1, 2, LOCAL_CUSTOM, also={DAYS: (15, 60)}
    ),
    K.RATING: LocalNumber("suggestions.rating", K.RATING.label, 20, WD, 10, 20, LOCAL_CUSTOM),
}
NEAR = LocalNumber("suggestions.light_near", _("Due soon"), 15, DAYS, 5, 30, LOCAL_CUSTOM)
HOT = LocalNumber("suggestions.light_hot", _("Urgent"), 3, DAYS, 1, 10, LOCAL_CUSTOM)
# Within a month after the session (上海建议规定 §15); told on the page, and nothing is refused for it.
HANDOVER_MEETING = LocalNumber(
    "suggestions.handover_meeting", _("Hand-over meeting after the session"), 1, MONTHS, 1, 2, LOCAL_CUSTOM
)
# Whether the place has a first review by township, street or delegation, and whether all who signed must agree to a
# withdrawal (上海建议规定: joint ones, all must ask).
HAS_FIRST_REVIEW = LocalNumber("suggestions.has_first_review", _("First review"), 0, YES_NO, 0, 1, LOCAL_CUSTOM)
ALL_WITHDRAW = LocalNumber(
    "suggestions.all_withdraw", _("Withdrawal needs every co-signer"), 1, YES_NO, 0, 1, LOCAL_CUSTOM
)
LOCAL_NUMBERS = [*NUMBERS.values(), NEAR, HOT, HANDOVER_MEETING, HAS_FIRST_REVIEW, ALL_WITHDRAW]


@dataclass(frozen=True)
class ClockRule:
    """Who owes the act, the sentence for missing it, and whether reminders go out.

    `owed_by` is unit, office (dispatcher), area (first reviewer), first_tier or deputy.
    """

    owed_by: str
    missed: object
    is_reminded: bool = True


CLOCKS = {
    K.FIRST_REVIEW: ClockRule("area", _("The committee may review without the first review.")),
    K.PASS_ON: ClockRule("first_tier", _("The supervisor is told; the answer clock runs on.")),
    K.DISPATCH: ClockRule("office", _("The item shows on the overdue desk until it is handed over.")),
    K.REDISPATCH: ClockRule("office", _("The item shows on the overdue desk until it is handed over again.")),
    K.SIGN: ClockRule("unit", _("The supervisor is told; the answer clock runs on.")),
    K.RETURN: ClockRule("unit", _("After this day a return is no longer possible."), is_reminded=False),
    K.CONTACT: ClockRule("unit", _("The supervisor is told that the deputy was not contacted.")),
    K.CO_OPINION: ClockRule("unit", _("The lead unit answers without it and says so.")),
    K.ANSWER: ClockRule("unit", _("The item is overdue until it is answered; the supervisor urges in writing.")),
    K.EXTENDED: ClockRule("unit", _("The item is overdue; there is no second extension.")),
    K.REHANDLE: ClockRule("unit", _("The item is overdue until it is answered again.")),
    K.PROMISE: ClockRule("unit", _("The promise is overdue; the supervisor urges and the look-back names it.")),
    K.RATING: ClockRule("deputy", _("Recorded as “no feedback” and left out of the satisfaction rate.")),
}
