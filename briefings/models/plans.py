"""The year's work plan of a congress, its rows, and the record of every step on either."""

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from briefings.querysets.plans import PlanItemQuerySet, PlanQuerySet
from briefings.rules.plans import ITEM_LAW, PASSED_BY, PLAN_LAW, ItemStatus, PlanStatus
from congress.common.taken import TakenStep
from congress.organs.models import Congress

MONTH = (MinValueValidator(1), MaxValueValidator(12))


class Plan(models.Model):
    """年度代表工作计划 of one congress and year; once in force it changes by recorded steps alone."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="plans", verbose_name=_("congress"))
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title"), max_length=80)
    status = models.CharField(_("status"), max_length=8, choices=PlanStatus, default=PlanStatus.DRAFTED)
    version = models.PositiveIntegerField(default=1)
    passed_on = models.DateField(_("passed on"), null=True)
    passed_by = models.CharField(_("passed by"), max_length=40, default=PASSED_BY)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by")
    )
    is_public = models.BooleanField(_("on the public site"), default=False)
    form_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("work plan")
        verbose_name_plural = _("work plans")
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year"], condition=~Q(status="dropped"), name="plan_of_year_once"
            ),
            models.CheckConstraint(
                condition=Q(status="in_force", passed_on__isnull=False, entered_by__isnull=False)
                | ~Q(status="in_force") & Q(passed_on=None, entered_by=None),
                name="plan_in_force_was_passed",
            ),
            models.CheckConstraint(condition=Q(is_public=False) | Q(status="in_force"), name="public_plan_in_force"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("briefings:plan", args=[self.pk])


class PlanItem(models.Model):
    """A row of the plan: what, from which month until which, who sees to it, and what came of it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="items", verbose_name=_("work plan"))
    matter = models.CharField(_("matter"), max_length=120)
    from_month = models.PositiveSmallIntegerField(_("from month"), validators=MONTH)
    until_month = models.PositiveSmallIntegerField(_("until month"), validators=MONTH)
    due_on = models.DateField(_("due on"))
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("led by")
    )
    body = models.CharField(_("carried out by"), max_length=80, blank=True)
    outcome = models.CharField(_("what is to come of it"), max_length=200, blank=True)
    basis = models.CharField(_("basis"), max_length=80, blank=True)
    status = models.CharField(_("status"), max_length=9, choices=ItemStatus, default=ItemStatus.PLANNED)
    version = models.PositiveIntegerField(default=1)
    done_on = models.DateField(_("done on"), null=True)
    result = models.TextField(_("what came of it"), max_length=1000, blank=True)
    reminded_at = models.DateTimeField(null=True, editable=False)
    warned_at = models.DateTimeField(null=True, editable=False)
    form_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of a work plan")
        verbose_name_plural = _("rows of work plans")
        ordering = ["until_month", "from_month", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_month__gte=1, from_month__lte=F("until_month"), until_month__lte=12),
                name="plan_item_months",
            ),
            models.CheckConstraint(condition=Q(due_on__month=F("until_month")), name="plan_item_due_in_last_month"),
            models.CheckConstraint(
                condition=Q(status="done", done_on__isnull=False) | ~Q(status="done") & Q(done_on=None),
                name="plan_item_done_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.matter


class PlanStep(TakenStep):
    """One step in the life of a plan."""

    law = PLAN_LAW
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="steps")
    from_status = models.CharField(max_length=8, choices=PlanStatus)
    to_status = models.CharField(max_length=8, choices=PlanStatus)


class PlanItemStep(TakenStep):
    """One step in the life of a row; they go with a row that is struck out of a draft."""

    law = ITEM_LAW
    item = models.ForeignKey(PlanItem, models.CASCADE, related_name="steps")
    from_status = models.CharField(max_length=9, choices=ItemStatus)
    to_status = models.CharField(max_length=9, choices=ItemStatus)
