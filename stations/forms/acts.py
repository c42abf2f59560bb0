"""The shape of a form for one act at a station, and the fields such forms share."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congress.accounts.models import User


class ActForm(forms.Form):
    """A form for one act upon one thing. `seen` is the version the person looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, files: Any = None, *, thing: Any, by: User) -> None:
        super().__init__(data, files, initial={"seen": getattr(thing, "version", None)})
        self.thing, self.by = thing, by
        self.prepare()

    def prepare(self) -> None:
        """Narrow choices to this thing; most forms have nothing to narrow."""

    def take(self, at: datetime) -> Any:
        """Call the action with what was typed. Raises Refused."""
        raise NotImplementedError

    @property
    def typed(self) -> dict[str, Any]:
        """What was typed, with who did it; `seen` among it."""
        return {**self.cleaned_data, "by": self.by}


class NewForm(ActForm):
    """A form that makes something new. `form_key` makes a second sending of the same form harmless."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    @property
    def typed(self) -> dict[str, Any]:
        return {name: value for name, value in super().typed.items() if name != "seen"}


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; gives a list."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files if file]


def long_text(label: Any, *, length: int, rows: int = 4, required: bool = True, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, required=required, help_text=help_text, max_length=length)


def short_text(label: Any, *, length: int, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=help_text, max_length=length)


def reason() -> forms.CharField:
    return long_text(_("Reason"), length=500, rows=3)


def offer(form: forms.BaseForm, name: str, rows: Any) -> None:
    """Let the field offer these rows and no other."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows
    if not isinstance(field, forms.ModelMultipleChoiceField):
        field.empty_label = gettext("— choose —")
