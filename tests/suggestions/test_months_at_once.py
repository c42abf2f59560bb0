"""Two sweeps over the same month."""

from django.utils import timezone

from congress.organs.models import Session
from suggestions.reports.months import kept
from suggestions.rolling import roll_up
from tests.at_once import at_once
from tests.town import Town

TODAY = timezone.localdate()


def test_two_sweeps_at_once_keep_each_count_once(shared_town: Town) -> None:
    shared_town.handling(timezone.now())
    session = Session.objects.select_related("term__congress__region").get(pk=shared_town.session.pk)
    at_once(*[lambda: roll_up(session, today=TODAY)] * 3)
    assert kept(session, "", "handed")[TODAY.replace(day=1)] == {"": 1}
