"""What a figure of motions carries to its list."""

from typing import Any

from django import forms

from suggestions.rules.motions import DECISIONS


class MotionsForm(forms.Form):
    """Registered in a session by a day, or so decided by it. Wrong values are passed over."""

    session = forms.IntegerField(required=False, min_value=1, max_value=10**9)
    registered_by = forms.DateField(required=False)
    decided_by = forms.DateField(required=False)
    decision = forms.ChoiceField(required=False, choices=[(name, name) for name in DECISIONS])

    def match(self, motions: Any) -> Any:
        """The rows asked for."""
        self.is_valid()
        columns = {
            "session": "session",
            "registered_by": "registered_on__lte",
            "decided_by": "decided_on__lte",
            "decision": "decision",
        }
        return motions.filter(**{columns[key]: value for key, value in self.cleaned_data.items() if value})
