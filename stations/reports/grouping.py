"""The deputies of a station, as pages tell of them: no phones."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When

from congress.organs.rules import Level
from deputies.models import Mandate
from stations.models import Membership, Station
from stations.rules import StationRole

LEVELS = Case(*(When(mandate__term__congress__level=level, then=Value(place)) for place, level in enumerate(Level)))
ROLES = Case(*(When(role=role, then=Value(place)) for place, role in enumerate(StationRole)))


def grouped_in(station: Station, on: date) -> QuerySet[Membership]:
    """Those of a station on that day in office, heads first, then from the highest level down; one question.

    `has_page` says of whom there is a public page.
    """
    public = Mandate.objects.visible_to(AnonymousUser()).filter(pk=OuterRef("mandate"))
    rows: QuerySet[Membership] = Membership.objects.serving(on).filter(station=station)
    rows = rows.annotate(has_page=Exists(public))
    joined = rows.select_related("mandate__person", "mandate__term__congress__region")
    return joined.order_by(ROLES, LEVELS, "mandate__person__name", "pk")
