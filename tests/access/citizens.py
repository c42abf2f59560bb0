"""The rows and addresses of stations and citizens in the access table."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.utils import timezone

from stations.actions import receive
from stations.models import Code, Opinion, Station
from tests.town import Town

BODIES: dict[str, Any] = {}
ADDRESSES: dict[str, Callable[[Any], list[Any]]] = {
    "stations:scanned": lambda world: [_first(Code).token],
    "stations:following": lambda world: [_first(Opinion).pk],
    "stations:receipt": lambda world: [_first(Opinion).pk],
    "stations:opinion-copy": lambda world: [_first(Opinion).pk],
    "stations:own-photo": lambda world: [_first(Opinion).pk, 1],
    "stations:own-step": lambda world: [_first(Opinion).pk, "withdraw"],
    "stations:privacy-of": lambda world: [world.town.congress.pk],
}


def build(town: Town) -> None:
    """Something is said through the code that the first station got with its poster."""
    receive(Code.objects.get(station=_first(Station)).token, form_key=uuid4(), text="路灯坏了", at=timezone.now())


def args(world: Any, name: str, key: int | None) -> list[Any]:
    found = ADDRESSES[name](world)
    return [key, *found[1:]] if key else found


def _first(model: Any) -> Any:
    return model._default_manager.earliest("pk")
