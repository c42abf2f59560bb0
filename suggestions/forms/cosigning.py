"""Forms of the lead deputy and the co-signers among themselves."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deputies.models import Mandate
from suggestions import actions
from suggestions.forms.steps import StepForm, long_text
from suggestions.models import Cosigner

FOUND = 20  # names a search shows


class InviteForm(StepForm):
    mandates = forms.ModelMultipleChoiceField(
        Mandate.objects.none(),
        label=_("Deputies to ask"),
        widget=forms.SelectMultiple(attrs={"size": 10}),
        help_text=_("Each confirms the text as it stands; if you change it, they are asked again."),
    )

    def prepare(self) -> None:
        term = self.suggestion.session.term_id
        asked = self.suggestion.cosigners.exclude(state__in=["declined", "dropped"]).values("mandate")
        others = Mandate.objects.in_office().filter(term=term).exclude(pk=self.suggestion.lead_id)
        self.choose_from("mandates", others.exclude(pk__in=asked).select_related("person"))

    def found(self, name: str) -> Any:
        """Those who may be asked and bear the name, or a part of it."""
        mandates: Any = self.fields["mandates"]
        return mandates.queryset.filter(person__name__icontains=name).select_related("delegation")[:FOUND]

    def take(self, at: datetime) -> Any:
        return actions.invite(self.suggestion, mandates=self.cleaned_data["mandates"], at=at, **self.usual)


class DropCosignerForm(StepForm):
    cosigner = forms.ModelChoiceField(Cosigner.objects.none(), label=_("Deputy who has not answered"), empty_label=None)

    def prepare(self) -> None:
        self.choose_from("cosigner", self.suggestion.cosigners.filter(state=Cosigner.State.INVITED))

    def take(self, at: datetime) -> Any:
        return actions.drop_cosigner(self.cleaned_data["cosigner"], at=at, **self.usual)


class ConfirmForm(StepForm):
    def take(self, at: datetime) -> Any:
        return actions.confirm(self.suggestion, at=at, **self.usual)


class DeclineForm(StepForm):
    note = long_text(_("Note to the lead deputy"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        return actions.decline(self.suggestion, note=self.cleaned_data["note"], at=at, **self.usual)


class AskWithdrawalForm(StepForm):
    reason = long_text(_("Reason for the withdrawal"), help_text=_("Handling ends; the number is not used again."))

    def take(self, at: datetime) -> Any:
        return actions.ask_withdrawal(self.suggestion, reason=self.cleaned_data["reason"], at=at, **self.usual)


class AgreeWithdrawalForm(StepForm):
    def take(self, at: datetime) -> Any:
        return actions.agree_withdrawal(self.suggestion, at=at, **self.usual)


class RefuseWithdrawalForm(StepForm):
    note = long_text(_("Note to the lead deputy"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        return actions.refuse_withdrawal(self.suggestion, note=self.cleaned_data["note"], at=at, **self.usual)
