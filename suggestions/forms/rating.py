"""The deputy's rating and the supervisor's decision on it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suggestions import actions
from suggestions.forms.steps import StepForm, long_text
from suggestions.models import Assignment
from suggestions.rules import Rating


def three_way(label: Any) -> forms.ChoiceField:
    """Satisfied, mostly, not satisfied; never pre-chosen."""
    return forms.ChoiceField(label=label, choices=Rating, widget=forms.RadioSelect)


class RateForm(StepForm):
    attitude = three_way(_("Attitude of the handling"))
    result = three_way(_("Result of the handling"))
    overall = three_way(_("Overall"))
    opinion = long_text(
        _("Opinion"),
        required=False,
        help_text=_("Needed for “not satisfied”: which point was not answered or not done."),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("overall") == Rating.DISSATISFIED and not typed.get("opinion"):
            self.add_error(
                "opinion", _("“Not satisfied” needs a reason: say which point was not answered or not done.")
            )
        return typed

    def take(self, at: datetime) -> Any:
        typed = {name: self.cleaned_data[name] for name in ("attitude", "result", "overall", "opinion")}
        return actions.rate(self.suggestion, at=at, **typed, **self.usual)


class RehandleForm(StepForm):
    reason = long_text(_("What the unit must do differently"))
    parts = forms.ModelMultipleChoiceField(
        Assignment.objects.none(),
        label=_("Units that handle again"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all that answered."),
    )

    def prepare(self) -> None:
        answering = self.suggestion.assignments.answering().select_related("unit")
        self.choose_from("parts", answering)
        if len(answering) < 2:
            del self.fields["parts"]

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        return actions.rehandle(
            self.suggestion, reason=typed["reason"], parts=typed.get("parts", ()), at=at, **self.usual
        )


class DismissForm(StepForm):
    reason = long_text(_("Why it is not handled again, told to the deputy"))

    def take(self, at: datetime) -> Any:
        return actions.dismiss(self.suggestion, reason=self.cleaned_data["reason"], at=at, **self.usual)


class StrikeOffForm(StepForm):
    evidence = long_text(_("Evidence that the promise was kept"))

    def take(self, at: datetime) -> Any:
        return actions.strike_off(self.suggestion, evidence=self.cleaned_data["evidence"], at=at, **self.usual)
