"""The rows, addresses and bodies of standards, events and photographs of stations in the access table."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone

from congress.accounts.rules import Role
from congress.files.models import Upload
from congress.organs.models import Region
from stations.actions import events, grading, standards
from stations.models import EventWithCitizens, Station, StationGrading, StationPhoto, StationStandard

BODIES: dict[str, Any] = {"stations:grading-step": {"given0": "1"}, "stations:event-step": {"note": "台风"}}
ADDRESSES: dict[str, Any] = {
    "stations:grading": lambda: [_first(StationGrading)],
    "stations:grading-file": lambda: [_first(StationGrading), 1],
    "stations:grading-step": lambda: [_first(StationGrading), "assess"],
    "stations:api-event": lambda: [_first(EventWithCitizens)],
    "stations:api-station-grading": lambda: [_first(StationGrading)],
    "stations:event": lambda: [_first(EventWithCitizens)],
    "stations:event-file": lambda: [_first(EventWithCitizens), 1],
    "stations:event-paper": lambda: [_first(EventWithCitizens), "docx"],
    "stations:event-step": lambda: [_first(EventWithCitizens), "cancel"],
    "stations:photo": lambda: [_first(Station), _first(StationPhoto)],
    "stations:photos": lambda: [_first(Station)],
    "stations:photo-remove": lambda: [_first(Station), _first(StationPhoto)],
    "admin:stations_stationstandard_write": list,
    "admin:stations_stationstandard_revise": lambda: [_first(StationStandard)],
    "admin:stations_stationstandard_give_up": lambda: [_first(StationStandard)],
}


def build(town: Any) -> None:
    """Its keeper, and one of another street. An application of the first station, an announced event to which the lead
    deputy is invited, a photograph.
    """
    street = Region.objects.create(code="990102001000", name="城西街道", kind="street", parent=town.congress.region)
    town.add("far_host", Role.STATION_KEEPER, region=street)
    now, station = timezone.now(), Station.objects.earliest("pk")
    today, keeper = timezone.localdate(now), town.add("host", Role.STATION_KEEPER, region=town.congress.region)
    facts = {"name": "达标标准", "valid_from": today, "items": "有场地 | 1 | 照片", "sums": "1"}
    standard = standards.write(town.congress, by=town.dispatcher, at=now, **facts)
    claims = [grading.Claim(Decimal(1))]
    grading.apply(station, standard, claims=claims, form_key=uuid4(), by=keeper, at=now)
    station.memberships.get_or_create(mandate=town.mandates["deputy"], defaults={"from_on": today})
    told = {"kind": "yard", "title": "电梯", "place": "广场", "deputies": [town.mandates["deputy"]]}
    event = events.plan(station, starts_at=now + timedelta(days=9), form_key=uuid4(), by=keeper, at=now, **told)
    events.announce(event, by=keeper, at=now)
    kept = {"content_type": "image/png", "size": 4, "sha256": "1" * 64, "at": now}
    upload = Upload.objects.create(name="门口.png", file=ContentFile(b"PNG", name="d.png"), **kept)
    station.photos.create(upload=upload, caption="门口")


def args(world: Any, name: str, key: int | None) -> list[Any]:
    """The arguments of the address; `key` in the place of that of its row."""
    found = ADDRESSES[name]()
    return [key, *found[1:]] if key and found else found


def _first(model: Any) -> int:
    return int(model.objects.earliest("pk").pk)
