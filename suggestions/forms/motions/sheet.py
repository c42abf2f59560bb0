"""One meeting's decisions on many motions."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from suggestions.actions import motions
from suggestions.forms.motions.deciding import CHOICES
from suggestions.models import Motion
from suggestions.rules.motions import NOT_A_MOTION


class SheetForm(forms.Form):
    """Decisions of one meeting on many motions: one choice a row, empty where none was taken."""

    decided_on = forms.DateField(
        label=_("Decided on"), initial=localdate, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: Any = None, *, rows: list[Motion]) -> None:
        super().__init__(data)
        self.rows = rows
        for row in rows:
            choice = forms.ChoiceField(
                label=row.number_label, choices=[("", _("not decided")), *CHOICES], required=False
            )
            reason = forms.ChoiceField(
                label=_("Reason, where it is no motion"), choices=[("", "—"), *NOT_A_MOTION.items()], required=False
            )
            seen = forms.IntegerField(widget=forms.HiddenInput, initial=row.version, required=False)
            self.fields |= {f"decision_{row.pk}": choice, f"reason_{row.pk}": reason, f"seen_{row.pk}": seen}

    def lines(self) -> list[tuple[Any, ...]]:
        """Each motion with its fields, for the table."""
        return [(row, *(self[f"{name}_{row.pk}"] for name in ("decision", "reason", "seen"))) for row in self.rows]

    def clean(self) -> None:
        if not any(self.cleaned_data.get(f"decision_{row.pk}") for row in self.rows):
            raise forms.ValidationError(_("Choose a decision for at least one motion."))

    def decisions(self) -> list[motions.Decision]:
        """Those that were taken."""
        typed = self.cleaned_data
        return [
            motions.Decision(row, name, typed[f"reason_{row.pk}"], "", typed[f"seen_{row.pk}"])
            for row in self.rows
            if (name := typed[f"decision_{row.pk}"])
        ]

    @property
    def decided(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        return day
