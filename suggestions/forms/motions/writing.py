"""The movers' own forms."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suggestions.actions import motions
from suggestions.forms.motions.steps import MotionStepForm
from suggestions.forms.steps import long_text
from suggestions.models import Motion


class MotionForm(forms.ModelForm):
    """The text of a motion. `form_key` makes a second sending of the same form harmless."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    class Meta:
        model = Motion
        fields = ["title", "grounds", "proposal", "is_bill", "bill"]
        widgets = {
            "grounds": forms.Textarea(attrs={"rows": 8}),
            "proposal": forms.Textarea(attrs={"rows": 8}),
            "bill": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {
            "title": _("What the congress should decide, within its powers, as in “On …”."),
            "grounds": _("Facts, law and reasons. You may save and go on later."),
            "proposal": _("What the congress should decide or do, point by point."),
            "bill": _("Only where the motion asks for legislation."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", self.instance.form_key)
        self.initial.setdefault("seen", self.instance.version)

    @property
    def typed(self) -> dict[str, Any]:
        """The motion's own fields."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class SubmitMotionForm(MotionStepForm):
    def take(self, at: datetime) -> Any:
        return motions.submit(self.motion, at=at, **self.usual)


class GiveUpForm(MotionStepForm):
    reason = long_text(_("Reason"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        return motions.give_up(self.motion, reason=self.cleaned_data["reason"], at=at, **self.usual)


class LeaveForm(MotionStepForm):
    reason = long_text(_("Reason for the withdrawal"), help_text=_("The presidium consents or refuses."))

    def take(self, at: datetime) -> Any:
        return motions.leave(self.motion, reason=self.cleaned_data["reason"], by=self.by, at=at)


class ReconsiderForm(MotionStepForm):
    reason = long_text(_("Why it is a motion"))

    def take(self, at: datetime) -> Any:
        return motions.ask_reconsider(self.motion, reason=self.cleaned_data["reason"], by=self.by, at=at)
