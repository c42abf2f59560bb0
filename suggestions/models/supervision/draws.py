"""Random spot checks: the draw with everything needed to repeat it, what was drawn, and the appraisal of each."""

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.common.taken import TakenStep
from congress.organs.models import Congress, Session
from suggestions.models.suggestion import Category, Suggestion
from suggestions.rules import Status
from suggestions.rules.supervision.appraisal import Grade, Votes, grade
from suggestions.rules.supervision.draw import DRAW_LAW, DrawStatus, SeedKind
from suggestions.supervised import OversightQuerySet


class Draw(models.Model):
    """A draw among the suggestions of a stated filter. `population` is the frozen list as it was hashed."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="draws", verbose_name=_("congress"))
    title = models.CharField(_("title"), max_length=80)
    session = models.ForeignKey(Session, models.PROTECT, related_name="+", verbose_name=_("session"))
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("category")
    )
    from_status = models.CharField(_("status"), max_length=12, choices=Status, blank=True)
    size = models.PositiveSmallIntegerField(_("how many are drawn"))
    seed_kind = models.CharField(_("where the seed comes from"), max_length=6, choices=SeedKind)
    seed_source = models.CharField(_("which figure, or who keeps the secret"), max_length=200)
    seed_on = models.DateField(_("day of the seed"))
    commitment = models.CharField(_("SHA-256 of the secret"), max_length=64, blank=True)
    population = models.TextField(blank=True)
    population_hash = models.CharField(max_length=64, blank=True)
    seed = models.CharField(_("seed"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=9, choices=DrawStatus, default=DrawStatus.ANNOUNCED)
    version = models.PositiveIntegerField(default=0)
    announced_at = models.DateTimeField(_("announced at"))
    form_key = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = OversightQuerySet.as_manager()

    class Meta:
        verbose_name = _("spot check")
        verbose_name_plural = _("spot checks")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(size__gte=1), name="draw_of_some"),
            models.CheckConstraint(
                condition=~Q(status__in=["frozen", "drawn"]) | ~Q(population_hash=""), name="draw_list_is_hashed"
            ),
            models.CheckConstraint(condition=~Q(status="drawn") | ~Q(seed=""), name="draw_has_seed"),
            models.CheckConstraint(condition=Q(seed_kind="public") | ~Q(commitment=""), name="secret_is_committed"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("suggestions:draw", args=[self.pk])

    @property
    def keys(self) -> list[str]:
        return self.population.splitlines()


class Drawn(models.Model):
    """A suggestion that was drawn, with its turn."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="drawn")
    turn = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40)
    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="drawn")

    class Meta:
        ordering = ["turn"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "turn"], name="draw_turn_once"),
            models.UniqueConstraint(fields=["draw", "suggestion"], name="drawn_once"),
        ]

    def __str__(self) -> str:
        return f"{self.turn} {self.key}"


class Appraisal(models.Model):
    """What was heard and said about a drawn suggestion, and the vote on it. The rule that graded it stands beside."""

    drawn = models.OneToOneField(Drawn, models.PROTECT, related_name="appraisal")
    on = models.DateField(_("day"))
    heard = models.TextField(_("report that was heard"), max_length=4000)
    comment = models.TextField(_("comment"), max_length=4000)
    members = models.PositiveSmallIntegerField(_("members"))
    present = models.PositiveSmallIntegerField(_("present"))
    satisfied = models.PositiveSmallIntegerField(_("satisfied"))
    mostly = models.PositiveSmallIntegerField(_("mostly satisfied"))
    dissatisfied = models.PositiveSmallIntegerField(_("not satisfied"))
    of_all = models.BooleanField()
    half_suffices = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(present__gte=1, present__lte=F("members")), name="appraisal_present"),
            models.CheckConstraint(
                condition=Q(present__gte=F("satisfied") + F("mostly") + F("dissatisfied")), name="appraisal_votes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.drawn} {self.grade.label}"

    @property
    def votes(self) -> Votes:
        return Votes(self.members, self.present, self.satisfied, self.mostly, self.dissatisfied)

    @property
    def grade(self) -> Grade:
        """Counted again from the votes by the rule in force on the day."""
        return grade(self.votes, of_all=self.of_all, half_suffices=self.half_suffices)


class DrawStep(TakenStep):
    """One step in the course of a draw."""

    law = DRAW_LAW
    draw = models.ForeignKey(Draw, models.CASCADE, related_name="steps")
    from_status = models.CharField(max_length=9, choices=DrawStatus)
    to_status = models.CharField(max_length=9, choices=DrawStatus)
