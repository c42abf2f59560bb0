"""The town as visitors find it: a deputy with a station, a suggestion released, a reception day held and one ahead."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from briefings.models import Briefing, Plan
from deputies.models import Mandate
from stations.models import Attendance, Membership, ReceptionDay, Station
from suggestions.models import Publication
from tests.briefings.public import public_issue
from tests.once import shared
from tests.suggestions.publishing.conftest import Press
from tests.town import Town, build_town

TODAY = timezone.localdate()


@dataclass
class Square:
    town: Town
    station: Station
    deputy: Mandate
    released: Publication
    plan: Plan
    issue: Briefing

    def page(self) -> str:
        return f"/deputies/{self.deputy.pk}/"

    def ahead(self, days: int, station: Station | None = None, **facts: Any) -> ReceptionDay:
        """An announced reception day."""
        whole = {"on": TODAY + timedelta(days=days), "status": "announced", "announced_at": timezone.now(), **facts}
        return (station or self.station).days.create(**whole)

    def planned(self, matter: str) -> None:
        """A row of the year's work plan."""
        facts = {"lead": self.town.supervisor, "from_month": 1, "until_month": 12, "due_on": date(TODAY.year, 12, 31)}
        self.plan.items.create(matter=matter, **facts)

    def held(self, days: int) -> None:
        """A reception day so many days ago at which the deputy was."""
        day = self.station.days.create(on=TODAY - timedelta(days=days), status="held", citizens=3)
        facts = {"at": timezone.now(), "way": "keeper", "by": self.town.dispatcher}
        Attendance.objects.create(day=day, mandate=self.deputy, **facts)

    def colleague(self, name: str, **facts: Any) -> Mandate:
        """Another deputy of the term."""
        mandate = self.town.add_deputy(name, f"9{Mandate.objects.count():03d}")
        Mandate.objects.filter(pk=mandate.pk).update(**facts)
        return Mandate.objects.get(pk=mandate.pk)


def build_square(town: Town) -> Square:
    station = town.station("QY-01", name="城东街道人大代表联络站", address="纺织路58号2楼")
    deputy = town.mandates["deputy"]
    Membership.objects.create(station=station, mandate=deputy, from_on=date(2022, 3, 1))
    facts = {"electing_unit": "河东区人民代表大会", "group_name": "教科文卫代表小组"}
    Mandate.objects.filter(pk=deputy.pk).update(**facts)
    plan = Plan.objects.create(
        congress=town.congress, year=TODAY.year, title="代表工作计划", status="in_force", passed_on=TODAY,
        entered_by=town.supervisor, is_public=True,
    )  # fmt: skip
    square = Square(town, station, deputy, Press(town).public(), plan, public_issue(town))
    square.planned("召开代表建议交办会")
    return square


lived, square = shared(lambda: build_square(build_town()))
