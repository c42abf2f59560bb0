"""How every act on a reception day takes its step: the table, the step record, the trail."""

from datetime import datetime
from functools import partial
from typing import Any

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.records import take_step
from stations.models import ReceptionDay, Station
from stations.parties import parties_on
from stations.rules.receptions import LAW


def turn_of(station: Station) -> Station:
    """Whoever changes the plan of a station waits for others who do."""
    row: Station = Station.objects.select_for_update(of=("self",), no_key=True).get(pk=station.pk)
    return row


def step(
    name: str, day: ReceptionDay, *, by: User | None, at: datetime, note: str = "", **changes: Any
) -> ReceptionDay:
    """Take one step; raises Refused and changes nothing when it may not be."""
    row: ReceptionDay = take_step(
        name, day, law=LAW, parties=partial(parties_on, by), by=by, at=at, note=note, **changes
    )
    return row


def trail(name: str, day: ReceptionDay, *, by: User | None, at: datetime) -> None:
    """Write the step to the trail; last in an action, for the trail's turn is held until its end."""
    record(f"reception.{name}", f"reception:{day.pk}", by=by, at=at, detail={"on": day.on, "status": day.status})
