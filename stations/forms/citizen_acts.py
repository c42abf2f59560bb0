"""The way back to an opinion by receipt and code, and what its citizen may do there."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from congress.common.text import squeeze
from stations.forms.citizen import ContactForm
from stations.rules.opinions import TEXT_LENGTH, Rating

_RECEIPT = re.compile(r"(\d{4})-?(\d{1,12})")
PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class TrackForm(forms.Form):
    receipt = forms.CharField(
        label=_("Receipt number"),
        max_length=30,
        widget=forms.TextInput(attrs={**PLAIN, "inputmode": "numeric", "class": "c-w16", "placeholder": "2611-000387"}),
    )
    code = forms.CharField(
        label=_("Query code"),
        max_length=30,
        help_text=_("Eight letters and digits; small letters will do."),
        widget=forms.TextInput(attrs={**PLAIN, "autocapitalize": "characters", "class": "c-w16"}),
    )

    def clean_receipt(self) -> str:
        """With its dash; what is no receipt number is found nowhere."""
        found = _RECEIPT.fullmatch(squeeze(self.cleaned_data["receipt"]))
        return f"{found[1]}-{int(found[2]):06d}" if found else ""

    @property
    def pk(self) -> int:
        return int(self.cleaned_data["receipt"].partition("-")[2] or 0)


class SayMoreForm(forms.Form):
    text = forms.CharField(
        label=_("What you want to add"), max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )


class RatingForm(forms.Form):
    rating = forms.ChoiceField(label=_("How is the answer?"), choices=Rating.choices, widget=forms.RadioSelect)
    comment = forms.CharField(
        label=pgettext_lazy("on the answer", "In your words"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    again = forms.BooleanField(
        label=_("I am not satisfied and ask to have it redone"),
        required=False,
        help_text=_("Without this it is closed with your rating."),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("again") and typed.get("rating") != Rating.NOT:
            self.add_error("again", gettext("Only where you are not satisfied."))
        if typed.get("again") and not typed.get("comment", "").strip():
            self.add_error("comment", gettext("Say what is still missing."))
        return typed


class CorrectForm(ContactForm):
    """Name, phone and consents as they are to stand from now on; withdrawing is as easy as giving."""

    may_pass_on = forms.BooleanField(
        label=_("My name and phone may be passed on to whoever handles it"), required=False
    )
    may_publish = forms.BooleanField(
        label=_("After it is closed it may be published without my personal data"), required=False
    )
