"""One form for each step of a reception day, and how a day is added by hand."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congress.accounts.models import User
from stations.actions import receptions
from stations.actions.receptions.recording import could_have_come
from stations.models import ReceptionDay, Station
from stations.reception.hours import PARTS

UNTOLD = ("", _("Not told"))


class DayForm(forms.Form):
    """A step of one reception day. `seen` is the version looked at; `act` takes what was typed."""

    act: Any = None
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, day: ReceptionDay, by: User) -> None:
        super().__init__(data, initial={"seen": day.version})
        self.day, self.by = day, by
        self.prepare()

    def prepare(self) -> None:
        """Offer what this day has; most forms have nothing to offer."""

    def take(self, at: datetime) -> ReceptionDay:
        """Raises Refused."""
        row: ReceptionDay = type(self).act(self.day, by=self.by, at=at, **self.cleaned_data)
        return row

    def offer(self, deputies: list[Any], chosen: list[Any]) -> None:
        field = self.fields["mandates"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        by_key = {str(row.pk): row for row in deputies}
        field.choices = [(key, str(row)) for key, row in by_key.items()]
        field.coerce = by_key.__getitem__
        field.initial = [str(row.pk) for row in chosen]


class AnnounceForm(DayForm):
    act = receptions.announce


class RosterForm(DayForm):
    """Ticked are those on the roster, and where one is missing whoever is next in line."""

    act = receptions.set_roster
    mandates = forms.TypedMultipleChoiceField(
        label=_("Who receives"), widget=forms.CheckboxSelectMultiple, required=False, empty_value=[]
    )

    def prepare(self) -> None:
        left = any(duty.left_at for duty in self.day.duties.all())
        following = receptions.next_in_line(self.day) if left else None
        chosen = self.day.on_duty + ([following] if following else [])
        self.offer(receptions.members_on(self.day.station, self.day.on), chosen)


class LeaveForm(DayForm):
    act = receptions.leave
    reason = forms.CharField(label=_("Reason"), max_length=200)


class AskSwapForm(DayForm):
    act = receptions.ask_swap
    turn = forms.TypedChoiceField(label=_("Whose day you take"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("A word to them"), max_length=200, required=False)

    def prepare(self) -> None:
        """Turns of others; which of one's own days is given is this one."""
        own = [mandate for mandate in self.day.on_duty if mandate.person.user_id == self.by.pk]
        found = [turn for mandate in own for turn in receptions.turns_to_ask(self.day, mandate, timezone.now())]
        turns = {str(turn.pk): turn for turn in found}
        field = self.fields["turn"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(key, f"{turn.day.on:%Y-%m-%d}　{turn.mandate}") for key, turn in turns.items()]
        field.coerce = turns.__getitem__


class CancelForm(DayForm):
    act = receptions.cancel
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("Everybody reads it on the page of the station.")
    )


class RecordForm(DayForm):
    act = receptions.record_day
    mandates = forms.TypedMultipleChoiceField(
        label=_("Deputies who came"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        empty_value=[],
        help_text=_("Who signed in with the code stays written down."),
    )
    citizens = forms.IntegerField(label=_("Citizens received"), min_value=0, max_value=9999)
    remark = forms.CharField(
        label=_("Remark"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def prepare(self) -> None:
        self.offer(could_have_come(self.day), self.day.who_came)
        self.initial.update(citizens=self.day.citizens, remark=self.day.remark)


class CorrectForm(RecordForm):
    act = receptions.correct


STEP_FORMS: dict[str, type[DayForm]] = {
    "record": RecordForm,
    "announce": AnnounceForm,
    "set_roster": RosterForm,
    "ask_swap": AskSwapForm,
    "leave": LeaveForm,
    "cancel": CancelForm,
    "correct": CorrectForm,
}


class AddDayForm(forms.Form):
    """A day that is agreed on or held besides the rule."""

    station = forms.ModelChoiceField(label=_("Liaison station"), queryset=Station.objects.none())
    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    hours = forms.ChoiceField(label=_("Hours"), choices=[UNTOLD, *PARTS.items()], required=False)

    def __init__(self, data: Any = None, *, stations: Any, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["station"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = stations
