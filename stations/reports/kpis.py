"""The figures of what citizens say (domain.md §4.7): name, numerator, denominator, and the definition beside each."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from stations.reports.facts import RATING_FACTS


@dataclass(frozen=True)
class Kpi:
    """`part` and `whole` name facts; without a whole it is a plain count. `better` is 1 for up, -1 for down, else 0."""

    key: str
    name: Any
    part: str
    whole: str
    definition: Any
    better: int = 0

    @property
    def is_of_ratings(self) -> bool:
        return self.part in RATING_FACTS


OF_RATED = _("Of those that were rated.")
RECEIVED = (
    Kpi("received", _("Opinions received"), "received", "", _("Received in the period, whatever became of them.")),
    Kpi("in_person", _("Citizens received"), "in_person", "", _("Person-times at reception days, visits and events.")),
)
HANDLED = (
    Kpi("open", _("Under way"), "open", "", _("Not closed, not refused, not withdrawn.")),
    Kpi("late", _("Late"), "late", "", _("A last day has passed and the act it was for was not done."), -1),
    Kpi("ended", _("Closed share"), "ended", "standing", _("Closed or not accepted, of those not withdrawn."), 1),
    Kpi("answered", _("Answered"), "answered", "standing", _("The citizen was told, of those not withdrawn."), 1),
    Kpi("suggested", _("Made into suggestions"), "suggested", "", _("A deputy made a suggestion of it.")),
)
RATINGS = (
    Kpi("satisfied", _("Satisfied"), "satisfied", "rated", OF_RATED, 1),
    Kpi("mostly", _("Mostly satisfied"), "mostly", "rated", OF_RATED),
    Kpi("dissatisfied", _("Not satisfied"), "dissatisfied", "rated", OF_RATED, -1),
)
SECTIONS = (
    (_("What citizens brought"), RECEIVED),
    (_("How it was handled"), HANDLED),
    (_("What citizens say of it"), RATINGS),
)
KPIS = {kpi.key: kpi for _title, kpis in SECTIONS for kpi in kpis}
TABLE_KPIS = [KPIS[key] for key in ("received", "ended", "suggested", "satisfied")]
