"""Forms of standards and of gradings by them."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stations.actions import grading
from stations.forms.acts import ActForm, FilesField, NewForm, long_text, offer, reason, short_text
from stations.models import Station, StationGrading, StationStandard


class StandardForm(forms.ModelForm):
    """A new standard, or its change: then the name stays."""

    class Meta:
        model = StationStandard
        fields = ["name", "valid_from", "items", "sums"]
        widgets = {"valid_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, data: Any = None, *, instance: StationStandard | None = None) -> None:
        super().__init__(data, instance=instance)
        if instance is not None:
            del self.fields["name"]


class ChoiceForm(forms.Form):
    """Which station, and by which standard; sent by GET."""

    station = forms.ModelChoiceField(Station.objects.none(), label=_("Liaison station"))
    standard = forms.ModelChoiceField(StationStandard.objects.none(), label=_("Standard"))

    def __init__(self, data: Any, *, stations: Any, standards: Any) -> None:
        super().__init__(data or None)
        offer(self, "station", stations)
        offer(self, "standard", standards)


class ApplyForm(NewForm):
    """`thing` is a pair of station and standard. Points, evidence and files for each item."""

    def prepare(self) -> None:
        _station, self.standard = self.thing
        for place, item in enumerate(self.standard.asked):
            self.fields[f"claimed{place}"] = _points(item.label, item.points)
            self.fields[f"evidence{place}"] = long_text(
                gettext("What shows it"), length=1000, rows=2, required=False, help_text=item.evidence
            )
            self.fields[f"files{place}"] = FilesField(label=gettext("Photos or documents"), required=False)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(typed.get(f"claimed{place}") for place in range(len(self.standard.asked))):
            raise ValidationError(gettext("Claim points for at least one item."))
        return typed

    def take(self, at: datetime) -> StationGrading:
        station, standard = self.thing
        typed = self.cleaned_data
        claims = [
            grading.Claim(typed[f"claimed{place}"] or Decimal(0), typed[f"evidence{place}"], typed[f"files{place}"])
            for place in range(len(standard.asked))
        ]
        return grading.apply(station, standard, claims=claims, form_key=typed["form_key"], by=self.by, at=at)


class AssessForm(ActForm):
    """`thing` is the grading; points begin with what was given, or claimed."""

    note = long_text(_("Remark on the whole"), length=500, rows=2, required=False)

    def prepare(self) -> None:
        self.lines = list(self.thing.lines.all())
        for line in self.lines:
            given = line.claimed if line.given is None else line.given
            self.fields[f"given{line.place}"] = _points(line.label, line.most, initial=given, required=True)
            self.fields[f"remark{line.place}"] = short_text(gettext("Remark"), length=200, required=False)
            self.initial[f"remark{line.place}"] = line.remark
        self.order_fields([*(name for name in self.fields if name != "note"), "note"])

    def take(self, at: datetime) -> StationGrading:
        typed = self.cleaned_data
        given = [(typed[f"given{line.place}"], typed[f"remark{line.place}"]) for line in self.lines]
        return grading.assess(self.thing, given=given, note=typed["note"], seen=typed["seen"], by=self.by, at=at)


class DecideForm(ActForm):
    note = long_text(_("Note"), length=500, rows=3, required=False)

    def take(self, at: datetime) -> StationGrading:
        return grading.decide(self.thing, at=at, **self.typed)


class DowngradeForm(ActForm):
    stars = forms.TypedChoiceField(label=_("Stars from today on"), coerce=int)
    note = reason()

    def prepare(self) -> None:
        field = self.fields["stars"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(left, left) for left in range((self.thing.stars or 1) - 1, 0, -1)]

    def take(self, at: datetime) -> StationGrading:
        return grading.downgrade(self.thing, at=at, **self.typed)


class LapseForm(ActForm):
    note = reason()

    def take(self, at: datetime) -> StationGrading:
        return grading.lapse(self.thing, at=at, **self.typed)


class WithdrawForm(ActForm):
    def take(self, at: datetime) -> StationGrading:
        return grading.withdraw(self.thing, at=at, **self.typed)


def offered(names: Iterable[str], row: StationGrading) -> list[str]:
    """Of the steps open to somebody, those that have a page: one decides by the points, and one star has none less."""
    led = ["grade" if name == "fall_short" else name for name in names]
    return [name for name in dict.fromkeys(led) if name != "downgrade" or (row.stars or 0) > 1]


def _points(label: Any, most: Decimal, *, initial: Any = None, required: bool = False) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_value=most, decimal_places=2, required=required, initial=initial,
        help_text=gettext("0 to %(most)s") % {"most": most},
    )  # fmt: skip


GRADING_FORMS: dict[str, type[ActForm]] = {
    "withdraw": WithdrawForm,
    "assess": AssessForm,
    "grade": DecideForm,
    "downgrade": DowngradeForm,
    "lapse": LapseForm,
}
