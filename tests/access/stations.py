"""The rows and addresses of codes and of deputies grouped into stations in the access table."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from stations.actions import ask_papers, issue, join
from stations.models import CardJob, Membership, Station
from tests.town import Town

ADDRESSES: dict[str, Callable[[], list[Any]]] = {
    "stations:station": lambda: [_first(Station)],
    "stations:api-station": lambda: [_first(Station)],
    "admin:stations_station_edit": lambda: [_first(Station)],
    "admin:stations_station_group": list,
    "admin:stations_code_issue": list,
    "admin:stations_papers": list,
    "admin:stations_papers_job": lambda: [_first(CardJob)],
    "admin:stations_papers_cancel": lambda: [_first(CardJob)],
    "admin:stations_papers_file": lambda: [_first(CardJob)],
    "admin:stations_station_leave": lambda: [_first(Station), _first(Membership)],
    "admin:stations_station_role": lambda: [_first(Station), _first(Membership)],
}


def build(town: Town) -> None:
    """The lead deputy is grouped in and has a code; the dispatcher asked for posters, which are not drawn yet."""
    station, now = town.station("QY-01"), timezone.now()
    act: dict[str, Any] = {"by": town.dispatcher, "at": now}
    join(station, town.mandates["deputy"], from_on=timezone.localdate(now), **act)
    issue(town.mandates["deputy"], **act)
    ask_papers(town.congress, paper="posters", of="stations", **act)


def args(_world: Any, name: str, key: int | None) -> list[Any]:
    """The arguments of the address; `key` in the place of that of its row."""
    found = ADDRESSES[name]()
    return [key, *found[1:]] if key and found else found


def _first(model: Any) -> int:
    return int(model.objects.earliest("pk").pk)
