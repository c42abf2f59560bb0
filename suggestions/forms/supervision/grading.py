"""Forms of gradings."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from suggestions.actions.supervision import grading
from suggestions.forms.steps import narrow, select, short_text
from suggestions.forms.supervision.acts import ActForm, NewForm, PointsForm, day
from suggestions.models.supervision import GradingScheme
from suggestions.rules.supervision.grading import read_items


class BeginForm(NewForm):
    """`thing` is the congress."""

    scheme = select(_("Scheme"), GradingScheme.objects.none())
    title = short_text(_("Title"), length=80)
    from_on = day(_("Handed over from"), is_today=False)
    until_on = day(_("Handed over until"))

    def prepare(self) -> None:
        narrow(self, "scheme", GradingScheme.objects.filter(congress=self.thing, subject="units", is_active=True))

    def take(self, at: datetime) -> Any:
        return grading.begin(at=at, **self.typed_new)


class ScoreForm(PointsForm):
    """`thing` is the grading with its `unit`."""

    def prepare(self) -> None:
        given = dict(self.thing.scores.filter(unit=self.thing.unit).values_list("item", "points"))
        self.ask_points(read_items(self.thing.items), given)

    def take(self, at: datetime) -> Any:
        return grading.score(self.thing, self.thing.unit, points=self.points, by=self.by, at=at)


class FreezeForm(ActForm):
    decided_on = day(_("Decided on"))
    meeting = short_text(_("Decided by"), length=80, help_text=_("as in “41st chairs' meeting”"))

    def take(self, at: datetime) -> Any:
        return grading.freeze(self.thing, at=at, **self.typed_new)
