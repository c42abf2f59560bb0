"""How an opinion was handled, asked of the database."""

from django.db.models import Case, CharField, F, Q, Value, When

from stations.rules.opinions import Status
from stations.rules.registers import Handled

HANDLED = Case(
    When(status=Status.NOT_ACCEPTED, then=Value(Handled.REFUSED)),
    When(~Q(became=""), then=Value(Handled.SUGGESTED)),
    When(~Q(route=""), then=F("route")),
    When(answered_at__isnull=False, then=Value(Handled.SPOT)),
    default=Value(Handled.NOT_YET),
    output_field=CharField(),
)
"""A value of Handled. One made into a suggestion counts so until that is undone, whatever way it went before."""
