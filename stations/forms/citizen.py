"""What a citizen fills in: an opinion, the way back to it, and what they do there."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from congress.common import puzzle
from congress.common.text import squeeze
from stations.rules import is_landline, is_mobile
from stations.rules.opinions import MAX_PHOTOS, TEXT_LENGTH

NAME_LENGTH, PLACE_LENGTH, PHONE_LENGTH = 40, 120, 30


class PhotosInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name)


class PhotosField(forms.FileField):
    """Several pictures. What they are is judged by their content when they are kept."""

    widget = PhotosInput(attrs={"multiple": True, "accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        if len(data or []) > MAX_PHOTOS:
            told = ngettext("At most %(most)d photo.", "At most %(most)d photos.", MAX_PHOTOS)
            raise forms.ValidationError(told % {"most": MAX_PHOTOS})
        return [super(PhotosField, self).clean(photo, initial) for photo in data or []]


class ContactForm(forms.Form):
    """How to reach somebody, if they like to be reached."""

    name = forms.CharField(
        label=pgettext_lazy("form of address", "Your name"),
        max_length=NAME_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=pgettext_lazy("citizen's", "Phone number"),
        max_length=PHONE_LENGTH,
        required=False,
        help_text=_("You need not give one: receipt number and code show you the answer."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "class": "c-w16"}),
    )

    def clean_phone(self) -> str:
        phone = squeeze(self.cleaned_data["phone"])
        if phone and not (is_mobile(phone) or is_landline(phone)):
            raise forms.ValidationError(gettext("This is not a telephone number."))
        return phone


class OpinionForm(ContactForm):
    """What somebody wants to say. `form_key` is the signed challenge whose key makes a second sending harmless."""

    text = forms.CharField(
        label=_("What it is about, and what you ask for"),
        max_length=TEXT_LENGTH,
        help_text=_("Where, when and what happened, in your own words. Please write no identity or bank card numbers."),
        error_messages={"required": _("Please write what you want to say.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    place = forms.CharField(label=pgettext_lazy("of what is told", "Place"), max_length=PLACE_LENGTH, required=False)
    photos = PhotosField(label=_("Photos"), required=False, help_text=_("Up to three, JPEG, PNG or WebP, 20 MB each."))
    has_read_notice = forms.BooleanField(
        label=_("I have read the notice on personal data"),
        error_messages={"required": _("Please read the notice first and tick this.")},
    )
    may_pass_on = forms.BooleanField(
        label=_("My name and phone may be passed on to whoever handles it"),
        required=False,
        help_text=_("Without this only your words are passed on, and the deputy tells you the answer."),
    )
    may_publish = forms.BooleanField(
        label=_("After it is closed it may be published without my personal data"),
        required=False,
        help_text=_("Without this it is handled just the same."),
    )
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    solution = forms.CharField(widget=forms.HiddenInput, required=False, max_length=250)
    answer = forms.CharField(
        required=False,
        max_length=10,
        help_text=_("A check against machines. Write the number, in digits or in words."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "c-w10"}),
    )
    field_order = ["form_key", "solution", "text", "place", "photos", "name", "phone", "has_read_notice"]

    def __init__(self, data: Any = None, files: Any = None, *, at: datetime) -> None:
        super().__init__(data, files)
        known = puzzle.key_of(self.data.get("form_key", ""), at)
        self.is_old = self.is_bound and known is None
        self.key = known or self._begin_anew(at)
        self.fields["answer"].label = puzzle.question(self.key)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if self.is_old:
            raise forms.ValidationError(gettext("The page was open for too long. Press the button once more."))
        solution, answer = typed.pop("solution", ""), typed.pop("answer", "")
        if not (puzzle.is_solved(self.key, solution) if solution else puzzle.is_answered(self.key, answer)):
            self.add_error("answer", gettext("Please answer the question."))
        typed["form_key"] = self.key
        return typed

    def _begin_anew(self, at: datetime) -> UUID:
        """The key of a new challenge; what was typed stays."""
        challenge = puzzle.challenge(at)
        self.initial["form_key"] = challenge
        if self.is_bound:
            assert isinstance(self.data, QueryDict)
            self.data = self.data.copy()
            self.data["form_key"], self.data["solution"], self.data["answer"] = challenge, "", ""
        key = puzzle.key_of(challenge, at)
        assert key is not None
        return key
