"""The filter above the list of promises."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Unit
from suggestions.forms.scope import ALL, ScopeForm
from suggestions.parties import inbox_of
from suggestions.reports.facts import PROMISE_FACTS
from suggestions.rules import PromiseState

STATES = [ALL, (PromiseState.OPEN.value, _("Still to be kept")), ("late", _("Late")), *PromiseState.choices[1:]]


class PromisesForm(ScopeForm):
    """Besides the scope of a figure: who promised, for which year, what became of it; it counts by own facts."""

    promiser = forms.ChoiceField(label=_("Unit"), required=False)
    year = forms.IntegerField(
        label=_("Year it falls due"),
        required=False,
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
    )
    state = forms.ChoiceField(required=False, choices=STATES, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, *, user: Any) -> None:
        super().__init__(data, user=user)
        self.choices("counted", [(fact, fact) for fact in PROMISE_FACTS])
        self.fields["part"].widget = forms.HiddenInput()
        if inbox_of(user):
            del self.fields["promiser"]
        else:
            units = Unit.objects.filter(congress=user.post.congress_id)
            self.choices("promiser", [ALL, *((str(unit.pk), str(unit)) for unit in units)])

    def narrow(self, promises: Any, today: date) -> Any:
        """Those asked for; a wrong value narrows nothing."""
        self.is_valid()
        typed = self.cleaned_data
        found = promises.in_state(typed.get("state", ""), today)
        if unit := typed.get("promiser"):
            found = found.filter(reply__assignment__unit=unit)
        return found.filter(due_on__year=typed["year"]) if typed.get("year") else found
