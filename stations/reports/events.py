"""The events of a station as everybody reads them."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser

from stations.models import EventWithCitizens, Station


def events_of(station: Station, at: datetime) -> Any:
    """Those announced that have not begun, the nearest first; one query."""
    return EventWithCitizens.objects.visible_to(AnonymousUser()).coming(at).filter(station=station)
