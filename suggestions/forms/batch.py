"""Forms of the hand-over meeting: the meeting itself, and one line for each item of the batch."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Session, Unit
from suggestions.actions.meeting import Handing
from suggestions.advice import Advice
from suggestions.forms.steps import narrow
from suggestions.models import Category, HandoverMeeting, Suggestion


class MeetingForm(forms.ModelForm):
    """Day and place. `form_key` makes a second sending of the same form harmless."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    class Meta:
        model = HandoverMeeting
        fields = ["session", "held_on", "place", "note"]
        widgets = {
            "held_on": forms.DateInput(attrs={"type": "date"}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, congresses: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begun = Session.objects.begun(localdate()).filter(term__congress__in=congresses)
        sessions = begun.select_related("term__congress__region")
        narrow(self, "session", sessions)
        self.initial.setdefault("session", sessions.first())

    @property
    def typed(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "form_key")}


@dataclass(frozen=True)
class Choices:
    """What all lines of a page choose from, each by its key: units that answer, offices that pass on, categories."""

    units: dict[str, Unit]
    offices: dict[str, Unit]
    categories: dict[str, Category]

    @property
    def receivers(self) -> dict[str, Unit]:
        return self.units | self.offices


class HandingForm(forms.Form):
    """One item: ticked or not, to whom it goes, with which co-handlers and in which category.

    What is proposed stands first, else the deputy's wish; nothing is ticked before a person ticks it.
    """

    tick = forms.BooleanField(required=False)
    lead = forms.TypedChoiceField(label=_("Lead unit or first-tier office"), required=False)
    co = forms.TypedMultipleChoiceField(label=_("Co-handling units"), required=False)
    category = forms.TypedChoiceField(label=_("Category"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, item: Suggestion, choices: Choices, advice: Advice | None = None) -> None:
        self.item, self.choices, self.refusal = item, choices, ""
        self.proposal = advice.units[0] if advice and advice.units else None
        self.class_proposal = advice.categories[0] if advice and advice.categories else None
        super().__init__(data, prefix=f"item-{item.pk}", initial={"seen": item.version, **self._first()})
        offered: dict[str, dict[str, Any]] = {
            "lead": choices.receivers,
            "co": choices.units,
            "category": choices.categories,
        }
        for name, rows in offered.items():
            field: Any = self.fields[name]
            field.choices, field.coerce, field.empty_value = list(rows.items()), rows.__getitem__, None

    def _first(self) -> dict[str, str]:
        lead = self.proposal.row.pk if self.proposal else self.item.proposed_unit_id
        likely = self.class_proposal.row.pk if self.class_proposal else None
        return {"lead": str(lead or ""), "category": str(self.item.category_id or likely or "")}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and not typed.get("lead"):
            self.add_error("lead", _("Choose the lead unit or the first-tier office."))
        return typed

    @property
    def handing(self) -> Handing:
        """What the line asks for."""
        typed = self.cleaned_data
        return Handing(self.item, typed["lead"], tuple(typed["co"] or ()), typed["seen"], typed["category"])

    @property
    def chosen_lead(self) -> Unit | None:
        return self.choices.receivers.get(str(self["lead"].value() or ""))

    @property
    def chosen_co(self) -> list[Unit]:
        return [self.choices.units[key] for key in map(str, self["co"].value() or []) if key in self.choices.units]

    @property
    def chosen_category(self) -> Category | None:
        return self.choices.categories.get(str(self["category"].value() or ""))
