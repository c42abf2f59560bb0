"""What the committee's staff do with stations: enter, edit, close, open again. Each leaves an entry in the trail."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import MovedOn
from congress.organs.models import Congress
from stations.models import Station
from stations.rules import is_above_itself, may_keep


@transaction.atomic
def enter(congress: Congress, *, by: User, at: datetime, **facts: Any) -> Station:
    """A new station of this congress."""
    _take_turn(congress.pk, by)
    station = Station(congress=congress, **facts)
    _check(station)
    station.save()
    record("station.enter", f"station:{station.pk}", by=by, at=at, detail={"name": station.name})
    return station


@transaction.atomic
def edit(station: Station, *, by: User, at: datetime, seen: str = "", **facts: Any) -> Station:
    """Set what is told anew; the trail keeps which fields changed. Nothing changed leaves nothing behind.

    `seen` is the fingerprint of what the person looked at; MovedOn when somebody changed the station since.
    """
    row = _locked(station, by)
    if seen and row.fingerprint != seen:
        raise MovedOn(
            _("Somebody else changed this in the meantime. Nothing of yours was overwritten; look at it again.")
        )
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    if changed:
        _check(row)
        row.save(update_fields=changed)
        record("station.edit", f"station:{row.pk}", by=by, at=at, detail={"fields": sorted(changed)})
    return row


@transaction.atomic
def close(station: Station, *, reason: str, by: User, at: datetime) -> Station:
    """Take it off the public pages. Refused while open stations stand below it, or when it is closed already."""
    row = _locked(station, by)
    if not row.is_active:
        raise Refused(_("This station is closed already."))
    if row.children.open_to_public().exists():
        raise Refused(_("Open stations stand below this one: put them under another or close them first."))
    return _set_open(row, False, "station.close", by, at, reason)


@transaction.atomic
def reopen(station: Station, *, reason: str, by: User, at: datetime) -> Station:
    """Bring a closed station back. Refused when it is open, or when the one above it is closed."""
    row = _locked(station, by)
    if row.is_active:
        raise Refused(_("This station is open."))
    if row.parent and not row.parent.is_active:
        raise Refused(_("The station above is closed: put this one under another first."))
    return _set_open(row, True, "station.reopen", by, at, reason)


def _set_open(row: Station, is_open: bool, act: str, by: User, at: datetime, reason: str) -> Station:
    row.is_active = is_open
    row.save(update_fields=["is_active"])
    record(act, f"station:{row.pk}", by=by, at=at, detail={"reason": reason})
    return row


def _take_turn(congress: int, by: User) -> None:
    """Whoever changes the tree of a congress waits for others who do, imports among them."""
    if not may_keep(by, congress):
        raise PermissionDenied
    Congress.objects.select_for_update(no_key=True).get(pk=congress)


def _locked(station: Station, by: User) -> Station:
    _take_turn(station.congress_id, by)
    return Station.objects.select_for_update(of=("self",), no_key=True).get(pk=station.pk)


def _check(station: Station) -> None:
    """What the table would refuse without a sentence, and what it cannot see: a ring of stations."""
    others = Station.objects.filter(congress=station.congress_id).exclude(pk=station.pk)
    parents = dict(others.values_list("pk", "parent"))
    wrong = [
        (others.filter(code=station.code).exists(), _("Another station has this code.")),
        (others.filter(name=station.name).exists(), _("Another station has this name.")),
        (
            not station.region.code.startswith(station.congress.region.prefix),
            _("The area lies outside the place of this congress."),
        ),
        (
            is_above_itself(station.pk, station.parent_id, parents),
            _("This station would stand above itself."),
        ),
        (
            station.parent_id not in {None, station.pk, *parents},
            _("The station above is another congress's."),
        ),
    ]
    for is_wrong, sentence in wrong:
        if is_wrong:
            raise Refused(sentence)
