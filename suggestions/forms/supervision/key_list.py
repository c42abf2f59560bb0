"""What a figure of key suggestions carries to its list."""

from typing import Any

from django import forms

from suggestions.rules.supervision.keys import SHOWN

COLUMNS = {
    "session": "suggestion__session",
    "chosen_by": "decided_on__lte",
    "reported_by": "reported_on__lte",
    "ended_by": "ended_on__lte",
}


class KeysForm(forms.Form):
    """Chosen, reported or ended in a session by a day. Wrong values are passed over."""

    session = forms.IntegerField(required=False, min_value=1, max_value=10**9)
    chosen_by = forms.DateField(required=False)
    reported_by = forms.DateField(required=False)
    ended_by = forms.DateField(required=False)

    def match(self, items: Any) -> Any:
        """The rows asked for; with nothing asked, proposals and those not chosen, too."""
        self.is_valid()
        asked = {COLUMNS[key]: value for key, value in self.cleaned_data.items() if value}
        return items.filter(status__in=SHOWN, **asked) if asked else items
