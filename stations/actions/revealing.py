"""The whole number of a citizen, shown once for a purpose that stands in the trail."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import NotYours, Refused
from stations.models import Opinion
from stations.parties import parties_of
from stations.rules.contacts import Purpose, sees_contact


@transaction.atomic
def reveal(opinion: Opinion, *, purpose: Purpose, by: User, at: datetime) -> str:
    """The number, written to the trail before it is handed out. Refused where there is none or it is not theirs."""
    row = Opinion.objects.select_for_update(of=("self",)).get(pk=opinion.pk)
    if not sees_contact(parties_of(by, row), row.may_pass_on):
        raise NotYours(_("This number is not shown to you."))
    if not row.phone:
        raise Refused(_("No number is kept here."))
    record("opinion.reveal", f"opinion:{row.pk}", by=by, at=at, detail={"field": "phone", "purpose": purpose})
    return row.phone
