"""Events with citizens (屋场恳谈会、议事会) and deputies' meetings: their steps, whose these are, the notice before."""

from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congress.common.lifecycle import Law, Step
from congress.organs.rules import LocalNumber
from congress.organs.workdays import PeriodUnit
from stations.rules.opinions import LOCAL_CUSTOM, Party


class EventKind(TextChoices):
    YARD = "yard", _("Talk in the yard")
    COUNCIL = "council", _("Council of residents")
    OTHER = "other", _("Other event with citizens")
    MEETING = "meeting", _("Meeting of deputies")


class EventStatus(TextChoices):
    PLANNED = "planned", _("Planned")
    ANNOUNCED = "announced", _("Announced")
    HELD = "held", pgettext_lazy("event", "Held")
    MINUTED = "minuted", _("Minutes written")
    CANCELLED = "cancelled", _("Cancelled")


class Coming(TextChoices):
    """A deputy's answer to the invitation."""

    UNKNOWN = "", _("Not answered yet")
    YES = "yes", _("Comes")
    NO = "no", _("Does not come")


WITHIN = frozenset({EventKind.MEETING})
"""Among deputies: told to those invited alone, without the notice citizens are given."""

S = EventStatus
PLANNED, ANNOUNCED, HELD = frozenset({S.PLANNED}), frozenset({S.ANNOUNCED}), frozenset({S.HELD})
HOSTS, INVITED = frozenset({Party.KEEPER, Party.OFFICE}), frozenset({Party.DEPUTY})
EVENT_LAW = Law(
    {
        "edit": Step(_("Edit"), PLANNED, None, HOSTS),
        "announce": Step(_("Announce it"), PLANNED, S.ANNOUNCED, HOSTS),
        "answer": Step(_("Answer the invitation"), ANNOUNCED, None, INVITED),
        "move": Step(_("Move it"), ANNOUNCED, None, HOSTS),
        "hold": Step(_("Record who came"), ANNOUNCED, S.HELD, HOSTS),
        "minute": Step(_("Write the minutes"), HELD, S.MINUTED, HOSTS),
        "cancel": Step(_("Cancel it"), PLANNED | ANNOUNCED, S.CANCELLED, HOSTS),
    },
    dict(EventStatus.choices),
)
TOOK_PLACE = frozenset({S.HELD, S.MINUTED})
NOTICE_DAYS = LocalNumber(
    "stations.event_notice_days", _("Notice before an event with citizens"), 3, PeriodUnit.DAYS, 2, 15, LOCAL_CUSTOM
)
LOCAL_NUMBERS = [NOTICE_DAYS]
MAX_CITIZENS = 5_000
MAX_MATTERS = 30
MATTER_LENGTH = 500


def last_day_to_announce(starts_on: date, days: int) -> date:
    return starts_on - timedelta(days=days)


def most_matters(kind: str) -> int:
    """What citizens bring up becomes opinions; where none come there are none."""
    return 0 if kind in WITHIN else MAX_MATTERS


def matters_in(text: str) -> list[str]:
    """What citizens brought up, one matter a line, empty lines left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]
