"""Forms of stars and awards."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from suggestions.actions.supervision import awards, stars
from suggestions.forms.steps import long_text, narrow, select, short_text
from suggestions.forms.supervision.acts import ActForm, NewForm, NoteForm, PointsForm, day
from suggestions.models.supervision import Grading, Nominee
from suggestions.oversight.stars import scheme_of
from suggestions.rules.supervision.grading import read_items


class StarForm(NewForm, PointsForm):
    """`thing` is the suggestion; the scheme in force says what is typed."""

    reasons = long_text(_("Reasons"), rows=4)

    def prepare(self) -> None:
        scheme = scheme_of(self.thing.congress_id, timezone.localdate())
        self.ask_points(read_items(scheme.items) if scheme else [], {})

    def take(self, at: datetime) -> Any:
        typed = {name: self.cleaned_data[name] for name in ("reasons", "form_key")}
        return stars.give(self.thing, points=self.points, by=self.by, at=at, **typed)


class BeginForm(NewForm):
    """`thing` is the congress."""

    title = short_text(_("Title"), length=80, help_text=_("as it will stand above the list"))
    from_on = day(_("Accepted from"), is_today=False)
    until_on = day(_("Accepted until"))
    grading = select(_("Grading that proposes the units"), Grading.objects.none(), required=False)

    def prepare(self) -> None:
        narrow(self, "grading", Grading.objects.filter(congress=self.thing, frozen_at__isnull=False))

    def take(self, at: datetime) -> Any:
        return awards.begin(self.thing, at=at, **self.typed_new)


class NominateForm(ActForm):
    """`thing` is the award with the suggestion as its `nominated`."""

    reasons = long_text(_("Reasons"), rows=4)

    def take(self, at: datetime) -> Any:
        return awards.nominate_suggestion(self.thing, self.thing.nominated, at=at, **self.typed)


class NominateUnitForm(NominateForm):
    """`thing` is the award with the unit as its `nominated`."""

    def take(self, at: datetime) -> Any:
        return awards.nominate_unit(self.thing, self.thing.nominated, at=at, **self.typed)


class DropForm(NoteForm):
    """`thing` is the award with the nomination as its `nominated`."""

    def take(self, at: datetime) -> Any:
        return awards.drop(self.thing, self.thing.nominated, at=at, **self.typed)


class DecideForm(ActForm):
    decided_on = day(_("Day of the chairs' meeting"))
    meeting = short_text(_("Chairs' meeting"), length=80, help_text=_("as in “41st chairs' meeting”"))
    chosen = forms.ModelMultipleChoiceField(
        Nominee.objects.none(), label=_("Chosen"), widget=forms.CheckboxSelectMultiple
    )
    note = long_text(_("Note"), rows=3, required=False)

    def prepare(self) -> None:
        narrow(self, "chosen", self.thing.nominees.select_related("suggestion", "unit"))

    def take(self, at: datetime) -> Any:
        return awards.decide(self.thing, at=at, **self.typed)


class AnnounceForm(ActForm):
    def take(self, at: datetime) -> Any:
        return awards.announce(self.thing, at=at, **self.typed)


class GiveUpForm(NoteForm):
    def take(self, at: datetime) -> Any:
        return awards.give_up(self.thing, at=at, **self.typed)


AWARD_FORMS: dict[str, type[ActForm]] = {"decide": DecideForm, "announce": AnnounceForm, "give_up": GiveUpForm}
