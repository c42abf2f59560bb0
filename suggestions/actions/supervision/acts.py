"""What the acts of supervision share: rights asked of roles, days, steps, files taken in."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Law, NotYours, Refused
from congress.common.records import take_step
from congress.files.actions import Incoming, digest_of, take_in
from congress.files.models import Upload
from suggestions.rules.supervision.grading import Item
from suggestions.supervised import roles_in


def only(roles: Iterable[str], by: User, congress_id: int) -> None:
    """Refused for somebody who holds none of these roles in the congress."""
    if roles_in(by, congress_id).isdisjoint(roles):
        raise NotYours(_("This is not yours to do here. Nothing was changed."))


def holders(congress_id: int, at: datetime, *roles: str) -> Any:
    """The people who hold one of these roles in the congress that day."""
    return User.objects.holding(*roles, on=localdate(at), congress=congress_id)


def check_past(on: date, at: datetime) -> None:
    """Refused for a day that has not come yet."""
    if on > localdate(at):
        raise Refused(_("The day lies in the future; record it after it has taken place."))


def check_points(items: Iterable[Item], points: Mapping[str, Decimal]) -> None:
    """Refused for an item whose points are not typed, or for more points than it has."""
    most = {item.label: item.points for item in items if item.is_typed}
    for label, given in points.items():
        if label not in most or not 0 <= given <= most[label]:
            raise Refused(_("“%(item)s” takes 0 to %(most)s points.") % {"item": label, "most": most.get(label, 0)})


def step(
    name: str,
    row: Any,
    *,
    law: Law,
    subject: str,
    by: User,
    at: datetime,
    told: Iterable[str] = ("status",),
    **changes: Any,
) -> Any:
    """Take one step and write it to the trail with the fields `told`; the roles asked are those in its congress."""
    row = take_step(name, row, law=law, parties=lambda fresh: roles_in(by, fresh.congress_id), by=by, at=at, **changes)
    detail = {field: getattr(row, field) for field in told}
    record(f"{subject}.{name}", f"{subject}:{row.pk}", by=by, at=at, detail=detail)
    return row


def kept(files: Iterable[Incoming], *, by: User, at: datetime) -> list[Upload]:
    """The files, checked and kept; Refused when one of them is not what it says."""
    return [take_in(file, by=by, at=at) for file in files]


def are_kept_with(row: Any, files: Iterable[Incoming]) -> bool:
    """Whether these are the files kept with the row."""
    return sorted(map(digest_of, files)) == sorted(row.uploads.values_list("sha256", flat=True))
