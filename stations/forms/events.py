"""Forms of events with citizens."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from deputies.models import Mandate
from stations.actions import event_minutes, events
from stations.forms.acts import ActForm, FilesField, NewForm, long_text, offer, reason, short_text
from stations.models import Station
from stations.rules.events import MAX_CITIZENS, WITHIN, Coming, EventKind, matters_in

WHEN = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def deputies(label: Any) -> forms.ModelMultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.ModelMultipleChoiceField(Mandate.objects.none(), label=label, widget=widget, required=False)


def members_of(station: Station, *, event: Any = None) -> Any:
    """Deputies grouped into the station today, and those the event invited."""
    serving = station.memberships.serving(localdate(timezone.now())).values("mandate")
    found = Mandate.objects.filter(pk__in=serving)
    if event is not None:
        found |= Mandate.objects.filter(pk__in=event.invitations.values("mandate"))
    return found.select_related("person")


class StationChoiceForm(forms.Form):
    """Which station prepares it; sent by GET."""

    station = forms.ModelChoiceField(Station.objects.none(), label=_("Liaison station"))

    def __init__(self, data: Any, *, stations: Any) -> None:
        super().__init__(data or None)
        offer(self, "station", stations)


class DetailsForm(ActForm):
    """What is told of an event; offered are the deputies of `station`."""

    kind = forms.ChoiceField(label=_("Kind"), choices=EventKind, widget=forms.RadioSelect)
    title = short_text(_("Topic"), length=80)
    starts_at = forms.DateTimeField(label=_("Begins"), widget=WHEN)
    place = short_text(_("Place"), length=120)
    about = long_text(_("What it is about"), length=1000, required=False)
    deputies = deputies(_("Deputies invited"))

    def prepare(self) -> None:
        offer(self, "deputies", members_of(self.station))

    @property
    def station(self) -> Station:
        raise NotImplementedError


class PlanForm(NewForm, DetailsForm):
    """`thing` is the station."""

    @property
    def station(self) -> Station:
        station: Station = self.thing
        return station

    def take(self, at: datetime) -> Any:
        return events.plan(self.thing, at=at, **self.typed)


class EditForm(DetailsForm):
    """`thing` is the event."""

    def prepare(self) -> None:
        super().prepare()
        known = {name: getattr(self.thing, name) for name in ("kind", "title", "starts_at", "place", "about")}
        invited = list(self.thing.invitations.values_list("mandate", flat=True))
        self.initial.update(known, deputies=invited)

    @property
    def station(self) -> Station:
        station: Station = self.thing.station
        return station

    def take(self, at: datetime) -> Any:
        return events.edit(self.thing, at=at, **self.typed)


class AnnounceForm(ActForm):
    def take(self, at: datetime) -> Any:
        return events.announce(self.thing, at=at, **self.typed)


class MoveForm(ActForm):
    starts_at = forms.DateTimeField(label=_("Begins"), widget=WHEN)
    place = short_text(_("Place"), length=120)
    note = reason()

    def prepare(self) -> None:
        self.initial.update(starts_at=self.thing.starts_at, place=self.thing.place)

    def take(self, at: datetime) -> Any:
        return events.move(self.thing, at=at, **self.typed)


class AnswerForm(ActForm):
    coming = forms.ChoiceField(
        label=_("Do you come?"), choices=[(Coming.YES, Coming.YES.label), (Coming.NO, Coming.NO.label)],
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = short_text(_("Reason"), length=200, required=False, help_text=_("Only if you do not come"))

    def take(self, at: datetime) -> Any:
        return events.answer(self.thing, at=at, **self.typed).event


class HoldForm(ActForm):
    citizens = forms.IntegerField(label=_("Citizens who came"), min_value=0, max_value=MAX_CITIZENS)
    came = deputies(_("Deputies who came"))

    def prepare(self) -> None:
        if self.thing.kind in WITHIN:
            del self.fields["citizens"]
        offer(self, "came", members_of(self.thing.station, event=self.thing))

    def take(self, at: datetime) -> Any:
        return events.hold(self.thing, at=at, **self.typed)


class MinuteForm(ActForm):
    minutes = long_text(_("Minutes"), length=8000, rows=10, help_text=_("Do not name citizens."))
    matters = long_text(
        _("Matters brought up"), length=16000, rows=8, required=False,
        help_text=_("One a line; each becomes an opinion that is followed until it is answered."),
    )  # fmt: skip
    papers = FilesField(label=_("Photos or documents"), required=False)

    def prepare(self) -> None:
        if self.thing.kind in WITHIN:
            del self.fields["matters"]

    def clean_matters(self) -> list[str]:
        return matters_in(self.cleaned_data["matters"])

    def take(self, at: datetime) -> Any:
        typed = self.typed
        return event_minutes.minute(self.thing, files=typed.pop("papers"), at=at, **typed)


class CancelForm(ActForm):
    note = reason()

    def take(self, at: datetime) -> Any:
        return events.cancel(self.thing, at=at, **self.typed)


EVENT_FORMS: dict[str, type[ActForm]] = {
    "edit": EditForm,
    "announce": AnnounceForm,
    "answer": AnswerForm,
    "move": MoveForm,
    "hold": HoldForm,
    "minute": MinuteForm,
    "cancel": CancelForm,
}
