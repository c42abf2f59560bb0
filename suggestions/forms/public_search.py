"""How everybody searches what is public."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Session, Unit
from suggestions.models import Category
from suggestions.rules import Status
from suggestions.rules.life import PUBLIC
from suggestions.similarity.pairs import pairs_of, words_asked

ALL = ("", _("All"))
STATES = [ALL, *((each.value, each.label) for each in Status if each in PUBLIC)]


class PublicSearchForm(forms.Form):
    """Words, the session's year, category, unit, status; a wrong value narrows nothing. Offered is what `rows` have."""

    q = forms.CharField(
        label=_("Words, number, deputy"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    year = forms.ChoiceField(label=_("Year"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=STATES)

    def __init__(self, data: QueryDict, *, rows: Any) -> None:
        super().__init__(data)
        self.rows = rows
        sessions = Session.objects.filter(rows.held("suggestion__session")).values_list("opened_on__year", flat=True)
        self._offer("year", [(str(year), str(year)) for year in sorted(set(sessions), reverse=True)])
        self._offer("category", _named(Category.objects.filter(rows.held("suggestion__category"))))
        self._offer("unit", _named(Unit.objects.filter(rows.of_unit())))

    def found(self) -> Any:
        """The rows asked for."""
        self.is_valid()
        typed = {name: value for name, value in self.cleaned_data.items() if value}
        words = words_asked(typed.get("q", ""))
        found = self.rows.saying(words, pairs_of(" ".join(words)))
        if "unit" in typed:
            found = found.answered_by(int(typed["unit"]))
        asked = {"year": "session__opened_on__year", "category": "category", "status": "status"}
        return found.filter(**{f"suggestion__{asked[name]}": typed[name] for name in asked if name in typed})

    def _offer(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [ALL, *choices]


def _named(rows: QuerySet[Any]) -> list[tuple[str, str]]:
    return [(str(row.pk), row.name) for row in rows]
