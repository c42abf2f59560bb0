"""Deputies sign in at the station: they scan a code that is good on that one day."""

from datetime import datetime

from django.core import signing
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.common.records import lock
from deputies.models import Mandate
from deputies.rules import MandateStatus
from stations.actions.receptions.steps import step, trail
from stations.models import Attendance, ReceptionDay
from stations.rules.receptions import CameBy

SALT = "reception"


def token_of(day: ReceptionDay) -> str:
    """What the code at the station says: this row on this day, signed."""
    return signing.Signer(salt=SALT).sign(f"{day.pk}.{day.on:%Y%m%d}")


def day_of(token: str) -> ReceptionDay | None:
    """The day the code is of; None for a code we did not sign, or of a day that was moved since."""
    try:
        key, _dot, on = signing.Signer(salt=SALT).unsign(token).partition(".")
    except signing.BadSignature:
        return None
    days = ReceptionDay.objects.select_related("station__congress", "station__region")
    found = days.filter(pk=key).first()
    return found if found and f"{found.on:%Y%m%d}" == on else None


@transaction.atomic
def sign_in(day: ReceptionDay, *, by: User, at: datetime) -> Attendance:
    """Write down that the deputy came, once. Refused on any other day, and to who is not of the station."""
    row = lock(day)
    if row.on != localdate(at):
        raise Refused(_("This code is good on the reception day only. Nothing was changed."))
    came = row.attendances.filter(mandate__person__user=by).first()
    if came:
        return came
    row = step("sign_in", row, by=by, at=at)
    came = Attendance.objects.create(day=row, mandate=_mandate(row, by), at=at, way=CameBy.CODE, by=by)
    trail("sign_in", row, by=by, at=at)
    return came


def _mandate(day: ReceptionDay, user: User) -> Mandate:
    """The one on the roster before another of the station."""
    own = Mandate.objects.filter(person__user=user, status=MandateStatus.IN_OFFICE)
    of_station = day.station.memberships.current(day.on).values("mandate")
    mandate = own.filter(reception_duties__day=day).first() or own.filter(pk__in=of_station).first()
    assert mandate is not None, "the table lets only deputies of the station sign in"
    return mandate
