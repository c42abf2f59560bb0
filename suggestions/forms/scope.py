"""The part of a filter that lists and figures share: which suggestions, on which day."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Unit
from deputies.models import Delegation
from suggestions.models import Category, Suggestion
from suggestions.reports import CHOICES, SCOPED, UNITS, countable, may_see_ratings, sessions_of
from suggestions.rules import Part

ALL = ("", _("All"))
UNSAID = ("none", _("None recorded"))


def hidden(pattern: str) -> Any:
    """A value carried from a figure to its list."""
    return forms.CharField(required=False, validators=[RegexValidator(pattern)], widget=forms.HiddenInput)


KEY = r"^(none|\d{1,9})$"
TEXT = r"^[^\x00]{1,80}$"


class ScopeForm(forms.Form):
    """Every scope, hidden. Wrong values are ignored rather than refused: a filter hides nothing by accident."""

    data: QueryDict

    session = hidden(KEY)
    period = hidden(r"^[a-z]{1,8}$")
    category = hidden(KEY)
    source = hidden(r"^[a-z_]{1,10}$")
    delegation = hidden(KEY)
    area = hidden(TEXT)
    structure = hidden(TEXT)
    joint = hidden(r"^[01]$")
    deputy = hidden(KEY)
    letter = hidden(r"^\w{1,4}$")
    unit = forms.IntegerField(required=False, min_value=1, max_value=10**9, widget=forms.HiddenInput)
    part = forms.ChoiceField(label=_("Part of the unit"), required=False, choices=[ALL, *Part.choices])
    open = hidden("^1$")
    on = forms.DateField(required=False, widget=forms.HiddenInput)
    counted = forms.ChoiceField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, *, user: Any) -> None:
        super().__init__(data)
        self.user = user
        self.choices("counted", [(fact, fact) for fact in countable(may_see_ratings(user))])

    def choices(self, name: str, choices: Any) -> None:
        fields: Any = self.fields
        fields[name].choices = choices

    def asked(self) -> dict[str, Any]:
        """What was asked for and is a possible value."""
        self.is_valid()
        return {key: value for key in (*SCOPED, "counted") if (value := self.cleaned_data.get(key))}

    def day(self, today: date) -> date:
        """The day the figures were told of; never one to come."""
        self.is_valid()
        return min(self.cleaned_data.get("on") or today, today)


EVERY = "all"  # sessions: said in so many words, as the newest one is shown when nothing is said


class StatisticsForm(ScopeForm):
    """The filter above the figures: what the reader's congress has to choose from."""

    session = forms.ChoiceField(label=_("Session"), required=False)
    period = forms.ChoiceField(label=_("Period"), required=False, choices=[ALL, *Suggestion.Period.choices])
    category = forms.ChoiceField(label=_("Category"), required=False)
    source = forms.ChoiceField(
        label=_("Grown out of"), required=False, choices=[ALL, *Suggestion.Source.choices, UNSAID]
    )
    delegation = forms.ChoiceField(label=_("Delegation"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)  # type: ignore[assignment]
    by = forms.ChoiceField(label=_("Table by"), required=False, choices=list(CHOICES.items()))
    field_order = ("session", "period", "category", "source", "delegation", "unit", "part", "by")

    def __init__(self, data: QueryDict, *, user: Any) -> None:
        super().__init__(data, user=user)
        congress = user.post.congress_id
        sessions = sessions_of(user)
        delegations = Delegation.objects.filter(term__in={each.term_id for each in sessions})
        self.newest = str(sessions[0].pk) if sessions else ""
        self.choices("session", [*((str(each.pk), str(each)) for each in sessions), (EVERY, _("All sessions"))])
        self.choices("category", [ALL, *Category.objects.filter(congress=congress).values_list("pk", "name"), UNSAID])
        named = [(row.pk, f"{row.name}（{row.term}）") for row in delegations.select_related("term__congress__region")]
        self.choices("delegation", [ALL, *named, UNSAID])
        if user.post.unit_id:
            del self.fields["unit"]
        else:
            self.choices("unit", [ALL, *Unit.objects.filter(congress=congress).values_list("pk", "name")])

    def asked(self) -> dict[str, Any]:
        """The newest session when none is named; nothing of what lists alone ask."""
        found = super().asked()
        session = found.pop("session", self.newest)
        found.pop("counted", None)
        return found if session == EVERY or not session else {"session": session, **found}

    def table(self) -> str:
        """Which table: by unit when nothing is said."""
        self.is_valid()
        return self.cleaned_data.get("by") or UNITS
