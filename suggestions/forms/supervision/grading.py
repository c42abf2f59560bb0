"""Forms of gradings."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suggestions.actions.supervision import grading
from suggestions.forms.steps import narrow, select, short_text
from suggestions.forms.supervision.acts import ActForm, day
from suggestions.models.supervision import GradingScheme
from suggestions.rules.supervision.grading import read_items


class BeginForm(ActForm):
    """`thing` is the congress."""

    scheme = select(_("Scheme"), GradingScheme.objects.none())
    title = short_text(_("Title"), length=80)
    from_on = day(_("Handed over from"), is_today=False)
    until_on = day(_("Handed over until"))

    def prepare(self) -> None:
        narrow(self, "scheme", GradingScheme.objects.filter(congress=self.thing, is_active=True))

    def take(self, at: datetime) -> Any:
        return grading.begin(at=at, **self.typed_new)


class ScoreForm(ActForm):
    """`thing` is the grading with its `unit`; a field for each item whose points are typed."""

    def prepare(self) -> None:
        given = dict(self.thing.scores.filter(unit=self.thing.unit).values_list("item", "points"))
        self.typed_items = [item for item in read_items(self.thing.items) if item.is_typed]
        for place, item in enumerate(self.typed_items):
            self.fields[f"item{place}"] = forms.DecimalField(
                label=item.label, min_value=0, max_value=item.points, decimal_places=2, required=False,
                initial=given.get(item.label), help_text=_("0 to %(most)s") % {"most": item.points},
            )  # fmt: skip

    def take(self, at: datetime) -> Any:
        typed = [(item.label, self.cleaned_data[f"item{place}"]) for place, item in enumerate(self.typed_items)]
        points = {label: given for label, given in typed if given is not None}
        return grading.score(self.thing, self.thing.unit, points=points, by=self.by, at=at)


class FreezeForm(ActForm):
    decided_on = day(_("Decided on"))
    meeting = short_text(_("Decided by"), length=80, help_text=_("as in “41st chairs' meeting”"))

    def take(self, at: datetime) -> Any:
        return grading.freeze(self.thing, at=at, **self.typed_new)
