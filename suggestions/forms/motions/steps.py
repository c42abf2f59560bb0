"""The shape every step's form of a motion has."""

from datetime import datetime
from typing import Any

from django import forms

from congress.accounts.models import User
from congress.organs.models import Unit
from suggestions.forms.steps import narrow
from suggestions.models import Motion


class MotionStepForm(forms.Form):
    """A form for one step of one motion. `seen` is the version the person looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, motion: Motion, by: User, name: str) -> None:
        super().__init__(data, initial={"seen": motion.version})
        self.motion, self.by, self.name = motion, by, name
        self.prepare()

    def prepare(self) -> None:
        """Narrow choices to this motion; most forms have nothing to narrow."""

    def take(self, at: datetime) -> Any:
        """Call the action with what was typed. Raises Refused."""
        raise NotImplementedError

    @property
    def usual(self) -> dict[str, Any]:
        return {"by": self.by, "seen": self.cleaned_data["seen"]}


class BodiesForm(MotionStepForm):
    """A step that names bodies; the `units` of its place are offered."""

    def prepare(self) -> None:
        narrow(self, "units", Unit.objects.active().filter(congress=self.motion.congress))


def bodies(label: Any, *, required: bool = True, help_text: Any = "") -> forms.ModelMultipleChoiceField:
    """Tick boxes of units; the queryset is narrowed in `prepare`."""
    return forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )
