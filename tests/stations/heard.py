"""The town with a street, its station and keeper, a deputy of the province, and citizens who said something."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.files.actions import take_in
from congress.organs.models import Congress, Region, Term
from deputies.models import Mandate, Person
from stations.actions import answering, handling
from stations.clocks import clock
from stations.models import Opinion, OpinionPhoto, Station
from stations.rules.opinions import ClockKind, Route, Topic
from tests.town import SINCE, Town, build_town

TEXT = "城东小学门口放学时车多，孩子过马路危险，请设护学岗。"
NAME, PHONE = "冯桂兰", "13912345678"
NOW = timezone.now


@dataclass
class Heard:
    """The town and its station at 城东街道."""

    town: Town
    station: Station
    above: Mandate  # a deputy of the province

    def __getattr__(self, name: str) -> User:
        if name in self.__dict__.get("town", {}).__dict__.get("people", {}):
            return self.town.people[name]
        raise AttributeError(name)

    def said(self, at: datetime | None = None, **facts: Any) -> Opinion:
        """What a citizen told the deputy at the station; the clock of taking up runs."""
        now = at or NOW()
        whole = {
            "congress": self.town.congress, "station": self.station, "deputy": self.town.mandates["deputy"],
            "text": TEXT, "name": NAME, "phone": PHONE, "has_read_notice": True, "received_at": now, **facts,
        }  # fmt: skip
        opinion = Opinion(**whole)
        for field, value in clock(ClockKind.ACCEPT, opinion.congress, now).items():
            setattr(opinion, field, value)
        opinion.save()
        return opinion

    def accepted(self, at: datetime | None = None, **facts: Any) -> Opinion:
        return handling.accept(self.said(at, **facts), topic=Topic.TRAFFIC, by=self.deputy, at=at or NOW())

    def handed(self, at: datetime | None = None, **facts: Any) -> Opinion:
        row = self.accepted(at, **facts)
        unit = self.town.units["住建局"]
        return handling.hand(row, route=Route.UNIT, unit=unit, by=self.deputy, at=at or NOW())

    def handling(self, at: datetime | None = None, **facts: Any) -> Opinion:
        return handling.take_up(self.handed(at, **facts), by=self.clerk, at=at or NOW())

    def replied(self, at: datetime | None = None, **facts: Any) -> Opinion:
        return handling.reply(self.handling(at, **facts), text="护学岗已设。", by=self.clerk, at=at or NOW())

    def answered(self, at: datetime | None = None, **facts: Any) -> Opinion:
        return answering.answer(self.replied(at, **facts), text="护学岗已设。", by=self.deputy, at=at or NOW())

    def photographed(self, row: Opinion, name: str = "路口.png") -> OpinionPhoto:
        """With a photograph of the citizen's."""
        out = BytesIO()
        Image.new("RGB", (3, 3)).save(out, "PNG")
        upload = take_in(SimpleUploadedFile(name, out.getvalue()), by=None, at=NOW())
        return OpinionPhoto.objects.create(opinion=row, upload=upload)


def build() -> Heard:
    return around(build_town())


def around(town: Town) -> Heard:
    street = Region.objects.create(code="990101001000", name="城东街道", kind="street", parent=town.congress.region)
    town.add("keeper", Role.STATION_KEEPER, region=street)
    other = Region.objects.create(code="990101002000", name="城西街道", kind="street", parent=town.congress.region)
    town.add("other_keeper", Role.STATION_KEEPER, region=other)
    return Heard(town, town.station("QY-90", name="城东联络站", region=street), higher_deputy(town))


def higher_deputy(town: Town) -> Mandate:
    """Of the province; his account acts in the province's congress."""
    place = Region.objects.create(code="990000000000", name="北江省", kind="province")
    above = Congress.objects.create(
        region=place,
        level="province",
        name="北江省人民代表大会",
        committee_name="北江省人大常委会",
        office_name="代表工委",
    )
    user = town.add("higher", Role.DEPUTY, congress=above)
    person = Person.objects.create(user=user, name="省代表")
    term = Term.objects.create(congress=above, number=14, starts_on=SINCE)
    town.mandates["higher"] = Mandate.objects.create(person=person, term=term, card_no="140001")
    return town.mandates["higher"]


def days(count: int) -> timedelta:
    return timedelta(days=count)
