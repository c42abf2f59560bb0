"""What the acts of supervision share: rights asked of roles, notices, files taken in."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.common.lifecycle import NotYours
from congress.files.actions import Incoming, take_in
from congress.files.models import Upload
from suggestions.supervised import roles_in


def only(roles: Iterable[str], by: User, congress_id: int) -> None:
    """Refused for somebody who holds none of these roles in the congress."""
    if roles_in(by, congress_id).isdisjoint(roles):
        raise NotYours(_("This is not yours to do here. Nothing was changed."))


def holders(congress_id: int, at: datetime, *roles: str) -> Any:
    """The people who hold one of these roles in the congress that day."""
    return User.objects.holding(*roles, on=localdate(at), congress=congress_id)


def kept(files: Iterable[Incoming], *, by: User, at: datetime) -> list[Upload]:
    """The files, checked and kept; Refused when one of them is not what it says."""
    return [take_in(file, by=by, at=at) for file in files]
