"""Which opinions are counted or listed: what a figure carries to its list."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stations.models import Station
from stations.reports.facts import ALL_FACTS
from stations.reports.reception_statistics import FACTS
from stations.reports.scope import DAYS as DAYS_OF
from stations.reports.scope import DIMENSIONS, NONE
from stations.rules.opinions import Topic

ALL = ("", _("All"))
DAYS = ("from", "until")
DATE = forms.DateInput(attrs={"type": "date"})


def hidden(pattern: str) -> Any:
    return forms.CharField(required=False, validators=[RegexValidator(pattern)], widget=forms.HiddenInput)


def one_of(key: str) -> Any:
    words = DIMENSIONS[key].words or {}
    return forms.ChoiceField(
        required=False, choices=[(each, each) for each in (NONE, *words)], widget=forms.HiddenInput
    )


KEY = r"^(none|\d{1,9})$"


class ScopeForm(forms.Form):
    """Every scope, hidden. Wrong values are passed over."""

    topic = one_of("topic")
    way = one_of("way")
    route = one_of("route")
    area = hidden(KEY)
    station = hidden(KEY)
    deputy = hidden(KEY)
    within = hidden(r"^\d{2,12}$")
    counted = forms.ChoiceField(required=False, choices=[(fact, fact) for fact in ALL_FACTS], widget=forms.HiddenInput)
    on = forms.DateField(required=False, widget=forms.HiddenInput)
    of = forms.ChoiceField(required=False, choices=[(day, day) for day in DAYS_OF], widget=forms.HiddenInput)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["from"] = forms.DateField(label=pgettext_lazy("period", "From"), required=False, widget=DATE)
        self.fields["until"] = forms.DateField(label=pgettext_lazy("period", "Until"), required=False, widget=DATE)
        self.is_valid()

    def asked(self) -> dict[str, Any]:
        """What was asked for and is a possible value."""
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}


class CountedForm(ScopeForm):
    """Which reception days are counted, and what of them; their number where nothing else is asked."""

    counted = forms.ChoiceField(required=False, choices=[*FACTS.items()], widget=forms.HiddenInput)

    def asked_of(self, on: date) -> dict[str, Any]:
        """With a period: without one, this year until that day."""
        asked = {"counted": "planned", "until": on, **self.asked()}
        return {"from": asked["until"].replace(month=1, day=1), **asked}


class StatisticsForm(ScopeForm):
    """The period and whose figures; without a period this year until today."""

    topic = forms.ChoiceField(label=_("Topic"), required=False, choices=[ALL, *Topic.choices])
    station = forms.ModelChoiceField(
        Station.objects.none(), label=_("Liaison station"), required=False, empty_label=_("All")
    )

    def __init__(self, data: QueryDict, *, user: Any, on: date) -> None:
        super().__init__(data)
        self.fields["station"].queryset = Station.objects.visible_to(user).order_by("name")  # type: ignore[attr-defined]
        self.order_fields(["from", "until", "topic", "station"])
        self.data = {**data.dict(), **{name: str(day) for name, day in zip(DAYS, self._period(on), strict=True)}}
        self.full_clean()

    def _period(self, on: date) -> tuple[date, date]:
        """Both days in their order; without them this year until today."""
        asked = self.asked()
        until = asked.get("until", on)
        start = asked.get("from", until.replace(month=1, day=1))
        return min(start, until), max(start, until)

    def asked(self) -> dict[str, Any]:
        asked = super().asked()
        station = asked.pop("station", None)
        return asked | ({"station": getattr(station, "pk", station)} if station else {})
