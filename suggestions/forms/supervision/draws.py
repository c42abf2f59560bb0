"""Forms of the spot check."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Session
from suggestions.actions.supervision import draws
from suggestions.forms.steps import long_text, narrow, select, short_text
from suggestions.forms.supervision.acts import ActForm, NewForm, NoteForm, day
from suggestions.models import Category
from suggestions.rules import Status
from suggestions.rules.supervision.draw import SeedKind

DRAWN_FROM = ["handling", "replied", "rehandling", "tracking", "closed"]


class AnnounceForm(NewForm):
    """`thing` is the congress."""

    title = short_text(_("Title"), length=80, help_text=_("as in “Spot check of the third quarter”"))
    session = select(_("Session"), Session.objects.none())
    category = select(_("Category"), Category.objects.none(), required=False)
    from_status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("Any")), *((code, Status(code).label) for code in DRAWN_FROM)],
    )
    size = forms.IntegerField(label=_("How many are drawn"), min_value=1, max_value=500)
    seed_kind = forms.ChoiceField(
        label=_("Where the seed comes from"), choices=SeedKind.choices, widget=forms.RadioSelect, initial="public"
    )
    seed_source = short_text(
        _("Which figure, or who keeps the secret"),
        length=200,
        help_text=_(
            "as in “the numbers of the lottery of that evening, without spaces”; a secret is kept by somebody"
            " who does not announce the draw"
        ),
    )
    seed_on = day(_("Day of the seed"), is_today=False)
    commitment = short_text(_("SHA-256 of the secret"), length=80, required=False)

    def prepare(self) -> None:
        narrow(self, "session", Session.objects.filter(term__congress=self.thing).select_related("term"))
        narrow(self, "category", Category.objects.filter(congress=self.thing, is_active=True))

    def take(self, at: datetime) -> Any:
        return draws.announce(self.thing, at=at, **self.typed_new)


class FreezeForm(ActForm):
    def take(self, at: datetime) -> Any:
        return draws.freeze(self.thing, at=at, **self.typed)


class TakeForm(ActForm):
    seed = short_text(_("The seed, exactly as published"), length=200)

    def take(self, at: datetime) -> Any:
        return draws.take(self.thing, at=at, **self.typed)


class GiveUpForm(NoteForm):
    def take(self, at: datetime) -> Any:
        return draws.give_up(self.thing, at=at, **self.typed)


class AppraiseForm(ActForm):
    """`thing` is the drawn row."""

    on = day(_("Day"))
    heard = long_text(_("Report that was heard"))
    comment = long_text(_("Comment"))
    members = forms.IntegerField(label=_("Members who have a vote"), min_value=1, max_value=9999)
    present = forms.IntegerField(label=_("Present"), min_value=1, max_value=9999)
    satisfied = forms.IntegerField(label=_("Satisfied"), min_value=0, max_value=9999)
    mostly = forms.IntegerField(label=_("Mostly satisfied"), min_value=0, max_value=9999)
    dissatisfied = forms.IntegerField(label=_("Not satisfied"), min_value=0, max_value=9999)

    def take(self, at: datetime) -> Any:
        return draws.appraise(self.thing, at=at, **self.typed_new)


DRAW_FORMS: dict[str, type[ActForm]] = {"freeze": FreezeForm, "draw": TakeForm, "give_up": GiveUpForm}
