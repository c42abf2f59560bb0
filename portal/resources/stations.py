"""Open stations with their next reception days."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from deputies.rules import Fact
from portal.resources.dataset import BATCH, Cells, Dataset
from stations.reports import Coming, coming, everybodys
from stations.rules import PUBLIC_DAYS

FIELDS = [
    Fact("code", _("Station code"), _("The committee's own number of the station.")),
    Fact("name", _("Name"), _("As on the sign at its door.")),
    Fact("kind", _("Kind"), _("Its place in the tree of stations, in Chinese words.")),
    Fact("form", _("Form"), _("A house, a stand that travels or a page in the net, in Chinese words.")),
    Fact("theme", _("Theme"), _("The field it is for; empty where it is for all.")),
    Fact("area", _("Area"), _("Town, street or village.")),
    Fact("address", _("Address"), _("As people find it.")),
    Fact("office_phone", _("Office phone"), _("A landline; nobody's own number is told.")),
    Fact("reception", _("Reception days"), _("The rule in the station's own words.")),
    Fact(
        "next_days",
        _("Next reception days"),
        _("The next three on which citizens are received, moved off holidays; year-month-day, in Beijing time."),
        "date",
    ),
    Fact("longitude", _("Longitude"), _("Degrees east, as the committee entered it."), "decimal"),
    Fact("latitude", _("Latitude"), _("Degrees north, as the committee entered it."), "decimal"),
    Fact("url", _("Web address"), _("The station's page."), "anyURI"),
]


def rows(today: date, site: str) -> Iterator[Cells]:
    found = everybodys().by_area().order_by("region__code", "congress", "code").iterator(BATCH)
    while batch := list(islice(found, BATCH)):
        for own in coming(batch, today, PUBLIC_DAYS):
            yield _row(own, site)


def _row(own: Coming, site: str) -> Cells:
    station: Any = own.station
    return [
        station.code,
        station.name,
        station.get_kind_display(),
        station.get_form_display(),
        station.theme,
        station.region.name,
        station.address,
        station.public_phone,
        station.reception,
        [day.on for day in own.days if day.is_held],
        station.longitude,
        station.latitude,
        f"{site}{station.get_absolute_url()}",
    ]


STATIONS = Dataset(
    "stations",
    _("Liaison stations and reception days"),
    _("Where and when deputies receive citizens, by area."),
    FIELDS,
    rows,
)
