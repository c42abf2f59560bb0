"""The minutes of an event with citizens; each matter brought up becomes an opinion that is followed to its end."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.text import mask_numbers
from congress.files.actions import Incoming, take_in
from stations.actions.events import take, tell_invited
from stations.actions.steps import clock
from stations.models import EventWithCitizens, Opinion
from stations.rules.events import MATTER_LENGTH, MAX_MATTERS
from stations.rules.opinions import ClockKind, Way


@transaction.atomic
def minute(
    event: EventWithCitizens,
    *,
    minutes: str,
    matters: Sequence[str],
    files: Iterable[Incoming] = (),
    by: User,
    at: datetime,
    seen: int | None = None,
) -> EventWithCitizens:
    """Write the minutes, once. Numbers of people in the matters are hidden; citizens at an event are not named."""
    if not minutes.strip():
        raise Refused(_("The minutes are still empty."))
    if len(matters) > MAX_MATTERS or any(len(text) > MATTER_LENGTH for text in matters):
        raise Refused(
            _("At most %(most)s matters, each of at most %(length)s characters.")
            % {"most": MAX_MATTERS, "length": MATTER_LENGTH}
        )
    row = take("minute", event, by=by, at=at, seen=seen, minutes=mask_numbers(minutes.strip()))
    row.uploads.set([take_in(file, by=by, at=at) for file in files])
    for place, text in enumerate(map(mask_numbers, matters)):
        row.matters.create(text=text, opinion=_opinion(row, place, text, by, at))
    tell_invited(row, gettext_noop("The minutes are written: %(title)s (%(station)s)."), at)
    return row


def _opinion(event: EventWithCitizens, place: int, text: str, by: User, at: datetime) -> Opinion:
    """Said to the station in the hearing of the deputies who came, without a name."""
    said = {"station": event.station, "way": Way.EVENT, "text": text, "place": event.place, "recorded_by": by}
    opinion = Opinion(
        congress=event.station.congress, form_key=uuid5(event.form_key, str(place)), received_at=at, **said
    )
    for field, value in clock(ClockKind.ACCEPT, opinion, at).items():
        setattr(opinion, field, value)
    opinion.save()
    opinion.present.set([row.mandate for row in event.invitations.filter(has_come=True).select_related("mandate")])
    record("opinion.register", f"opinion:{opinion.pk}", by=by, at=at, detail={"way": opinion.way, "event": event.pk})
    return opinion
