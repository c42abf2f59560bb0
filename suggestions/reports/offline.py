"""Classified items in the numbers: counted by themselves, in no other figure."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from suggestions.models import OfflineItem

DEFINITION = _(
    "Classified items handled on paper and only numbered here: by the days recorded until then, over the same session "
    "and period. They stand in none of the other figures; only the office and the deputy see them."
)
DAYS = {
    "received_on": _("Received"),
    "handed_over_on": _("Handed over"),
    "replied_on": _("Replied"),
    "closed_on": _("Closed"),
}


class Offline(NamedTuple):
    """How many classified items had come so far on the day, with the words for it."""

    counts: list[tuple[Any, int]]
    definition: Any = DEFINITION

    @property
    def total(self) -> int:
        return self.counts[0][1]


def offline_counts(user: Any, asked: Any, on: date) -> Offline:
    """Of those the user may see, narrowed by session, period and unit; asked for anything else, there are none."""
    rows = OfflineItem.objects.visible_to(user)
    wanted = {key: value for key, value in asked.items() if value}
    rows = rows.filter(**wanted) if set(wanted) <= {"session", "period", "unit"} else rows.none()
    found = rows.aggregate(**{day: Count("pk", Q(**{f"{day}__lte": on})) for day in DAYS})
    return Offline([(name, found[day]) for day, name in DAYS.items()])
