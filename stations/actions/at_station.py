"""What acts at a station share: whose they are, taking turns, the step with its trail, and who is told."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.audit.actions import record
from congress.common.lifecycle import Law, NotYours, Refused
from congress.common.records import take_step
from stations.models import Station
from stations.parties import parties_at
from stations.rules import KEEPERS


def only(parties: Iterable[str], station: Station, by: User) -> None:
    """Refused for somebody who is none of these to the station."""
    if parties_at(by, station).isdisjoint(parties):
        raise NotYours(_("This is not yours to do here. Nothing was changed."))


def open_station(station: Station) -> Station:
    """The station as it stands now, held until the transaction ends, so that two who begin something take turns.

    Refused when it is closed.
    """
    held = Station.objects.select_for_update(of=("self",), no_key=True).select_related("region").get(pk=station.pk)
    if not held.is_active:
        raise Refused(_("This station is closed already."))
    return held


def step(
    name: str,
    row: Any,
    *,
    law: Law,
    subject: str,
    by: User | None,
    at: datetime,
    parties: Callable[[Any, Any], frozenset[str]] = lambda user, row: parties_at(user, row.station),
    **changes: Any,
) -> Any:
    """Take one step of something at a station and write it to the trail. Raises Refused and changes nothing then."""
    row = take_step(name, row, law=law, parties=lambda fresh: parties(by, fresh), by=by, at=at, **changes)
    record(f"{subject}.{name}", f"{subject}:{row.pk}", by=by, at=at, detail={"status": row.status})
    return row


def keepers_of(station: Station, at: datetime) -> list[User]:
    """Keepers whose area holds the station's."""
    posts = Post.objects.current(localdate(at)).filter(role=Role.STATION_KEEPER, congress=station.congress_id)
    found = posts.filter(user__is_active=True).select_related("user", "region")
    return [post.user for post in found if post.region and station.region.code.startswith(post.region.prefix)]


def office_of(station: Station, at: datetime) -> list[User]:
    """The staff who keep the book of stations."""
    return list(User.objects.holding(*KEEPERS, on=localdate(at), congress=station.congress_id))
