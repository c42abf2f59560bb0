"""What is written down of a reception day when it is over: who came, how many citizens, a remark."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from deputies.models import Mandate
from stations.actions.receptions.rostering import members_on
from stations.actions.receptions.steps import step, trail
from stations.models import Attendance, ReceptionDay
from stations.rules.receptions import CameBy


def record_day(day: ReceptionDay, *, by: User, at: datetime, **facts: Any) -> ReceptionDay:
    """Held: write down `mandates` who came, the number of `citizens`, a `remark`."""
    return _record("record", day, by=by, at=at, **facts)


def correct(day: ReceptionDay, *, by: User, at: datetime, **facts: Any) -> ReceptionDay:
    """Mend the record of a held day, with the same facts. Who signed in stays."""
    return _record("correct", day, by=by, at=at, **facts)


@transaction.atomic
def _record(
    name: str,
    day: ReceptionDay,
    *,
    mandates: Sequence[Mandate],
    citizens: int,
    remark: str = "",
    by: User,
    at: datetime,
    seen: int | None = None,
) -> ReceptionDay:
    said = _("%(citizens)d citizens; came: %(names)s") % {
        "citizens": citizens,
        "names": "、".join(mandate.person.name for mandate in mandates),
    }
    row = step(name, day, by=by, at=at, note=said, seen=seen, citizens=citizens, remark=remark)
    if row.on > localdate(at):
        raise Refused(_("The day is still ahead: it is recorded when it was held. Nothing was changed."))
    _write_down(row, mandates, by, at)
    trail(name, row, by=by, at=at)
    return row


def could_have_come(day: ReceptionDay) -> list[Mandate]:
    """Those on the roster, those who signed in, and the other deputies of the station."""
    on_duty = Mandate.objects.filter(Q(reception_duties__day=day) | Q(reception_attendances__day=day))
    rows = [*on_duty.select_related("person").distinct().order_by("pk"), *members_on(day.station, day.on)]
    return list({row.pk: row for row in rows}.values())


def _write_down(day: ReceptionDay, mandates: Sequence[Mandate], by: User, at: datetime) -> None:
    known = {mandate.pk for mandate in could_have_come(day)}
    if any(mandate.pk not in known for mandate in mandates):
        raise Refused(_("Only deputies of the station who are in office receive citizens there. Nothing was changed."))
    came = {mandate.pk for mandate in mandates}
    day.attendances.filter(way=CameBy.KEEPER).exclude(mandate__in=came).delete()
    there = set(day.attendances.values_list("mandate", flat=True))
    new = [mandate for mandate in mandates if mandate.pk not in there]
    Attendance.objects.bulk_create(Attendance(day=day, mandate=row, at=at, way=CameBy.KEEPER, by=by) for row in new)
