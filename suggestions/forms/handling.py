"""Forms of the units' work and of the supervisor's answers to it."""

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from congress.common.lifecycle import Refused
from congress.files.actions import take_in
from suggestions import actions
from suggestions.forms.steps import StepForm, long_text, short_text
from suggestions.models import Contact, Extension
from suggestions.models.handling import Answered

METHODS = [choice for choice in Contact.Method.choices if choice[0] != Contact.Method.REPLY]


class ContactForm(StepForm):
    stage = forms.ChoiceField(label=_("Stage"), choices=Contact.Stage)
    method = forms.ChoiceField(label=_("Method"), choices=METHODS)
    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    people = short_text(_("Who took part"), length=200)
    content = long_text(_("What was discussed and agreed"))

    def take(self, at: datetime) -> Any:
        typed = {name: self.cleaned_data[name] for name in ("stage", "method", "on", "people", "content")}
        return actions.record_contact(self.suggestion, at=at, **typed, **self.usual)


class ReplyInPersonForm(StepForm):
    """The record of a reply face to face; the signed sheet may come with it."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    people = short_text(_("Who came"), length=200)
    head_came = forms.BooleanField(label=_("A head of the unit came"), required=False)
    content = long_text(_("What was answered, and what the deputy said to it"))
    sheet = forms.FileField(
        label=_("Signed record"), required=False, help_text=_("The blank record is among the papers; scan it signed.")
    )

    def take(self, at: datetime) -> Any:
        typed = {name: self.cleaned_data[name] for name in ("on", "people", "head_came", "content")}
        typed |= {"stage": Contact.Stage.AFTER, "method": Contact.Method.REPLY}
        with transaction.atomic():
            signed = self.cleaned_data["sheet"]
            sheet = take_in(signed, by=self.by, at=at) if signed else None
            return actions.record_contact(self.suggestion, sheet=sheet, at=at, **typed, **self.usual)


class CoOpinionForm(StepForm):
    letter_no = short_text(_("Document number"), length=40, required=False, help_text=_("As on your letters."))
    text = long_text(_("Opinion to the lead unit"), rows=8)

    def take(self, at: datetime) -> Any:
        typed = {name: self.cleaned_data[name] for name in ("letter_no", "text")}
        return actions.send_co_opinion(self.own_assignment(), at=at, **typed, **self.usual)


class AskExtensionForm(StepForm):
    reason = long_text(_("Why the matter is wide-ranging or difficult"))

    def take(self, at: datetime) -> Any:
        return actions.ask_extension(self.suggestion, reason=self.cleaned_data["reason"], at=at, **self.usual)


class AnswerExtensionForm(StepForm):
    """Which wish is asked only where several are open; none of them is pre-chosen."""

    wish = forms.ModelChoiceField(Extension.objects.none(), label=_("Wish"), empty_label=None, widget=forms.RadioSelect)
    note = long_text(_("Note"), rows=3, required=False)

    def prepare(self) -> None:
        self.wishes = self.suggestion.extensions.filter(answer=Answered.OPEN).select_related("assignment__unit")
        self.choose_from("wish", self.wishes)
        if len(self.wishes) < 2:
            del self.fields["wish"]

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        wish = typed.get("wish") or self.wishes.first()
        if wish is None:
            raise Refused(_now("No wish for extension is open."))
        agreed = self.name == "grant_extension"
        return actions.answer_extension(wish, agreed=agreed, note=typed["note"], at=at, **self.usual)


class UrgeForm(StepForm):
    note = long_text(_("Words to the unit"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        return actions.urge(self.suggestion, note=self.cleaned_data["note"], at=at, **self.usual)
