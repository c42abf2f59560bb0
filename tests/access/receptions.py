"""The rows, addresses and bodies of reception days in the access table."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from stations.actions import receptions
from stations.models import ReceptionDay, Station

NOBODYS = 10**9  # nobody in the world asks to swap
ADDRESSES = {
    "stations:api-reception": lambda world: [_day()],
    "stations:reception": lambda world: [_day()],
    "stations:reception-code": lambda world: [_day()],
    "stations:reception-step": lambda world: [_day(), "leave"],
    "stations:reception-in": lambda world: [receptions.token_of(ReceptionDay.objects.get())],
    "stations:reception-address": lambda world: ["issue"],
    "stations:swap": lambda world: [NOBODYS],
    "stations:swap-step": lambda world: [NOBODYS, "agree"],
    "stations:station-calendar": lambda world: [Station.objects.earliest("pk").pk],
    "stations:deputy-calendar": lambda world: ["never-was"],
}


def build(town: Any) -> None:
    """An announced day of the station, the lead deputy on its roster."""
    now = timezone.now()
    station, on = Station.objects.earliest("pk"), timezone.localdate(now) + timedelta(days=2)
    day = station.days.create(on=on, status="announced", announced_at=now)
    day.duties.create(mandate=town.mandates["deputy"])


def args(world: Any, name: str, key: int | None) -> list[Any]:
    """The arguments of the address; `key` in the place of that of its row."""
    found = ADDRESSES[name](world)
    return [key, *found[1:]] if key and isinstance(found[0], int) else found


def _day() -> int:
    return int(ReceptionDay.objects.get().pk)
