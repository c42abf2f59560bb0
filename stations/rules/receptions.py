"""The life of a reception day (接待日): planned by the rule, announced before it, held or cancelled. domain.md §4.4."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congress.accounts.rules import Role
from congress.common.lifecycle import Law, Step
from congress.organs.rules import LocalNumber, PlainUnit
from congress.organs.workdays import PeriodUnit
from stations.rules.opinions import LOCAL_CUSTOM

PLANNED_DAYS = 90  # how far ahead days are planned
SHOWN_HELD = 20  # days that are over on the page of who receives


class DayStatus(TextChoices):
    PLANNED = "planned", pgettext_lazy("reception day", "Planned")
    ANNOUNCED = "announced", pgettext_lazy("reception day", "Announced")
    HELD = "held", pgettext_lazy("reception day", "Held")
    CANCELLED = "cancelled", pgettext_lazy("reception day", "Cancelled")
    DROPPED = "dropped", pgettext_lazy("reception day", "No longer planned")


class DayParty(TextChoices):
    """What somebody is to one reception day."""

    DEPUTY = "deputy", _("Deputy of the station")
    KEEPER = "keeper", _("Station keeper")
    OFFICE = "office", _("Committee's office")
    CLOCK = "clock", _("The clock")


class CameBy(TextChoices):
    CODE = "code", pgettext_lazy("sign-in", "by scanning the code")
    KEEPER = "keeper", pgettext_lazy("sign-in", "entered by the keeper")


S, P = DayStatus, DayParty
HOSTS = {P.KEEPER, P.OFFICE}
AHEAD = {S.PLANNED, S.ANNOUNCED}


def _step(label: object, sources: set[DayStatus], to: DayStatus | None, who: set[DayParty]) -> Step:
    return Step(label, frozenset(sources), to, frozenset(who))


LAW = Law(
    {
        "move": _step(_("Move off a holiday"), {S.PLANNED}, None, {P.CLOCK}),
        "drop": _step(_("Take out of the plan"), {S.PLANNED}, S.DROPPED, {P.CLOCK}),
        "restore": _step(_("Plan again"), {S.DROPPED}, S.PLANNED, {P.CLOCK, *HOSTS}),
        "set_roster": _step(_("Say who receives"), AHEAD, None, HOSTS),
        "announce": _step(_("Announce"), {S.PLANNED}, S.ANNOUNCED, {P.CLOCK, *HOSTS}),
        "ask_swap": _step(_("Ask another deputy to swap"), {S.PLANNED}, None, {P.DEPUTY}),
        "swap": _step(_("Swap with another deputy"), {S.PLANNED}, None, {P.DEPUTY}),
        "leave": _step(_("Ask for leave from it"), AHEAD, None, {P.DEPUTY}),
        "sign_in": _step(_("Sign in at the station"), {*AHEAD, S.HELD}, None, {P.DEPUTY}),
        "cancel": _step(_("Cancel the day"), AHEAD, S.CANCELLED, HOSTS),
        "record": _step(_("Record the day"), AHEAD, S.HELD, HOSTS),
        "correct": _step(_("Mend the record"), {S.HELD}, None, HOSTS),
    },
    dict(S.choices),
)

TOLD = frozenset({S.ANNOUNCED, S.HELD, S.CANCELLED})  # what everybody may know of
HOST_ROLES = frozenset({Role.DISPATCHER, Role.SUPERVISOR})

NOTICE_DAYS = LocalNumber(
    "station.notice_days", _("Notice before a reception day"), 3, PeriodUnit.DAYS, 2, 3, LOCAL_CUSTOM
)
ON_DUTY = LocalNumber("station.on_duty", _("Deputies at a reception day"), 2, PlainUnit.COUNT, 1, 9, LOCAL_CUSTOM)
LOCAL_NUMBERS = [NOTICE_DAYS, ON_DUTY]
