"""What a reception register may name: stations, deputies and units by every name they go by."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from congress.common.spreadsheets import FileRefused, Sheet
from congress.common.text import squeeze
from congress.organs.models import Congress, Unit
from deputies.models import Mandate
from stations.models import Station
from stations.opinion_list import Known
from stations.station_list import short

Names = dict[str, set[int]]


def known_to(congress: Congress, today: date) -> Known:
    """Three queries. Deputies are of every level: of the place and under it, elected by it, or grouped in here."""
    return Known(_stations(congress), _deputies(congress), _units(congress), today)


def congress_of(sheets: Iterable[Sheet]) -> Congress:
    """The congress that keeps most of the stations named. Raises FileRefused."""
    words = {word for sheet in sheets for row in sheet.rows if (word := squeeze(row.text("station")))}
    counted = Station.objects.filter(name__in=words).order_by().values("congress").annotate(count=Count("pk"))
    best = list(counted.order_by("-count")[:2])
    if not best or len(best) > 1 and best[0]["count"] == best[1]["count"]:
        raise FileRefused(
            _("The stations in the register do not tell whose it is. Take the book of stations in first.")
        )
    return Congress.objects.get(pk=best[0]["congress"])


def _stations(congress: Congress) -> Names:
    found: Names = defaultdict(set)
    for key, name in congress.stations.order_by().values_list("pk", "name"):
        for word in {name, short(name)}:
            found[word].add(key)
    return dict(found)


def _deputies(congress: Congress) -> Names:
    """One mandate a person: that of this congress before another level's, the latest term's before an earlier one's."""
    region = congress.region
    near = Q(term__congress__region__code__startswith=region.prefix)
    above = Q(term__congress__region=region.parent_id, electing_unit=congress.name)
    grouped = Q(memberships__station__congress=congress)
    rows = Mandate.objects.filter(near | above | grouped).order_by("term__starts_on", "pk").distinct()
    of_person: dict[int, tuple[bool, int, str]] = {}
    for key, person, name, owner in rows.values_list("pk", "person", "person__name", "term__congress"):
        is_own = owner == congress.pk
        if is_own or not of_person.get(person, (False,))[0]:
            of_person[person] = (is_own, key, name)
    found: Names = defaultdict(set)
    for _is_own, key, name in of_person.values():
        found[name].add(key)
    return dict(found)


def _units(congress: Congress) -> Names:
    found: Names = defaultdict(set)
    for key, *names in Unit.objects.filter(congress=congress).values_list("pk", "name", "short_name"):
        for name in filter(None, names):
            found[squeeze(name)].add(key)
    return dict(found)
