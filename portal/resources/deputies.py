"""Deputies in office, as the page of each shows them."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from deputies.rules import PUBLIC_FACTS, Fact
from portal.reports.deputies import ORDER, Profile, counted, everybodys
from portal.resources.dataset import BATCH, Cells, Dataset


def rows(today: date, site: str) -> Iterator[Cells]:
    found = counted(everybodys(), today).order_by(*ORDER)
    for profile in map(Profile, found.iterator(BATCH)):
        yield [*profile.facts.values(), f"{site}{profile.url}"]


DEPUTIES = Dataset(
    "deputies",
    _("Deputies in office"),
    _("Basic information on deputies and on their duty (代表法 §58), by congress and delegation."),
    [*PUBLIC_FACTS, Fact("url", _("Web address"), _("The deputy's page."), "anyURI")],
    rows,
)
