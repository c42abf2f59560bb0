"""The addresses of registers, of their figures and of the hotline's lists in the access table."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from stations.models import Station

NOWHERE = 10**9  # nobody in the world registered a visit
ADDRESSES: dict[str, Callable[[], list[Any]]] = {
    "stations:register": list,
    "stations:opinion-slip": lambda: [NOWHERE],
    "stations:opinion-statistics": list,
    "stations:opinion-statistics-export": list,
    "stations:reception-counted": list,
    "stations:station-books": lambda: [_station()],
    "stations:station-book": lambda: [_station(), "roster", timezone.localdate().year],
    "admin:opinions_register": list,
    "admin:to_hotline_xlsx": list,
    "admin:to_hotline_json": list,
    "admin:stations_station_books": lambda: [_station()],
}


def args(_world: Any, name: str, key: int | None) -> list[Any]:
    """The arguments of the address; `key` in the place of that of its row."""
    found = ADDRESSES[name]()
    return [key, *found[1:]] if key and found else found


def _station() -> int:
    return int(Station.objects.earliest("pk").pk)
