"""The secretariat's forms before the decision, and for movers who withdraw."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suggestions.actions import motions
from suggestions.forms.motions.steps import MotionStepForm
from suggestions.forms.steps import long_text, narrow, select, short_text
from suggestions.models import Category, MotionSigner
from suggestions.rules.motions import SignerState


class SendBackMotionForm(MotionStepForm):
    what_to_mend = long_text(_("What the lead should mend"))

    def take(self, at: datetime) -> Any:
        return motions.send_back(self.motion, what_to_mend=self.cleaned_data["what_to_mend"], at=at, **self.usual)


class RegisterForm(MotionStepForm):
    category = select(_("Category"), Category.objects.none(), required=False)

    def prepare(self) -> None:
        narrow(self, "category", Category.objects.filter(congress=self.motion.congress, is_active=True))

    def take(self, at: datetime) -> Any:
        return motions.register(self.motion, category=self.cleaned_data["category"], at=at, **self.usual)


class ReferForm(MotionStepForm):
    committee = short_text(_("Special committee"), length=60)

    def prepare(self) -> None:
        self.initial["committee"] = self.motion.category.committee if self.motion.category else ""

    def take(self, at: datetime) -> Any:
        return motions.refer(self.motion, committee=self.cleaned_data["committee"], at=at, **self.usual)


class AnswerLeaveForm(MotionStepForm):
    """Serves agreeing and refusing; the step's name says which."""

    signer = forms.ModelChoiceField(MotionSigner.objects.none(), label=_("Who wishes to withdraw"), empty_label=None)

    def prepare(self) -> None:
        leaving = self.motion.signers.filter(state=SignerState.LEAVING)
        narrow(self, "signer", leaving.select_related("mandate__person"))

    def take(self, at: datetime) -> Any:
        agreed = self.name == "agree_leave"
        return motions.answer_leave(self.motion, signer=self.cleaned_data["signer"], agreed=agreed, at=at, **self.usual)
