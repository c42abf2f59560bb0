"""How staff name a deputy, group one into a station, and end that."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from deputies.models import Mandate
from stations.models import Membership
from stations.rules import StationRole

SHOWN = 5


def one_deputy(rows: Any, words: str) -> Mandate:
    """The deputy each of the words is the name, card number or place of; ValidationError for none and for several."""
    for word in words.split():
        rows = rows.filter(Q(person__name=word) | Q(card_no=word) | Q(term__congress__region__name=word))
    found: list[Mandate] = list(rows.select_related("person", "term__congress__region").order_by("pk")[: SHOWN + 1])
    if not found:
        raise forms.ValidationError(gettext("There is no deputy in office of this name or card number."))
    if len(found) > 1:
        several = "；".join(f"{one.person.name} {one.term} {one.card_no}" for one in found[:SHOWN])
        sentence = gettext("Several deputies fit: %(several)s. Write the card number and the place beside the name.")
        raise forms.ValidationError(sentence % {"several": several})
    return found[0]


class JoinForm(forms.Form):
    """Who joins a station. `rows` are the deputies that may."""

    mandate = forms.CharField(
        label=_("Deputy"), max_length=60, help_text=_("Name or card number; where several fit, both and the place.")
    )
    role = forms.ChoiceField(label=_("Role"), choices=StationRole, initial=StationRole.MEMBER)
    from_on = forms.DateField(label=_("In the station since"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data: Any = None, *, rows: Any) -> None:
        super().__init__(data, initial={"from_on": timezone.localdate().isoformat()})
        self.rows = rows

    def clean_mandate(self) -> Mandate:
        return one_deputy(self.rows, self.cleaned_data["mandate"])


class LeaveForm(forms.Form):
    until_on = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"until_on": timezone.localdate().isoformat()})


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=StationRole, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, membership: Membership) -> None:
        super().__init__(data, initial={"role": membership.role})
