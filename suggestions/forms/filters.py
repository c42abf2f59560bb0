"""The filter above every list of suggestions."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from suggestions.forms.scope import ScopeForm
from suggestions.models import Category
from suggestions.parties import inbox_of
from suggestions.reports import WORDS, narrow
from suggestions.rules import Status
from suggestions.rules.life import UNANSWERED

# Groups of statuses people ask for by one word, in front of the single ones.
GROUPS = [("", _("All")), ("under_way", _("Under way")), ("to_rate", _("Waiting for the rating"))]
LIGHTS = [("", _("All")), ("late", _("Late")), ("hot", _("Urgent")), ("near", _("Due soon")), ("go", _("On time"))]


class FilterForm(ScopeForm):
    """What people ask lists for: the scope of the figures, and what only lists know."""

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
    light = forms.ChoiceField(label=_("Light"), required=False, choices=LIGHTS, widget=forms.HiddenInput)
    category: Any = forms.ChoiceField(label=_("Category"), required=False)

    def __init__(self, data: QueryDict, *, user: Any, today: date) -> None:
        super().__init__(data, user=user)
        self.today, self.own_unit = today, inbox_of(user)
        congresses = {post.congress_id for post in user.current_posts}
        named = Category.objects.filter(congress__in=congresses).values_list("pk", "name")
        self.choices("category", [("", _("All")), ("none", _("None yet")), *named])
        if not self.own_unit:
            self.fields["part"].widget = forms.HiddenInput()

    def of_light(self, matched: Any, *, today: date, near: int, hot: int) -> Any:
        """Of the rows that match, those of the light asked for; they carry `due_on`."""
        light = self.cleaned_data.get("light")
        return matched.filter(**span(light, today, near=near, hot=hot)) if light else matched

    def match(self, suggestions: Any) -> Any:
        """The rows asked for, of every light."""
        scope = self.asked()
        asked = self.cleaned_data
        if text := asked.get("q"):
            words = Q(title__icontains=text) | Q(lead_name__icontains=text)
            is_number = text.isdecimal() and len(text) < 8
            suggestions = suggestions.filter(words | Q(number=int(text)) if is_number else words)
        if status := asked.get("status"):
            suggestions = suggestions.filter(_in_status(status))
        return narrow(suggestions, {"unit": self.own_unit} | scope, self.day(self.today))

    def counted_words(self) -> Any:
        """The name of the figure this list was opened from; empty when it was not."""
        return WORDS.get(self.asked().get("counted", ""), "")


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
