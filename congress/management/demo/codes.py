"""Deputies grouped into the demo city's stations by their roster, and the codes citizens scan."""

from datetime import datetime

from congress.accounts.models import User
from congress.organs.models import Congress
from deputies.models import Mandate
from stations import actions
from stations.models import Membership, Station
from stations.rules import StationRole


def build_codes(congress: Congress, people: dict[str, User], at: datetime) -> int:
    """Everybody in office and every station has a code; the first of each station heads it. How many are grouped in."""
    by = people["jiaoban"]
    joined = actions.group_by_roster(congress, by=by, at=at).joined
    for station in Station.objects.filter(congress=congress, memberships__isnull=False).distinct():
        first = Membership.objects.filter(station=station).select_related("station").earliest("pk")
        actions.give_role(first, role=StationRole.HEAD, by=by, at=at)
    actions.issue_many(Mandate.objects.in_office().filter(term__congress=congress), by=by, at=at)
    actions.issue_many(Station.objects.open_to_public().filter(congress=congress), by=by, at=at)
    return joined
