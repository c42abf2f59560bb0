"""A town in which much happened last month and a little in the months before, built once for a file."""

from datetime import datetime, time, timedelta

from django.utils.timezone import make_aware

from congress.common.dates import months_before
from stations.actions import citizens
from stations.models import ReceptionDay
from suggestions import actions
from suggestions.actions import motions
from suggestions.models import Motion
from tests.briefings.conftest import MONTH, NOW, Press, masthead_of
from tests.stations.heard import around
from tests.town import Town, build_town


def at(day: int, back: int = 0) -> datetime:
    """The morning of a day of last month, or of so many months before it."""
    return make_aware(datetime.combine(months_before(MONTH, back).replace(day=day), time(9)))


def build() -> Press:
    town = build_town()
    _suggestions(town)
    _citizens(town)
    return Press(town, masthead_of(town, total_before=600))


def _suggestions(town: Town) -> None:
    """Answered in time and late, waiting and overdue, one asked to be extended, a confidential one, a motion."""
    town.rate(town.replied(at(5, 1)), "satisfied", at(6))
    town.rate(town.replied(at(5), "B"), "dissatisfied", at(8), "没有答复安全岛")
    town.handling(at(9), title="关于学校周边停车的建议")
    asked = town.handling(at(9), title="关于城中村自建房安全的建议")
    actions.ask_extension(asked, reason="涉及面广", by=town.clerk, at=at(12))
    town.handling(at(2, 4), title="关于供暖准备的建议")  # three months later it is overdue
    hidden = town.handling(at(2, 4), title="关于不宜公开事项的建议")
    type(hidden).objects.filter(pk=hidden.pk).update(is_confidential=True)
    town.submitted(at(20))
    motion = motions.begin(
        town.mandates["deputy"], title="议案", grounds="甲", proposal="乙", form_key=MOTION, by=town.deputy, at=at(3)
    )
    registered = {"status": "registered", "number": 1, "registered_on": at(4).date(), "submitted_on": at(4).date()}
    Motion.objects.filter(pk=motion.pk).update(**registered)


def _citizens(town: Town) -> None:
    heard = around(town)
    for back, said in ((12, 1), (2, 1), (1, 2), (0, 3)):
        for place in range(said):
            heard.said(at(3 + place, back), topic="traffic" if place else "schools")
    closed = heard.answered(at(10), topic="traffic")
    citizens.rate(closed, rating="satisfied", at=at(15))
    heard.said(NOW - timedelta(days=1))  # after the cut-off
    day = ReceptionDay.objects.create(station=heard.station, on=at(5).date(), status="held", citizens=7)
    day.attendances.create(mandate=town.mandates["deputy"], at=at(5), way="keeper", by=heard.keeper)


MOTION = "11111111-1111-4111-8111-111111111111"
