"""The unit's forms around the reply."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suggestions import actions
from suggestions.actions.replying import FIELDS
from suggestions.forms.promising import PromisesField
from suggestions.forms.steps import StepForm, long_text, select, short_text
from suggestions.models import OutcomeCategory, Reply


class ReplyForm(StepForm):
    letter_no = short_text(_("Document number"), length=40, required=False, help_text=_("As on your letters."))
    category = select(_("Outcome category"), OutcomeCategory.objects.none(), required=False)
    openness = forms.ChoiceField(label=_("Openness"), choices=Reply.Openness)
    body = forms.CharField(
        label=_("Text of the reply"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Answer point by point. Salutation, heading and signature are added by the letter."),
    )
    promises = PromisesField(
        label=_("Promises"),
        required=False,
        help_text=_(
            "One a line: what | until which day (2026-12-31) | who stands for it. They are tracked until kept."
        ),
    )
    contact_name = short_text(_("Handled by"), length=40)
    contact_phone = short_text(_("Telephone"), length=30)

    def prepare(self) -> None:
        scheme = OutcomeCategory.objects.filter(congress=self.suggestion.congress, is_active=True)
        self.choose_from("category", scheme)
        units = [post.unit_id for post in self.by.current_posts if post.unit_id]
        own = Reply.objects.filter(round__suggestion=self.suggestion, assignment__unit__in=units)
        reply = own.order_by("-round__number").first()
        self.reply = reply if reply and reply.state != "sent" else None
        if self.reply:
            self.initial.update({name: getattr(self.reply, name) for name in FIELDS})
            self.initial["promises"] = PromisesField.typed(self.reply.promises.all())
        else:
            self.initial.update(contact_name=self.by.name, openness=Reply.Openness.ACTIVE)

    def take(self, at: datetime) -> Any:
        typed = {name: self.cleaned_data[name] for name in (*FIELDS, "promises")}
        return actions.save_reply(self.suggestion, at=at, **typed, **self.usual)


class CheckReplyForm(StepForm):
    def take(self, at: datetime) -> Any:
        return actions.check_reply(self.suggestion, at=at, **self.usual)


class ReturnReplyForm(StepForm):
    note = long_text(_("What to mend"), rows=3)

    def take(self, at: datetime) -> Any:
        return actions.return_reply(self.suggestion, note=self.cleaned_data["note"], at=at, **self.usual)


class SignReplyForm(StepForm):
    def take(self, at: datetime) -> Any:
        return actions.sign_reply(self.suggestion, at=at, **self.usual)


class SendReplyForm(StepForm):
    def take(self, at: datetime) -> Any:
        return actions.send_reply(self.suggestion, at=at, **self.usual)
