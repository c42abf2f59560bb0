"""Forms of hand-over, sign-in and return."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Unit
from suggestions import actions
from suggestions.forms.steps import StepForm, long_text, select
from suggestions.models import ReturnRequest
from suggestions.models.handling import Answered


class AssignForm(StepForm):
    lead = select(_("Lead unit"), Unit.objects.none(), help_text=_("It answers the deputy."))
    co = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=_("Co-handling units"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("They send a written opinion to the lead unit."),
    )
    note = long_text(_("Note to the units"), rows=2, required=False)

    def prepare(self) -> None:
        units = Unit.objects.active().filter(congress=self.suggestion.congress)
        self.choose_from("lead", units)
        self.choose_from("co", units)
        self.initial["lead"] = self.suggestion.proposed_unit_id

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        return actions.assign(
            self.suggestion, lead=typed["lead"], co=typed["co"], note=typed["note"], at=at, **self.usual
        )


class SignInForm(StepForm):
    def take(self, at: datetime) -> Any:
        return actions.sign_in(self.own_assignment(), at=at, **self.usual)


class AskReturnForm(StepForm):
    reason = long_text(_("Reason"), help_text=_("Which duty lies with which unit."))
    proposed_unit = select(_("Unit you think right"), Unit.objects.none(), required=False)

    def prepare(self) -> None:
        self.choose_from("proposed_unit", Unit.objects.active().filter(congress=self.suggestion.congress))

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        return actions.ask_return(
            self.own_assignment(), reason=typed["reason"], proposed_unit=typed["proposed_unit"], at=at, **self.usual
        )


class AnswerReturnForm(StepForm):
    request = forms.ModelChoiceField(ReturnRequest.objects.none(), label=_("Wish"), empty_label=None)
    note = long_text(_("Note to the unit"), rows=3, required=False)

    def prepare(self) -> None:
        part = {"agree_return": ["lead"], "agree_co_return": ["co"]}.get(self.name, ["lead", "co"])
        open_ones = ReturnRequest.objects.filter(
            assignment__suggestion=self.suggestion, assignment__part__in=part, answer=Answered.OPEN
        )
        self.choose_from("request", open_ones.select_related("assignment__unit"))
        self.initial["request"] = open_ones.first()

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        agreed = self.name != "refuse_return"
        return actions.answer_return(typed["request"], agreed=agreed, note=typed["note"], at=at, **self.usual)
