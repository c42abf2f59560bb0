"""How an opinion was handled, asked of the database."""

from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Value, When

from stations.rules.opinions import Status
from stations.rules.registers import Handled

DECIDED = ("suggest", "unsuggest")


IS_SUGGESTED = Q(last_decided="suggest") | Q(last_decided=None, book_route=Handled.SUGGESTED)
HANDLED = Case(
    When(status=Status.NOT_ACCEPTED, then=Value(Handled.REFUSED)),
    When(IS_SUGGESTED, then=Value(Handled.SUGGESTED)),
    When(~Q(route=""), then=F("route")),
    When(answered_at__isnull=False, then=Value(Handled.SPOT)),
    default=Value(Handled.NOT_YET),
    output_field=CharField(),
)


def with_handled(opinions: Any) -> Any:
    """Each with `handled`, a value of Handled.

    One made into a suggestion counts so until that is undone; rows of registers have no steps, so their route tells it.
    """
    steps = opinions.model.steps.rel.related_model.objects.filter(opinion=OuterRef("pk"), name__in=DECIDED)
    last = Subquery(steps.order_by("-pk").values("name")[:1])
    return opinions.alias(last_decided=last).annotate(handled=HANDLED)
