"""The deputy's own forms."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Congress, Unit
from suggestions import actions
from suggestions.forms.steps import StepForm, long_text, narrow
from suggestions.models import Category, Suggestion

NOTHING = _("— choose —")


class DraftForm(forms.ModelForm):
    """The text of a draft. `form_key` makes a second sending of the same form harmless."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    class Meta:
        model = Suggestion
        fields = [
            "title", "body", "category", "proposed_unit", "source", "contact_preference", "may_publish",
            "is_confidential",
        ]  # fmt: skip
        widgets = {"body": forms.Textarea(attrs={"rows": 12})}
        help_texts = {
            "title": _("One matter per suggestion, as in “On …”."),
            "body": _("The situation, the problem, and what you propose. You may save and go on later."),
            "proposed_unit": _("The dispatcher considers it and decides."),
            "is_confidential": _("Seen only by you, your co-signers, the office and the units that handle it."),
            "may_publish": _("Text and answer may be published after release by the office."),
        }

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", self.instance.form_key)
        self.initial.setdefault("seen", self.instance.version)
        for name in ("category", "proposed_unit"):
            self.fields[name].empty_label = NOTHING  # type: ignore[attr-defined]
        self.fields["source"].choices = [("", NOTHING), *Suggestion.Source.choices]  # type: ignore[attr-defined]
        narrow(self, "category", Category.objects.filter(congress=congress, is_active=True))
        narrow(self, "proposed_unit", Unit.objects.active().filter(congress=congress))

    @property
    def typed(self) -> dict[str, Any]:
        """The suggestion's own fields."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class SubmitForm(StepForm):
    is_clean = forms.BooleanField(label=_("I declare that nothing in it is a state secret."))

    def take(self, at: datetime) -> Any:
        return actions.submit(self.suggestion, is_clean=self.cleaned_data["is_clean"], at=at, **self.usual)


class WithdrawForm(StepForm):
    reason = long_text(_("Reason for the withdrawal"), help_text=_("Handling ends; the number is not used again."))

    def take(self, at: datetime) -> Any:
        return actions.withdraw(self.suggestion, reason=self.cleaned_data["reason"], at=at, **self.usual)
