"""The minutes of an event with citizens; each matter brought up becomes an opinion that is followed to its end."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.common.lifecycle import Refused
from congress.common.text import mask_numbers
from congress.files.actions import Incoming, take_in
from stations.actions.events import take, tell_invited
from stations.actions.registering import register
from stations.models import EventWithCitizens
from stations.rules.events import MATTER_LENGTH, most_matters
from stations.rules.opinions import Way


@transaction.atomic
def minute(
    event: EventWithCitizens,
    *,
    minutes: str,
    matters: Sequence[str] = (),
    files: Iterable[Incoming] = (),
    by: User,
    at: datetime,
    seen: int | None = None,
) -> EventWithCitizens:
    """Write the minutes, once. Each matter is registered as said in the hearing of the deputies who came.

    Numbers of people in minutes and matters are hidden; citizens at an event are not named.
    """
    if not minutes.strip():
        raise Refused(_("The minutes are still empty."))
    most = most_matters(event.kind)
    if len(matters) > most or any(len(text) > MATTER_LENGTH for text in matters):
        raise Refused(
            _("At most %(most)s matters, each of at most %(length)s characters.")
            % {"most": most, "length": MATTER_LENGTH}
        )
    row = take("minute", event, by=by, at=at, seen=seen, minutes=mask_numbers(minutes.strip()))
    row.uploads.set([take_in(file, by=by, at=at) for file in files])
    came = [invited.mandate for invited in row.invitations.filter(has_come=True).select_related("mandate")]
    for place, text in enumerate(map(mask_numbers, matters)):
        said: dict[str, Any] = {
            "way": Way.EVENT,
            "text": text,
            "place": row.place,
            "deputies": came,
            "said_at": row.starts_at,
        }
        opinion, _code = register(row.station, form_key=uuid5(row.form_key, str(place)), by=by, at=at, **said)
        row.matters.create(text=text, opinion=opinion)
    tell_invited(row, gettext_noop("The minutes are written: %(title)s (%(station)s)."), at)
    return row
