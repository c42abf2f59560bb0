"""Asking for signatures and giving them."""

from datetime import datetime
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deputies.models import Mandate
from suggestions.actions import motions
from suggestions.forms.motions.steps import MotionStepForm
from suggestions.forms.steps import narrow
from suggestions.models import MotionSigner
from suggestions.rules.motions import SignerState

ASKED = [SignerState.INVITED, SignerState.SIGNED, SignerState.LEAVING, SignerState.LEFT]


class InviteForm(MotionStepForm):
    """Deputies in office who were not asked yet, by delegation."""

    mandates = forms.ModelMultipleChoiceField(
        Mandate.objects.none(), label=_("Deputies to ask"), widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        asked = self.motion.signers.filter(state__in=ASKED).values("mandate")
        colleagues = Mandate.objects.in_office().filter(term=self.motion.lead.term_id).exclude(pk__in=asked)
        rows = colleagues.select_related("person", "delegation").order_by("delegation", "pk")
        narrow(self, "mandates", rows)

    @property
    def by_delegation(self) -> list[tuple[str, list[tuple[int, str, bool]]]]:
        """Each delegation with its deputies as (key, name, ticked)."""
        ticked = {str(key) for key in self["mandates"].value() or []}
        field: Any = self.fields["mandates"]
        groups = groupby(field.queryset, lambda one: str(one.delegation or _("Without a delegation")))
        return [(name, [(one.pk, one.person.name, str(one.pk) in ticked) for one in ones]) for name, ones in groups]

    def take(self, at: datetime) -> Any:
        return motions.invite(self.motion, mandates=self.cleaned_data["mandates"], at=at, **self.usual)


class SignForm(MotionStepForm):
    """`text_no` is the text the person read; other signatures meanwhile do not matter."""

    text_no = forms.IntegerField(widget=forms.HiddenInput)

    def prepare(self) -> None:
        self.initial["text_no"] = self.motion.text_no

    def take(self, at: datetime) -> Any:
        return motions.sign(self.motion, text_no=self.cleaned_data["text_no"], by=self.by, at=at)


class DeclineForm(MotionStepForm):
    def take(self, at: datetime) -> Any:
        return motions.decline(self.motion, by=self.by, at=at)


class DropForm(MotionStepForm):
    signer = forms.ModelChoiceField(MotionSigner.objects.none(), label=_("Whose invitation"), empty_label=None)

    def prepare(self) -> None:
        narrow(self, "signer", self.motion.signers.awaited().select_related("mandate__person"))

    def take(self, at: datetime) -> Any:
        return motions.drop(self.motion, signer=self.cleaned_data["signer"], at=at, **self.usual)
