"""The form of a look-back."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suggestions.actions.supervision.lookback import look_back
from suggestions.forms.promising import narrow_parts, owing_part
from suggestions.forms.steps import long_text, short_text
from suggestions.forms.supervision.acts import FilesField, NewForm, day
from suggestions.rules.supervision.lookback import Finding


class LookBackForm(NewForm):
    """`thing` is the suggestion. What is owed is asked only of a closed one, which it opens again.

    Sent once more it still has what was owed, though its first send opened the item.
    """

    on = day(_("Day"))
    people = short_text(_("Who looked"), length=200)
    finding = forms.ChoiceField(label=_("Finding"), choices=Finding.choices, widget=forms.RadioSelect)
    evidence = long_text(_("What was seen"))
    attached = FilesField(label=_("Photos and papers"), required=False)
    owed = short_text(_("What is owed"), length=300, required=False, help_text=_("Typed here, it is tracked again."))
    owed_by = day(_("Until"), required=False, is_today=False)
    part = owing_part(is_required=False)

    def prepare(self) -> None:
        narrow_parts(self, self.thing)
        if self.thing.status != "closed" and "owed" not in self.data:
            for name in ("owed", "owed_by", "part"):
                self.fields.pop(name, None)

    def take(self, at: datetime) -> Any:
        return look_back(self.thing, at=at, **self.typed)
