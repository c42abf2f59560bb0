"""Forms of merging and its end."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from suggestions import actions
from suggestions.actions.merging import MAY_LEAD
from suggestions.forms.steps import StepForm, long_text, select
from suggestions.models import Suggestion


class MergeForm(StepForm):
    into = select(_("Handled together with"), Suggestion.objects.none())
    note = long_text(_("Note"), rows=3, required=False)

    def prepare(self) -> None:
        rows = Suggestion.objects.visible_to(self.by).filter(
            congress=self.suggestion.congress, session=self.suggestion.session_id, status__in=MAY_LEAD
        )
        self.choose_from("into", rows.exclude(pk=self.suggestion.pk).order_by("period", "number"))

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        return actions.merge(self.suggestion, into=typed["into"], note=typed["note"], at=at, **self.usual)


class UnmergeForm(StepForm):
    reason = long_text(_("Why it is handled on its own again"), rows=3)

    def take(self, at: datetime) -> Any:
        return actions.unmerge(self.suggestion, reason=self.cleaned_data["reason"], at=at, **self.usual)
