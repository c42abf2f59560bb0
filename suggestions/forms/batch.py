"""Forms of the hand-over meeting: the meeting itself, and one line for each item of the batch."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Session, Unit
from suggestions.actions.meeting import Handing
from suggestions.forms.steps import narrow
from suggestions.models import HandoverMeeting, Suggestion


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
        sessions = Session.objects.filter(term__congress__in=congresses).select_related("term__congress__region")
        narrow(self, "session", sessions)
        self.initial.setdefault("session", sessions.first())

    @property
    def typed(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "form_key")}


class HandingForm(forms.Form):
    """One item: ticked or not, its lead unit and co-handlers. `units` by key are shared by all lines of a page.

    The unit proposed stands first, else the deputy's wish; nothing is ticked before a person ticks it.
    """

    tick = forms.BooleanField(required=False)
    lead = forms.TypedChoiceField(label=_("Lead unit"), required=False)
    co = forms.TypedMultipleChoiceField(label=_("Co-handling units"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, item: Suggestion, units: dict[str, Unit], proposal: Any = None) -> None:
        first = proposal.row.pk if proposal else item.proposed_unit_id
        super().__init__(data, prefix=f"item-{item.pk}", initial={"lead": str(first or ""), "seen": item.version})
        self.item, self.units, self.proposal, self.refusal = item, units, proposal, ""
        for name in ("lead", "co"):
            field: Any = self.fields[name]
            field.choices, field.coerce, field.empty_value = list(units.items()), units.__getitem__, None

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("tick") and not self.errors and not typed.get("lead"):
            self.add_error("lead", _("Choose the lead unit."))
        return typed

    @property
    def handing(self) -> Handing | None:
        """What the line asks for; None when it is not ticked."""
        typed = self.cleaned_data
        if not typed["tick"]:
            return None
        return Handing(self.item, typed["lead"], tuple(typed["co"] or ()), typed["seen"])

    @property
    def chosen_lead(self) -> Unit | None:
        return self.units.get(str(self["lead"].value() or ""))

    @property
    def chosen_co(self) -> list[Unit]:
        return [self.units[key] for key in map(str, self["co"].value() or []) if key in self.units]
