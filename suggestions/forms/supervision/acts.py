"""The shape of a form for one act of supervision, and the fields they share."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congress.accounts.models import User
from suggestions.forms.steps import long_text
from suggestions.rules.supervision.grading import Item


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

    @property
    def typed_new(self) -> dict[str, Any]:
        """As `typed`, for something that does not exist yet."""
        return {name: value for name, value in self.typed.items() if name != "seen"}


class NewForm(ActForm):
    """A form that makes something new. `form_key` makes a second sending of the same form harmless."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class PointsForm(ActForm):
    """A field for each item of a scheme whose points are typed."""

    def ask_points(self, items: Iterable[Item], given: Mapping[str, Any]) -> None:
        """Add the fields; `given` are points typed earlier, by label."""
        self.typed_items = [item for item in items if item.is_typed]
        for place, item in enumerate(self.typed_items):
            self.fields[f"item{place}"] = forms.DecimalField(
                label=item.label, min_value=0, max_value=item.points, decimal_places=2, required=False,
                initial=given.get(item.label), help_text=gettext("0 to %(most)s") % {"most": item.points},
            )  # fmt: skip

    @property
    def points(self) -> dict[str, Decimal]:
        """What was typed, by label; an item left empty is not among it."""
        typed = [(item.label, self.cleaned_data[f"item{place}"]) for place, item in enumerate(self.typed_items)]
        return {label: given for label, given in typed if given is not None}


class NoteForm(ActForm):
    """An act that needs nothing but its reason."""

    note = long_text(_("Reason"), rows=3)


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; gives a list."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files if file]


def day(label: Any, *, required: bool = True, is_today: bool = True, help_text: Any = "") -> forms.DateField:
    """A day, today unless told otherwise."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    initial = timezone.localdate if is_today else None
    return forms.DateField(label=label, widget=widget, required=required, initial=initial, help_text=help_text)
