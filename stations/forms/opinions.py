"""The filter above the list of opinions, and what a number is shown for."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from stations.forms.scope import ScopeForm
from stations.models import Station
from stations.reports.scope import may_see_ratings, narrow
from stations.rules.contacts import Purpose
from stations.rules.opinions import OPEN, Status, Topic

ALL = ("", _("All"))
OPEN_ONES = ("open", _("Under way"))


class View(TextChoices):
    """What somebody opens the list for."""

    MINE = "mine", _("Waiting for me")
    LATE = "late", _("Late")


class OpinionFilterForm(forms.Form):
    """Wrong values are passed over."""

    q = forms.CharField(
        label=_("Receipt number or words"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[ALL, OPEN_ONES, *Status.choices])
    topic = forms.ChoiceField(label=_("Topic"), required=False, choices=[ALL, *Topic.choices])
    station = forms.ModelChoiceField(
        Station.objects.none(), label=_("liaison station"), required=False, empty_label=_("All")
    )
    view = forms.ChoiceField(label=_("Show"), required=False, choices=[ALL, *View.choices], widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, *, user: Any) -> None:
        super().__init__(data)
        self.user = user
        stations = Station.objects.visible_to(user).order_by("name")
        self.fields["station"].queryset = stations  # type: ignore[attr-defined]
        self.is_valid()
        self.chosen = self.cleaned_data.get("view", "")

    def match(self, opinions: Any) -> Any:
        """The rows asked for, of every view."""
        asked = self.cleaned_data
        found = opinions.saying(asked.get("q", ""))
        if status := asked.get("status"):
            found = found.filter(status__in=OPEN) if status == OPEN_ONES[0] else found.filter(status=status)
        return narrow(found, ScopeForm(self.data).asked(), localdate(), with_ratings=may_see_ratings(self.user))

    def of_view(self, matched: Any, view: str, today: date) -> Any:
        """Of those, what the view is about."""
        if view == View.MINE:
            return matched.awaiting(self.user)
        return matched.filter(due_on__lt=today) if view == View.LATE else matched


class RevealForm(forms.Form):
    purpose = forms.ChoiceField(label=_("What you need the number for"), choices=Purpose, widget=forms.RadioSelect)
