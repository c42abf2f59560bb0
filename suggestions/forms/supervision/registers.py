"""The form of a presence on site."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from suggestions.actions.supervision.registers import record_presence
from suggestions.forms.steps import long_text, short_text
from suggestions.forms.supervision.acts import FilesField, NewForm, day


class PresenceForm(NewForm):
    """`thing` is the suggestion."""

    on = day(_("Day"))
    place = short_text(_("Place"), length=100)
    leader = short_text(_("Leader in charge"), length=100, required=False)
    deputies = short_text(_("Proposing deputies"), length=200, required=False)
    unit = short_text(_("Unit"), length=200, required=False)
    congress = short_text(_("Supervision by the congress"), length=200, required=False)
    press = short_text(_("Media"), length=200, required=False)
    note = long_text(_("What was done"), required=False)
    attached = FilesField(label=_("Photos"), required=False)

    def take(self, at: datetime) -> Any:
        return record_presence(self.thing, at=at, **self.typed_new)
