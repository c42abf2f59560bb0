"""How everybody looks for a deputy."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from congress.common.text import one_line
from deputies.models import Delegation

ALL = ("", _("All"))


class DeputySearchForm(forms.Form):
    """Words, delegation, who elected; a wrong value narrows nothing. Offered is what `rows` have."""

    q = forms.CharField(
        label=_("Name, delegation, electing unit"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    delegation = forms.ChoiceField(label=_("Delegation"), required=False)
    unit = forms.ChoiceField(label=_("Elected by"), required=False)

    def __init__(self, data: QueryDict, *, rows: Any) -> None:
        super().__init__(data)
        self.rows = rows
        delegations = Delegation.objects.filter(pk__in=rows.order_by().values("delegation"))
        units = rows.exclude(electing_unit="").order_by("electing_unit").values_list("electing_unit", flat=True)
        self._offer("delegation", [(str(row.pk), row.name) for row in delegations])
        self._offer("unit", [(unit, unit) for unit in units.distinct()])

    def found(self) -> Any:
        """The rows asked for."""
        self.is_valid()
        typed = {name: value for name, value in self.cleaned_data.items() if value}
        asked = {"delegation": "delegation", "unit": "electing_unit"}
        found = self.rows.filter(**{asked[name]: typed[name] for name in asked if name in typed})
        return found.saying(one_line(typed.get("q", "")))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [ALL, *choices]
