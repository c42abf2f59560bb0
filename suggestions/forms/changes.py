"""Forms of the two rules that move deadlines: a local number, and the days of the calendar. Each gives a change."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.organs.holiday_notice import Unreadable, read_notice
from congress.organs.models import Congress
from congress.organs.rules import LocalNumber, PlainUnit
from congress.organs.workdays import PeriodUnit
from suggestions.actions.calendar_change import CalendarChange
from suggestions.actions.rule_change import RuleChange

UNIT_LABELS: dict[PeriodUnit | PlainUnit, Any] = {
    PeriodUnit.DAYS: _("days"),
    PeriodUnit.WORKDAYS: _("working days"),
    PeriodUnit.MONTHS: _("months"),
    **{unit: unit.label for unit in PlainUnit},
}
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class NumberForm(forms.Form):
    """The change is lawful when the form is valid."""

    amount = forms.IntegerField(label=_("Amount"), min_value=0, max_value=999)
    unit = forms.ChoiceField(label=_("Counted in"))
    clause = forms.CharField(
        label=_("Clause"),
        max_length=200,
        required=False,
        help_text=_("The local regulation and its article. Needed for a number other than the default."),
    )
    valid_from = forms.DateField(label=_("Valid from"), widget=DAY)
    since = forms.DateField(
        label=_("Also running deadlines started on or after"),
        required=False,
        widget=DAY,
        help_text=_("Left empty, deadlines that run already keep the period they started with."),
    )

    def __init__(self, data: Any, *, number: LocalNumber, congress: Congress, today: date, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.number, self.congress, self.today = number, congress, today
        self.fields["unit"].choices = [(unit.value, UNIT_LABELS[unit]) for unit in number.ranges]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors:
            for field, sentence in self.change.faults(self.today).items():
                self.add_error(field, sentence)
        return typed

    @property
    def change(self) -> RuleChange:
        return RuleChange(self.congress, self.number, **self.cleaned_data)


class CalendarForm(forms.Form):
    """Days as the State Council's notice writes them."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    text = forms.CharField(
        label=_("Days"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Paste the State Council's notice, the whole year at once; or single days, such as 2027-10-10 上班 国庆节. "
            "平日 strikes an entry."
        ),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors:
            try:
                typed["days"] = read_notice(typed["text"], typed["year"])
            except Unreadable as error:
                self.add_error("text", str(error))
        return typed

    @property
    def change(self) -> CalendarChange:
        return CalendarChange(self.cleaned_data["days"])
