"""Whom an opinion goes to, and which other one it is handled with."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Unit
from deputies.models import Mandate
from stations.actions import answering, handling
from stations.forms.handling import TOPICS, HandlingForm, long_text
from stations.models import Opinion
from stations.rules.handing import IN_WORDS, LEVELS, is_higher
from stations.rules.opinions import ENDED, Route, Status

CHOSEN_AMONG = 100
ASKED_OF = {
    Route.UNIT: {"unit"},
    Route.HIGHER: {"higher"},
    Route.HOTLINE: {"external_no"},
    **{route: {"handed_to"} for route in IN_WORDS},
}
"""What each route asks for."""


class HigherField(forms.ModelChoiceField):
    def label_from_instance(self, mandate: Any) -> str:
        return f"{mandate.person}　{mandate.term.congress}"


class HandForm(HandlingForm):
    """Asks only for what the route chosen before needs; a program sends route and target together."""

    route = forms.ChoiceField(label=_("Route"), choices=Route, widget=forms.HiddenInput)
    topic = forms.ChoiceField(label=_("Topic"), choices=TOPICS)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), empty_label=_("— choose —"))
    higher = HigherField(Mandate.objects.none(), label=_("Higher deputy"), empty_label=_("— choose —"))
    handed_to = forms.CharField(
        label=_("Handed to"), max_length=80, help_text=_("the village, community, township or street by name")
    )
    external_no = forms.CharField(
        label=_("12345 ticket"),
        required=False,
        max_length=40,
        help_text=_("may be entered later from the hotline's list"),
    )
    note = long_text(_("What you ask of them"), rows=4, required=False)

    def prepare(self) -> None:
        asked = self.data.get("route") if self.is_bound else self.asked
        self.chosen = Route(asked) if asked in Route.values else Route.UNIT
        others = set().union(*ASKED_OF.values()) - ASKED_OF[self.chosen]
        self.drop_if(True, *others)
        self.drop_if(bool(self.opinion.topic), "topic")
        self.begin_with(route=self.chosen)
        self._narrow()

    def _narrow(self) -> None:
        congress = self.opinion.congress
        if "unit" in self.fields:
            within = Unit.objects.active().filter(congress__region__code__startswith=congress.region.prefix)
            self.fields["unit"].queryset = within.order_by("congress__region__code", "pk")  # type: ignore[attr-defined]
        if "higher" in self.fields:
            levels = [level for level in LEVELS if is_higher(level, congress.level)]
            above = Mandate.objects.in_office().filter(term__congress__level__in=levels)
            self.fields["higher"].queryset = above.select_related("person", "term__congress")  # type: ignore[attr-defined]

    def take(self, at: datetime) -> Any:
        typed = self.typed("route", "topic", "unit", "higher", "handed_to", "external_no", "note")
        return handling.hand(self.opinion, **typed, **self.usual(at))


class FoldForm(HandlingForm):
    """The newest open ones the person sees."""

    into = forms.ModelChoiceField(Opinion.objects.none(), label=_("Handle with"), empty_label=_("— choose —"))

    def prepare(self) -> None:
        seen = Opinion.objects.visible_to(self.by).filter(congress=self.opinion.congress_id)
        lawful = seen.exclude(status__in=ENDED | {Status.ANSWERED, Status.FOLDED}).exclude(pk=self.opinion.pk)
        newest = list(lawful.values_list("pk", flat=True)[:CHOSEN_AMONG])
        field = self.fields["into"]
        field.queryset = Opinion.objects.visible_to(self.by).filter(pk__in=newest)  # type: ignore[attr-defined]
        field.label_from_instance = lambda row: f"{row.receipt}　{row.title}"  # type: ignore[attr-defined]

    def take(self, at: datetime) -> Any:
        return answering.fold(self.opinion, **self.typed("into"), **self.usual(at))
