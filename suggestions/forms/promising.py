"""Forms of the ledger of promises."""

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congress.files.actions import take_in
from suggestions import actions
from suggestions.forms.steps import StepForm, long_text, narrow, select, short_text
from suggestions.models import Assignment, Promise, Suggestion


class PromiseForm(StepForm):
    promise = forms.ModelChoiceField(Promise.objects.none(), label=_("Promise"), empty_label=None)

    def prepare(self) -> None:
        units = [post.unit_id for post in self.by.current_posts if post.unit_id]
        ledger = Promise.objects.of(self.suggestion).open()
        self.choose_from("promise", ledger.filter(reply__assignment__unit__in=units))
        own: Any = self.fields["promise"]
        asked = own.queryset.filter(pk=self.asked) if self.asked else own.queryset
        self.initial["promise"] = asked.first()


class FulfilForm(PromiseForm):
    evidence = long_text(_("What was done, and what shows it"))
    photo = forms.FileField(label=_("Photo or paper"), required=False)

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        with transaction.atomic():
            upload = take_in(typed["photo"], by=self.by, at=at) if typed["photo"] else None
            return actions.fulfil(typed["promise"], evidence=typed["evidence"], upload=upload, at=at, **self.usual)


class ExplainPromiseForm(PromiseForm):
    explanation = long_text(_("Why it cannot be kept, and what will be done instead"))

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        return actions.explain_promise(typed["promise"], explanation=typed["explanation"], at=at, **self.usual)


def owing_part(*, is_required: bool) -> forms.ModelChoiceField:
    """The unit that owes what was found; asked only where several answered."""
    return select(_("Unit that owes it"), Assignment.objects.none(), required=is_required)


def narrow_parts(form: forms.Form, suggestion: Suggestion) -> None:
    """Offer the units that answered the suggestion; nothing is asked where it was one."""
    answering = suggestion.assignments.answering().select_related("unit")
    narrow(form, "part", answering)
    if len(answering) < 2:
        del form.fields["part"]


class ReopenForm(StepForm):
    finding = long_text(_("What the look-back found"))
    item = short_text(_("What is owed"), length=300)
    due_on = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}))
    part = owing_part(is_required=True)

    def prepare(self) -> None:
        narrow_parts(self, self.suggestion)

    def take(self, at: datetime) -> Any:
        typed = {name: self.cleaned_data[name] for name in ("finding", "item", "due_on")}
        return actions.reopen(self.suggestion, part=self.cleaned_data.get("part"), at=at, **typed, **self.usual)


class PromisesField(forms.CharField):
    """Promises typed one a line: what | until which day | who. Gives a list of (what, day, who)."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> list[tuple[str, Any, str]]:
        lines = [line for line in super().clean(value).splitlines() if line.strip()]
        return [self._promise(number, line) for number, line in enumerate(lines, start=1)]

    def _promise(self, number: int, line: str) -> tuple[str, Any, str]:
        parts = [part.strip() for part in line.replace("｜", "|").split("|")]
        told = _("Line %(line)s: write what is promised | until which day (2026-12-31) | who stands for it.")
        if len(parts) != 3 or not all(parts) or len(parts[0]) > 300 or len(parts[2]) > 40:
            raise forms.ValidationError(told, params={"line": number})
        try:
            day = forms.DateField().clean(parts[1])
        except forms.ValidationError as error:
            raise forms.ValidationError(told, params={"line": number}) from error
        if day <= timezone.localdate():
            raise forms.ValidationError(
                _("Line %(line)s: the day has passed; name a later one."), params={"line": number}
            )
        return parts[0], day, parts[2]

    @staticmethod
    def typed(promises: Any) -> str:
        """Promises as the field shows them again."""
        return "\n".join(f"{row.item} | {row.due_on} | {row.person}" for row in promises)
