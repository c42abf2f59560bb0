"""The filter above every list of suggestions."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from suggestions.models import Category
from suggestions.rules import Part, Status
from suggestions.rules.life import UNANSWERED

# Groups of statuses people ask for by one word, in front of the single ones.
GROUPS = [("", _("All")), ("under_way", _("Under way")), ("to_rate", _("Waiting for the rating"))]
LIGHTS = [("", _("All")), ("late", _("Late")), ("hot", _("Urgent")), ("near", _("Due soon")), ("go", _("On time"))]


class FilterForm(forms.Form):
    """What people ask lists for. Wrong values are ignored rather than refused: a filter hides nothing by accident."""

    data: QueryDict

    q = forms.CharField(
        label=_("Number, title, deputy"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[*GROUPS, *Status.choices],
    )
    part = forms.ChoiceField(label=_("Part of the unit"), required=False, choices=[("", _("All")), *Part.choices])
    light = forms.ChoiceField(label=_("Light"), required=False, choices=LIGHTS, widget=forms.HiddenInput)
    category = forms.ChoiceField(label=_("Category"), required=False)
    unit = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, *, congresses: Any, own_unit: int | None = None) -> None:
        super().__init__(data)
        self.own_unit = own_unit
        named = Category.objects.filter(congress__in=congresses).values_list("pk", "name")
        fields: Any = self.fields
        fields["category"].choices = [("", _("All")), ("none", _("None yet")), *named]
        if not own_unit:
            fields["part"].widget = forms.HiddenInput()

    def narrow(self, suggestions: Any, *, today: date, near: int, hot: int) -> Any:
        """The rows the reader asked for; `suggestions` already carries `due_on`."""
        found = self.match(suggestions)
        light = self.cleaned_data.get("light")
        return found.filter(**span(light, today, near=near, hot=hot)) if light else found

    def match(self, suggestions: Any) -> Any:
        """The rows asked for, of every light."""
        self.is_valid()
        asked = self.cleaned_data
        if text := asked.get("q"):
            words = Q(title__icontains=text) | Q(lead_name__icontains=text)
            is_number = text.isdecimal() and len(text) < 8
            suggestions = suggestions.filter(words | Q(number=int(text)) if is_number else words)
        if status := asked.get("status"):
            suggestions = suggestions.filter(_in_status(status))
        if category := asked.get("category"):
            suggestions = suggestions.filter(category=None if category == "none" else category)
        if unit := asked.get("unit") or self.own_unit:
            suggestions = suggestions.held_by(unit, part=asked.get("part", ""))
        return suggestions


def _in_status(asked: str) -> Q:
    if asked == "under_way":
        return Q(status__in=UNANSWERED)
    return Q(status=Status.REPLIED, due_kind="rating") if asked == "to_rate" else Q(status=asked)


def span(light: str, today: date, *, near: int, hot: int) -> dict[str, date]:
    """The due days of a light, as lookups."""
    far, soon = today + timedelta(days=near), today + timedelta(days=hot)
    return {
        "late": {"due_on__lt": today},
        "hot": {"due_on__gte": today, "due_on__lte": soon},
        "near": {"due_on__gt": soon, "due_on__lte": far},
        "go": {"due_on__gt": far},
    }[light]
