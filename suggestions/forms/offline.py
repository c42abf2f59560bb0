"""Forms of classified items: there is no field for a word of the matter."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.accounts.models import User
from congress.organs.models import Unit
from deputies.models import Mandate
from suggestions.actions.offline import move_offline, register_offline
from suggestions.forms.steps import narrow, select
from suggestions.forms.supervision.acts import day
from suggestions.models import OfflineItem


class RegisterForm(forms.Form):
    """`form_key` makes a second sending of the same form harmless."""

    lead = select(_("Lead deputy"), Mandate.objects.none())
    received_on = day(_("Received on"))
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, data: Any = None, *, congresses: set[int]) -> None:
        super().__init__(data)
        deputies = Mandate.objects.in_office().filter(term__congress__in=congresses)
        narrow(self, "lead", deputies.select_related("person", "term__congress"))

    def take(self, by: User, at: datetime) -> OfflineItem:
        return register_offline(by=by, at=at, **self.cleaned_data)


class MoveForm(forms.Form):
    """The day of the next step; the unit only at the hand-over. `units` by key are shared by all forms of a page."""

    on = day(_("Day"))
    unit = forms.TypedChoiceField(label=_("Unit"), empty_value=None)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, item: OfflineItem, name: str, units: dict[str, Unit]) -> None:
        super().__init__(data, initial={"seen": item.version}, auto_id=f"offline_{item.pk}_%s")
        self.item, self.name = item, name
        unit: Any = self.fields["unit"]
        unit.choices, unit.coerce = [("", _("— choose —")), *units.items()], units.__getitem__
        if name != "hand_over":
            del self.fields["unit"]

    def take(self, by: User, at: datetime) -> OfflineItem:
        return move_offline(self.item, self.name, by=by, at=at, **self.cleaned_data)
