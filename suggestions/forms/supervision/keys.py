"""Forms of key suggestions."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suggestions.actions.supervision import keys
from suggestions.forms.steps import long_text, narrow, short_text
from suggestions.forms.supervision.acts import ActForm, FilesField, NoteForm, day
from suggestions.models.supervision import KeyCriterion


class ProposeForm(ActForm):
    """`thing` is the suggestion."""

    criteria = forms.ModelMultipleChoiceField(
        KeyCriterion.objects.none(), label=_("Criteria it meets"), widget=forms.CheckboxSelectMultiple
    )
    reasons = long_text(_("Reasons"))

    def prepare(self) -> None:
        narrow(self, "criteria", KeyCriterion.objects.filter(congress=self.thing.congress, is_active=True))

    def take(self, at: datetime) -> Any:
        return keys.propose(self.thing, at=at, **self.typed_new)


class ChooseForm(ActForm):
    decided_on = day(_("Day of the chairs' meeting"))
    meeting = short_text(_("Chairs' meeting"), length=80, help_text=_("as in “41st chairs' meeting”"))
    note = long_text(_("Note"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        return keys.choose(self.thing, at=at, **self.typed)


class RefuseForm(ChooseForm):
    note = long_text(_("Reason of the meeting"), rows=3)

    def take(self, at: datetime) -> Any:
        return keys.refuse(self.thing, at=at, **self.typed)


class WithdrawForm(NoteForm):
    def take(self, at: datetime) -> Any:
        return keys.withdraw(self.thing, at=at, **self.typed)


class ResumeForm(NoteForm):
    def take(self, at: datetime) -> Any:
        return keys.resume(self.thing, at=at, **self.typed)


class EndForm(ActForm):
    note = long_text(_("Note"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        return keys.end(self.thing, at=at, **self.typed)


class ArrangeForm(ActForm):
    leader = short_text(_("Supervising leader"), length=40)
    official = short_text(_("Leading official of the unit's side"), length=60)
    committee = short_text(_("Special committee"), length=60)
    plan = long_text(_("Plan"))
    report_by = day(_("Report to the chairs' meeting by"), is_today=False)

    def prepare(self) -> None:
        for name in ("leader", "official", "committee", "plan", "report_by"):
            self.initial[name] = getattr(self.thing, name)
        if not self.thing.committee and self.thing.suggestion.category:
            self.initial["committee"] = self.thing.suggestion.category.committee

    def take(self, at: datetime) -> Any:
        return keys.arrange(self.thing, at=at, **self.typed)


class ReportForm(ActForm):
    on = day(_("Day"))
    text = long_text(_("Report"), rows=8)
    attached = FilesField(label=_("Attachments"), required=False)

    def take(self, at: datetime) -> Any:
        return keys.report(self.thing, at=at, **self.typed)


class HearForm(ActForm):
    on = day(_("Day of the chairs' meeting"))
    note = long_text(_("What the meeting said"), rows=3)

    def take(self, at: datetime) -> Any:
        return keys.hear(self.thing, at=at, **self.typed)


KEY_FORMS: dict[str, type[ActForm]] = {
    "choose": ChooseForm,
    "refuse": RefuseForm,
    "withdraw": WithdrawForm,
    "arrange": ArrangeForm,
    "report": ReportForm,
    "hear": HearForm,
    "resume": ResumeForm,
    "end": EndForm,
}
