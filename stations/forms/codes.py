"""How staff name whose code is meant, and which cards and posters they want."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Congress
from deputies.models import Delegation, Mandate
from stations.forms.grouping import one_deputy
from stations.models import Station
from stations.rules.codes import Of, Paper


class IssueForm(forms.Form):
    """A deputy in office or an open station of one congress."""

    thing = forms.CharField(
        label=_("Deputy or station"),
        max_length=80,
        help_text=_("Name or card number of a deputy, name or code of a station."),
    )

    def __init__(self, data: Any = None, *, congress: Congress, word: str = "") -> None:
        super().__init__(data, initial={"thing": word})
        self.congress = congress

    def clean_thing(self) -> Mandate | Station:
        word = self.cleaned_data["thing"]
        stations = Station.objects.open_to_public().filter(congress=self.congress)
        station = stations.filter(Q(name=word) | Q(code=word)).first()
        if station:
            return station
        return one_deputy(Mandate.objects.in_office().filter(term__congress=self.congress), word)


class PapersForm(forms.Form):
    """Cards or posters of many."""

    paper = forms.ChoiceField(label=_("What"), choices=Paper, widget=forms.RadioSelect, initial=Paper.CARDS)
    of = forms.ChoiceField(label=_("Of whom"), choices=Of, widget=forms.RadioSelect, initial=Of.DEPUTIES)
    delegation = forms.ModelChoiceField(label=_("Delegation"), queryset=Delegation.objects.none(), required=False)

    def __init__(self, data: Any = None, *, congress: Congress) -> None:
        super().__init__(data)
        field = self.fields["delegation"]
        assert isinstance(field, forms.ModelChoiceField)
        serving = Mandate.objects.in_office().filter(term__congress=congress)
        field.queryset = Delegation.objects.filter(pk__in=serving.values("delegation")).order_by("name")

    def clean(self) -> dict[str, Any]:
        """A delegation is told when its deputies are meant, and only then."""
        typed = super().clean() or self.cleaned_data
        if typed.get("of") != Of.DELEGATION:
            typed["delegation"] = None
        elif not typed.get("delegation"):
            self.add_error("delegation", gettext("Choose the delegation."))
        return typed
