"""Which unit or area is asked about, and of which months."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from briefings.rules.periods import Period
from congress.common.dates import months_before, months_between
from congress.organs.models import Congress, Region, Unit
from deputies.models import Delegation
from stations.models import Station

BACK, MOST = 36, 12  # months to choose from, and in one briefing
NOBODY: Any = Unit.objects.none()


class OnDemandForm(forms.Form):
    """Clean, it has the `subject` and the `period`."""

    unit = forms.ModelChoiceField(NOBODY, label=_("Unit"), required=False)
    area = forms.ModelChoiceField(Region.objects.none(), label=_("Area"), required=False)
    since = forms.TypedChoiceField(label=pgettext_lazy("period", "From"), coerce=date.fromisoformat)
    until = forms.TypedChoiceField(label=pgettext_lazy("period", "Until"), coerce=date.fromisoformat)

    def __init__(self, data: QueryDict, *, congress: Congress, today: date) -> None:
        super().__init__(data or None)
        last = months_before(today.replace(day=1), 1)
        months = [(month.isoformat(), str(Period(month))) for month in months_between(months_before(last, BACK), last)]
        fields: Any = self.fields
        fields["unit"].queryset = Unit.objects.filter(congress=congress).order_by("name")
        fields["area"].queryset = _areas(congress)
        for name in ("since", "until"):
            fields[name].choices = months[::-1]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if bool(found.get("unit")) == bool(found.get("area")):
            raise forms.ValidationError(_("Choose one unit or one area."))
        if "since" in found and "until" in found:
            found["period"] = _period(found["since"], found["until"])
        return {**found, "subject": found["unit"] or found["area"]}


def _period(since: date, until: date) -> Period:
    length = len(months_between(since, until))
    if not 0 < length <= MOST:
        raise forms.ValidationError(_("Choose one to twelve months, the first one first."))
    return Period(since, length)


def _areas(congress: Congress) -> Any:
    """Where the congress has stations or delegations."""
    stations = Station.objects.filter(congress=congress).order_by().values("region")
    delegations = Delegation.objects.filter(term__congress=congress, region__isnull=False).order_by().values("region")
    return Region.objects.filter(pk__in=stations.union(delegations)).order_by("code")
