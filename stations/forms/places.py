"""How staff enter a station, and how everybody looks for one."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congress.common.text import mask_phone, squeeze
from congress.organs.models import Congress, Region
from stations.models import Station
from stations.reception import Unreadable, read
from stations.rules import Kind, is_landline, is_mobile

ALL = ("", _("All"))


class StationForm(forms.ModelForm):
    """A station of one congress. A mobile number is shown masked; left as it stands it stays.

    `seen` says which state of the station was looked at; a new one has none.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    days = forms.CharField(
        label=_("Reception days in plain words"),
        max_length=120,
        required=False,
        help_text=_("Only where the words above cannot be read, for example: 每月5日、25日上午"),
    )
    phone = forms.CharField(
        label=_("Phone"), max_length=30, required=False, help_text=_("Everybody is shown a landline only.")
    )

    class Meta:
        model = Station
        fields = [
            "code", "name", "kind", "form", "theme", "parent", "region", "address", "size_m2", "keeper", "liaison",
            "phone", "reception", "days", "longitude", "latitude", "notes",
        ]  # fmt: skip

    def __init__(self, data: Any = None, *, congress: Congress, instance: Station | None = None) -> None:
        super().__init__(data, instance=instance)
        stations = Station.objects.open_to_public().filter(congress=congress).exclude(pk=self.instance.pk)
        regions = Region.objects.within(congress.region).select_related("parent")
        self._offer("parent", stations)
        self._offer("region", regions)
        self.kept = {"phone": self.instance.phone, "reception": self.instance.reception, "rule": self.instance.rule}
        if self.instance.pk:
            self.initial["seen"] = self.instance.fingerprint
        else:
            del self.fields["seen"]
        if is_mobile(self.kept["phone"]):
            self.initial["phone"] = mask_phone(self.kept["phone"])

    def clean_phone(self) -> str:
        phone = squeeze(self.cleaned_data["phone"])
        if phone == mask_phone(self.kept["phone"]) and phone:
            return str(self.kept["phone"])
        if phone and not (is_mobile(phone) or is_landline(phone)):
            raise forms.ValidationError(gettext("This is not a telephone number."))
        return phone

    def clean(self) -> dict[str, Any]:
        """With the rule of the reception days, which the table keeps beside the words."""
        typed = super().clean() or self.cleaned_data
        days, words = typed.pop("days", ""), typed.get("reception", "")
        typed["reception"] = words or days
        typed["rule"] = self._rule(words, days)
        if (typed.get("longitude") is None) != (typed.get("latitude") is None):
            self.add_error("longitude", gettext("A place needs longitude and latitude."))
        return typed

    def _rule(self, words: str, days: str) -> dict[str, Any]:
        if not (words or days):
            return {}
        if words == self.kept["reception"] and not days and self.kept["rule"]:
            return dict(self.kept["rule"])
        try:
            return dict(read(days or words).as_json())
        except Unreadable as sentence:
            self.add_error("days", str(sentence))
            return {}

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows


class ConfirmForm(forms.Form):
    """An act that asks nothing more."""


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("It is written to the audit trail."))


class SearchForm(forms.Form):
    """Words, the area with all in it, the kind; a wrong value narrows nothing. Offered are areas that `rows` have."""

    q = forms.CharField(
        label=_("Name, address, area"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    area = forms.ChoiceField(label=_("Area"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *Kind.choices])

    def __init__(self, data: QueryDict, *, rows: Any) -> None:
        super().__init__(data)
        self.rows = rows
        held = Region.objects.filter(pk__in=rows.order_by().values("region"))
        self.areas = {str(region.pk): region for region in held}
        area = self.fields["area"]
        assert isinstance(area, forms.ChoiceField)
        area.choices = [ALL, *((key, region.name) for key, region in self.areas.items())]

    def found(self) -> Any:
        """The rows asked for."""
        self.is_valid()
        typed = {name: value for name, value in self.cleaned_data.items() if value}
        found = self.rows.saying(typed.get("q", ""))
        if "area" in typed:
            found = found.within(self.areas[typed["area"]])
        return found.filter(kind=typed["kind"]) if "kind" in typed else found
