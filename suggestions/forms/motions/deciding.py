"""The committee's opinion, the presidium's decisions, the outcomes on the agenda."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from suggestions.actions import motions
from suggestions.forms.motions.steps import BodiesForm, MotionStepForm, bodies
from suggestions.forms.steps import long_text
from suggestions.rules.motions import DECISIONS, MOTION_LAW, NOT_A_MOTION

CHOICES = [(name, MOTION_LAW.steps[name].label) for name in DECISIONS]


class OpineForm(MotionStepForm):
    advice = forms.ChoiceField(label=_("What the committee advises"), choices=CHOICES, widget=forms.RadioSelect)
    body = long_text(_("Opinion and reasons"), rows=8)

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        return motions.opine(self.motion, advice=typed["advice"], body=typed["body"], at=at, **self.usual)


class DecideForm(MotionStepForm):
    """Serves every decision; the step's name is the decision."""

    decided_on = forms.DateField(
        label=_("Decided on"), initial=localdate, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    note = long_text(_("Note to the movers"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        decision = motions.Decision(
            self.motion, self.name, typed.get("reason", ""), typed["note"], self.cleaned_data["seen"]
        )
        return motions.decide(decision, decided_on=typed["decided_on"], by=self.by, at=at)


class NotMotionForm(DecideForm):
    reason = forms.ChoiceField(label=_("Reason"), choices=list(NOT_A_MOTION.items()))
    field_order = ["seen", "reason", "decided_on", "note"]


class OutcomeForm(MotionStepForm):
    note = long_text(_("What the session decided"), rows=3)

    def take(self, at: datetime) -> Any:
        units = self.cleaned_data.get("units", ())
        note = self.cleaned_data["note"]
        return motions.record_outcome(self.motion, name=self.name, note=note, units=units, at=at, **self.usual)


class ResolveForm(BodiesForm, OutcomeForm):
    units = bodies(_("Bodies that carry it out"), required=False)
