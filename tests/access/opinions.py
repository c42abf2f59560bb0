"""The rows, addresses and bodies of opinions in the access table."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from congress.files.models import Upload
from stations.actions import handling
from stations.clocks import clock
from stations.models import Opinion, OpinionPhoto, Station
from stations.rules.opinions import ClockKind, Route, Topic

NAME, PHONE = "冯桂兰", "13912345678"
BODIES: dict[str, Any] = {"stations:opinion-phone": {"purpose": "ask"}}
ADDRESSES: dict[str, Any] = {
    "stations:opinion": lambda world: [_handed()],
    "suggestions:of-opinion": lambda world: [_handed()],
    "stations:opinion-phone": lambda world: [_handed()],
    "stations:opinion-photo": lambda world: [_handed(), int(OpinionPhoto.objects.earliest("pk").pk)],
    "stations:opinion-step": lambda world: [_handed(), "fetch_back"],
    "stations:api-opinion": lambda world: [_handed()],
    "stations:api-opinion-step": lambda world: [_handed(), "fetch_back"],
}


def build(town: Any) -> None:
    """What a citizen told the lead deputy at the station, with a photograph, handed to the lead unit."""
    now = timezone.now()
    row = Opinion(
        congress=town.congress, station=Station.objects.earliest("pk"), deputy=town.mandates["deputy"],
        text="路口危险", name=NAME, phone=PHONE, received_at=now,
    )  # fmt: skip
    for field, value in clock(ClockKind.ACCEPT, row.congress, now).items():
        setattr(row, field, value)
    row.save()
    facts = {"content_type": "image/png", "size": 4, "sha256": "0" * 64, "at": now}
    upload = Upload.objects.create(name="路口.png", file=ContentFile(b"PNG", name="c.png"), **facts)
    row.photos.create(upload=upload)
    unit = town.units["住建局"]
    handling.hand(row, route=Route.UNIT, unit=unit, topic=Topic.TRAFFIC, by=town.deputy, at=now)


def args(world: Any, name: str, key: int | None) -> list[Any]:
    """The arguments of the address; `key` in the place of that of its row."""
    found = ADDRESSES[name](world)
    return [key, *found[1:]] if key else found


def _handed() -> int:
    return int(Opinion.objects.earliest("pk").pk)
