"""The reviewer's forms."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suggestions import actions
from suggestions.forms.steps import StepForm, long_text, select
from suggestions.models import Category
from suggestions.rules.reasons import REFUSALS


class PassReviewForm(StepForm):
    note = long_text(_("Note to the committee"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        return actions.pass_review(self.suggestion, note=self.cleaned_data["note"], at=at, **self.usual)


class TakeReviewForm(StepForm):
    reason = long_text(_("Why the committee does not wait"), rows=3)

    def take(self, at: datetime) -> Any:
        return actions.take_review(self.suggestion, reason=self.cleaned_data["reason"], at=at, **self.usual)


class SendBackForm(StepForm):
    what_to_mend = long_text(_("What the deputy should mend"))

    def take(self, at: datetime) -> Any:
        words, is_first = self.cleaned_data["what_to_mend"], self.name == "first_send_back"
        return actions.send_back(self.suggestion, what_to_mend=words, is_first=is_first, at=at, **self.usual)


class RefuseForm(StepForm):
    reason = forms.ChoiceField(label=_("Reason"), choices=list(REFUSALS.items()))
    note = long_text(_("Note to the deputy"), required=False)

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        return actions.refuse(self.suggestion, reason=typed["reason"], note=typed["note"], at=at, **self.usual)


class AcceptForm(StepForm):
    category = select(_("Category"), Category.objects.none(), required=False)

    def prepare(self) -> None:
        self.choose_from("category", Category.objects.filter(congress=self.suggestion.congress, is_active=True))
        self.initial["category"] = self.suggestion.category_id

    def take(self, at: datetime) -> Any:
        return actions.accept(self.suggestion, category=self.cleaned_data["category"], at=at, **self.usual)
