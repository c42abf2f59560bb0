"""Which opinions are counted or listed: what a figure carries to its list."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from stations.models import Station
from stations.reports.facts import ALL_FACTS
from stations.rules.opinions import Topic

ALL = ("", _("All"))
DATE = forms.DateInput(attrs={"type": "date"})


def hidden(pattern: str) -> Any:
    return forms.CharField(required=False, validators=[RegexValidator(pattern)], widget=forms.HiddenInput)


KEY, WORD = r"^(none|\d{1,9})$", r"^[a-z_]{1,12}$"


class ScopeForm(forms.Form):
    """Every scope, hidden. Wrong values are passed over."""

    topic = hidden(WORD)
    way = hidden(WORD)
    route = hidden(WORD)
    area = hidden(KEY)
    station = hidden(KEY)
    deputy = hidden(KEY)
    counted = forms.ChoiceField(required=False, choices=[(fact, fact) for fact in ALL_FACTS], widget=forms.HiddenInput)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["from"] = forms.DateField(label=_("From"), required=False, widget=DATE)
        self.fields["until"] = forms.DateField(label=_("Until"), required=False, widget=DATE)
        self.is_valid()

    def asked(self) -> dict[str, Any]:
        """What was asked for and is a possible value."""
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}


class StatisticsForm(ScopeForm):
    """The period and whose figures; without a period this year until today."""

    topic = forms.ChoiceField(label=_("Topic"), required=False, choices=[ALL, *Topic.choices])
    station = forms.ModelChoiceField(
        Station.objects.none(), label=_("Liaison station"), required=False, empty_label=_("All")
    )

    def __init__(self, data: QueryDict, *, user: Any) -> None:
        super().__init__(data)
        self.fields["station"].queryset = Station.objects.visible_to(user).order_by("name")  # type: ignore[attr-defined]
        self.order_fields(["from", "until", "topic", "station"])
        self.full_clean()

    def asked_on(self, on: date) -> dict[str, Any]:
        """With both days of the period, in their order."""
        asked = self.asked()
        until = asked.get("until", on)
        start = asked.get("from", until.replace(month=1, day=1))
        station = asked.get("station")
        return asked | {"from": min(start, until), "until": until} | ({"station": station.pk} if station else {})
