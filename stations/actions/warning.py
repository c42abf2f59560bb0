"""The keeper is told that a station's grade runs out, in time to apply anew."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from congress.notices.actions import notify
from congress.organs.models import LocalRule
from stations.actions.at_station import keepers_of, office_of
from stations.models import StationGrading
from stations.rules.standards import NOTICE_DAYS, is_running_out

RUNS_OUT = gettext_noop("%(station)s: the grade by %(standard)s runs out after %(day)s. Apply anew in time.")


@transaction.atomic
def warn(grading: StationGrading, *, at: datetime) -> bool:
    """Once, to the keepers, the office where there are none; whether it was this call that did it.

    Who has applied anew already is not told, unless that application ends without a grade before the last day.
    """
    station, today = grading.station, localdate(at)
    [days] = LocalRule.objects.amounts(station.congress, [NOTICE_DAYS], today)
    has_applied = station.gradings.open().filter(standard__name=grading.standard.name).exists()
    if has_applied or grading.until_on is None or not is_running_out(grading.until_on, today, days):
        return False
    if not StationGrading.objects.filter(pk=grading.pk, warned_at=None).update(warned_at=at):
        return False
    words = {"station": station.name, "standard": grading.standard.name, "day": grading.until_on}
    people = keepers_of(station, at) or office_of(station, at)
    key, url = f"station-grading:{grading.pk}", grading.get_absolute_url()
    notify(people, "grade-runs-out", key, RUNS_OUT, url=url, at=at, values=words)
    return True
