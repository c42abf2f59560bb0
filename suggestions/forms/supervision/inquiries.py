"""Forms of topical inquiries."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Unit
from suggestions.actions.supervision import inquiries
from suggestions.forms.steps import long_text, narrow, select, short_text
from suggestions.forms.supervision.acts import ActForm, NewForm, NoteForm, day
from suggestions.models import Suggestion


class PlanForm(NewForm):
    """`thing` is the congress."""

    title = short_text(_("Topic"), length=80)
    on = day(_("Day"), is_today=False)
    place = short_text(_("Place"), length=100)
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Units that answer"), widget=forms.CheckboxSelectMultiple
    )
    suggestions = forms.ModelMultipleChoiceField(
        Suggestion.objects.none(),
        label=_("Suggestions it is about"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def prepare(self) -> None:
        under_way = ["handling", "replied", "rehandling", "tracking"]
        seen = Suggestion.objects.visible_to(self.by).filter(congress=self.thing, status__in=under_way)
        narrow(self, "suggestions", seen.exclude(is_confidential=True).order_by("-pk"))
        narrow(self, "units", Unit.objects.active().filter(congress=self.thing))

    def take(self, at: datetime) -> Any:
        return inquiries.plan(self.thing, at=at, **self.typed_new)


class OfUnitForm(ActForm):
    """`thing` is the inquiry; one of its units is chosen."""

    unit = select(_("Unit"), Unit.objects.none())

    def prepare(self) -> None:
        narrow(self, "unit", self.thing.units.all())


class AskForm(OfUnitForm):
    asked_by = short_text(_("Asked by"), length=60)
    text = long_text(_("Question"))

    def take(self, at: datetime) -> Any:
        return inquiries.ask(self.thing, at=at, **self.typed)


class TaskForm(OfUnitForm):
    task = short_text(_("What is to be done"), length=300)
    due_on = day(_("Until"), is_today=False)

    def take(self, at: datetime) -> Any:
        return inquiries.give_task(self.thing, at=at, **self.typed)


class HoldForm(ActForm):
    on = day(_("Day"))
    chair = short_text(_("Chaired by"), length=60)
    present = long_text(_("Who was present"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        return inquiries.hold(self.thing, at=at, **self.typed)


class CloseForm(ActForm):
    note = long_text(_("Note"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        return inquiries.close(self.thing, at=at, **self.typed)


class CancelForm(NoteForm):
    def take(self, at: datetime) -> Any:
        return inquiries.cancel(self.thing, at=at, **self.typed)


class AnswerForm(ActForm):
    """`thing` is the question."""

    official = short_text(_("Answered by"), length=60, help_text=_("name and office"))
    text = long_text(_("Answer"), rows=8)

    def take(self, at: datetime) -> Any:
        return inquiries.answer(self.thing, at=at, **self.typed_new)


class SettleForm(ActForm):
    """`thing` is the task."""

    on = day(_("Done on"))
    evidence = long_text(_("What shows it"))

    def take(self, at: datetime) -> Any:
        return inquiries.settle(self.thing, at=at, **self.typed_new)


INQUIRY_FORMS: dict[str, type[ActForm]] = {
    "ask": AskForm,
    "hold": HoldForm,
    "task": TaskForm,
    "close": CloseForm,
    "cancel": CancelForm,
}
