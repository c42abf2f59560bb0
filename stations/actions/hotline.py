"""What comes back from the 12345 hotline: the ticket it gave, and its reply."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.common.records import lock
from stations.actions.handling import note_reply
from stations.models import Opinion
from stations.parties import parties_of
from stations.rules.opinions import HANDLERS, Route, Status


@transaction.atomic
def note_ticket(opinion: Opinion, *, ticket: str, by: User, at: datetime) -> Opinion:
    """Write down the number under which the hotline handles it; the matter stays where it is."""
    row: Opinion = lock(opinion)
    if row.route != Route.HOTLINE or row.status != Status.HANDED or not parties_of(by, row) & HANDLERS:
        raise Refused(_("This matter is not with the hotline."))
    row.external_no, row.version = ticket, row.version + 1
    try:
        with transaction.atomic():
            row.save(update_fields=["external_no", "version"])
    except IntegrityError as error:
        raise Refused(_("Another opinion has this ticket number.")) from error
    record("opinion.ticket", f"opinion:{row.pk}", by=by, at=at, detail={"ticket": ticket})
    return row


@transaction.atomic
def take_back(opinion: Opinion, *, ticket: str, reply: str, by: User, at: datetime) -> Opinion:
    """What one row of the hotline's list tells: the ticket where it is new, the reply where there is one."""
    if ticket and ticket != opinion.external_no:
        opinion = note_ticket(opinion, ticket=ticket, by=by, at=at)
    return note_reply(opinion, text=reply, by=by, at=at) if reply else opinion
