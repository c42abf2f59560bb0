"""The clocks of a motion, after Shanghai's rules on motions (上海议案), which places may replace by their own."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.organs.rules import LocalNumber
from congress.organs.workdays import PeriodUnit

MONTHS, DAYS = PeriodUnit.MONTHS, PeriodUnit.DAYS


class MotionClockKind(TextChoices):
    REFER = "refer", _("Referral to a committee")
    OPINION = "opinion", _("Committee's opinion")
    SEND = "send", _("Sending to the bodies concerned")
    BODIES = "bodies", _("Opinions of the bodies concerned")
    REPORT = "report", _("Committee's result report")
    REREPORT = "rereport", _("Result report, handled again")
    IMPLEMENT = "implement", _("Implementation report")


K = MotionClockKind
SHANGHAI = _("After Shanghai's rules on motions; this place has set no rule of its own")
MOTION_NUMBERS = {
    K.REFER: LocalNumber("motions.refer", K.REFER.label, 15, DAYS, 5, 30, SHANGHAI),
    K.OPINION: LocalNumber("motions.opinion", K.OPINION.label, 30, DAYS, 10, 60, SHANGHAI),
    K.SEND: LocalNumber("motions.send", K.SEND.label, 15, DAYS, 5, 30, SHANGHAI),
    K.BODIES: LocalNumber("motions.bodies", K.BODIES.label, 30, DAYS, 15, 90, SHANGHAI),
    K.REPORT: LocalNumber("motions.report", K.REPORT.label, 3, MONTHS, 1, 6, SHANGHAI),
    K.REREPORT: LocalNumber("motions.rereport", K.REREPORT.label, 1, MONTHS, 1, 3, SHANGHAI),
    K.IMPLEMENT: LocalNumber("motions.implement", K.IMPLEMENT.label, 3, MONTHS, 1, 6, SHANGHAI),
}
LOCAL_NUMBERS = list(MOTION_NUMBERS.values())


@dataclass(frozen=True)
class MotionClockRule:
    """Whether the committee owes the act, or the secretariat alone, and what happens when it is missed."""

    is_committees: bool
    missed: object


MOTION_CLOCKS = {
    K.REFER: MotionClockRule(False, _("The motion stays overdue on the motions desk until it is referred.")),
    K.OPINION: MotionClockRule(True, _("The presidium may decide without it; the report says so.")),
    K.SEND: MotionClockRule(True, _("The secretariat is told; the clock of the result report runs on.")),
    K.BODIES: MotionClockRule(True, _("The committee reports without the missing opinions and names them.")),
    K.REPORT: MotionClockRule(True, _("The chairs' meeting is told that the report is late.")),
    K.REREPORT: MotionClockRule(True, _("The chairs' meeting is told that the report is late.")),
    K.IMPLEMENT: MotionClockRule(False, _("The secretariat urges the bodies that carry it out.")),
}
