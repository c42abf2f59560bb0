"""The shape every step's form has."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from congress.accounts.models import User
from congress.common.lifecycle import NotYours
from suggestions.models import Assignment, Suggestion


class StepForm(forms.Form):
    """A form for one step of one suggestion. `seen` is the version looked at, `asked` the row the person came from."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        suggestion: Suggestion,
        by: User,
        name: str,
        asked: int | None = None,
    ) -> None:
        super().__init__(data, files, initial={"seen": suggestion.version})
        self.suggestion, self.by, self.name, self.asked = suggestion, by, name, asked
        self.prepare()

    def prepare(self) -> None:
        """Narrow choices to this suggestion; most forms have nothing to narrow."""

    def take(self, at: datetime) -> Any:
        """Call the action with what was typed. Raises Refused."""
        raise NotImplementedError

    def choose_from(self, name: str, rows: Any) -> None:
        """Narrow a drop-down to these rows."""
        narrow(self, name, rows)

    @property
    def usual(self) -> dict[str, Any]:
        return {"by": self.by, "seen": self.cleaned_data["seen"]}

    def own_assignment(self) -> Assignment:
        """The part of the person's own unit; of the post they work in, if several of their units have one."""
        own = self.suggestion.assignments.held().of_units(self.by)
        found = own.filter(unit=self.by.post.unit_id).first() or own.first()
        if found is None:
            raise NotYours(_now("Your unit has no part in this item. Nothing was changed."))
        return found


def narrow(form: forms.BaseForm, name: str, rows: Any) -> None:
    """Let the field offer these rows and no other."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


def long_text(label: Any, *, rows: int = 5, required: bool = True, help_text: Any = "") -> forms.CharField:
    """A text area in the house's style."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, required=required, help_text=help_text, max_length=4000)


def short_text(label: Any, *, length: int, required: bool = True, help_text: Any = "") -> forms.CharField:
    """A one-line field in the house's style."""
    return forms.CharField(label=label, required=required, help_text=help_text, max_length=length)


def select(label: Any, queryset: Any, *, required: bool = True, help_text: Any = "") -> forms.ModelChoiceField:
    """A drop-down of rows; the queryset is narrowed in `prepare`."""
    return forms.ModelChoiceField(
        queryset, label=label, required=required, help_text=help_text, empty_label=_("— choose —")
    )
