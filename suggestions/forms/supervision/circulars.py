"""Forms of circulars."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from suggestions.actions.supervision import circulars
from suggestions.forms.steps import long_text, short_text
from suggestions.forms.supervision.acts import ActForm, NewForm, NoteForm, day


class DraftForm(NewForm):
    """`thing` is the congress."""

    title = short_text(_("Title"), length=80)
    from_on = day(_("Handed over from"), is_today=False)
    until_on = day(_("Handed over until"), is_today=False)
    cut_off = day(_("Figures as of"), help_text=_("Counted once, as they stood at the end of that day."))
    opening = long_text(_("Opening words"), rows=3, required=False)
    demands = long_text(_("What is demanded"), rows=5, required=False)

    def take(self, at: datetime) -> Any:
        return circulars.draft(self.thing, at=at, **self.typed_new)


class ApproveForm(ActForm):
    note = long_text(_("Note"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        return circulars.approve(self.thing, at=at, **self.typed)


class DropForm(NoteForm):
    def take(self, at: datetime) -> Any:
        return circulars.drop(self.thing, at=at, **self.typed)


CIRCULAR_FORMS: dict[str, type[ActForm]] = {"approve": ApproveForm, "drop": DropForm}
