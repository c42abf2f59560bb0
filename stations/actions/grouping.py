"""Who is grouped into a station: deputies of all five levels join, become its heads and leave."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.text import squeeze
from congress.organs.models import Congress
from deputies.models import Mandate
from deputies.rules import MandateStatus
from stations.models import Membership, Station
from stations.rules import StationRole, may_keep
from stations.station_list import short


class Grouped(NamedTuple):
    """How many joined, and the names in the roster that fit no station or several, with how many deputies bear each."""

    joined: int
    unknown: dict[str, int]


@transaction.atomic
def join(
    station: Station, mandate: Mandate, *, role: str = StationRole.MEMBER, from_on: date, by: User, at: datetime
) -> Membership:
    """Group a deputy in office, of whatever level, into an open station."""
    row = _locked(station, by)
    deputy = Mandate.objects.visible_to(by).filter(pk=mandate.pk).first()
    if deputy is None:
        raise PermissionDenied
    if not row.is_active:
        raise Refused(_("This station is closed."))
    if deputy.status != MandateStatus.IN_OFFICE:
        raise Refused(_("Only a deputy in office can be grouped into a station."))
    if row.memberships.filter(mandate=deputy, until_on=None).exists():
        raise Refused(_("This deputy is grouped into this station already."))
    _check_head(row, role)
    membership: Membership = row.memberships.create(mandate=deputy, role=role, from_on=from_on)
    detail = {"mandate": deputy.pk, "role": role, "from": from_on}
    record("station.join", f"station:{row.pk}", by=by, at=at, detail=detail)
    return membership


@transaction.atomic
def leave(membership: Membership, *, until_on: date, by: User, at: datetime) -> Membership:
    """The last day in the station. The row stays, for what happened there."""
    row = _current(membership, by)
    if until_on < row.from_on:
        raise Refused(_("The last day lies before the first."))
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    detail = {"mandate": row.mandate_id, "until": until_on}
    record("station.leave", f"station:{row.station_id}", by=by, at=at, detail=detail)
    return row


@transaction.atomic
def give_role(membership: Membership, *, role: str, by: User, at: datetime) -> Membership:
    """Make a deputy of the station its head, deputy head or neither. A station has one head."""
    row = _current(membership, by)
    if row.role != role:
        _check_head(row.station, role)
        row.role = role
        row.save(update_fields=["role"])
        detail = {"mandate": row.mandate_id, "role": role}
        record("station.role", f"station:{row.station_id}", by=by, at=at, detail=detail)
    return row


@transaction.atomic
def group_by_roster(congress: Congress, *, by: User, at: datetime) -> Grouped:
    """Group the deputies in office into the stations their roster names; whoever is or was there is passed over.

    A station written without 人大代表 means that station.
    """
    if not may_keep(by, congress.pk):
        raise PermissionDenied
    open_ones = Station.objects.open_to_public().filter(congress=congress)
    stations = list(open_ones.order_by("pk").select_for_update(of=("self",), no_key=True))
    named = Mandate.objects.visible_to(by).in_office().exclude(station_name="").order_by("pk")
    fitting, unknown = _fitted(named.values_list("pk", "station_name"), stations)
    known = set(Membership.objects.filter(station__in=stations).values_list("station", "mandate"))
    new = [pair for pair in fitting if pair not in known]
    Membership.objects.bulk_create(
        [Membership(station_id=station, mandate_id=mandate, from_on=localdate(at)) for station, mandate in new],
        batch_size=2_000,
    )
    if new:
        record("station.group", f"congress:{congress.pk}", by=by, at=at, detail={"count": len(new)})
    return Grouped(len(new), unknown)


def _fitted(
    named: Iterable[tuple[int, str]], stations: Iterable[Station]
) -> tuple[list[tuple[int, int]], dict[str, int]]:
    """Pairs of station and mandate, and the names that fit none or several."""
    full = {squeeze(station.name): station.pk for station in stations}
    shorter: dict[str, set[int]] = defaultdict(set)
    for name, key in full.items():
        shorter[short(name)].add(key)
    fitting, unknown = [], Counter[str]()
    for mandate, word in named:
        name = squeeze(word)
        fits = {full[name]} if name in full else shorter.get(short(name), set())
        if len(fits) == 1:
            fitting.append((next(iter(fits)), mandate))
        else:
            unknown[word] += 1
    return fitting, dict(unknown.most_common())


def _locked(station: Station, by: User) -> Any:
    if not may_keep(by, station.congress_id):
        raise PermissionDenied
    return Station.objects.select_for_update(of=("self",), no_key=True).get(pk=station.pk)


def _current(membership: Membership, by: User) -> Membership:
    """The membership as it stands, its station locked; refused when it has ended."""
    _locked(membership.station, by)
    row = Membership.objects.select_related("station").get(pk=membership.pk)
    if row.until_on is not None:
        raise Refused(_("This deputy has left the station already."))
    return row


def _check_head(station: Station, role: str) -> None:
    if role == StationRole.HEAD and station.memberships.filter(role=role, until_on=None).exists():
        raise Refused(_("This station has a head: end that first."))
