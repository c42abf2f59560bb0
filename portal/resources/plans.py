"""Rows of public work plans, as their pages show them: without names of staff and without reasons."""

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from briefings.models import PlanItem
from deputies.rules import Fact
from portal.resources.dataset import BATCH, Cells, Dataset

FIELDS = [
    Fact("year", _("Year"), _("The year the plan is of."), "integer"),
    Fact("congress", _("Congress"), _("Whose standing committee made it.")),
    Fact("passed_on", _("Passed on"), _("By the council of chairpersons; year-month-day."), "date"),
    Fact("matter", _("Matter"), _("What is to be done.")),
    Fact("from_month", _("From month"), _("1 to 12."), "integer"),
    Fact("until_month", _("Until month"), _("1 to 12; due on the last day of it."), "integer"),
    Fact("body", _("Carried out by"), _("A body or office; empty where none is named.")),
    Fact("outcome", _("What is to come of it"), _("In words; may be empty.")),
    Fact("basis", _("Basis"), _("Law or custom it follows; may be empty.")),
    Fact("status", _("Status"), _("In Chinese words, as it is today.")),
    Fact("done_on", _("Done on"), _("Year-month-day, in Beijing time; empty before."), "date"),
    Fact("url", _("Web address"), _("The plan's page."), "anyURI"),
]


def rows(_today: date, site: str) -> Iterator[Cells]:
    found = PlanItem.objects.visible_to(AnonymousUser()).select_related("plan__congress")
    for item in found.order_by("plan__year", "plan", "until_month", "from_month", "pk").iterator(BATCH):
        yield _row(item, site)


def _row(item: PlanItem, site: str) -> Cells:
    plan = item.plan
    page = f"{site}{reverse('briefings:public-plan', args=[plan.year])}"
    told = [item.matter, item.from_month, item.until_month, item.body, item.outcome, item.basis]
    return [plan.year, plan.congress.name, plan.passed_on, *told, item.get_status_display(), item.done_on, page]


PLAN_ROWS = Dataset(
    "work-plan",
    _("Work plans of the year"),
    _("What standing committees plan for deputies' work and how far each row is (代表法 §43)."),
    FIELDS,
    rows,
)
