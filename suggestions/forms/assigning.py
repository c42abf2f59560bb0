"""Forms of hand-over, sign-in and return."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.organs.models import Unit
from suggestions import actions
from suggestions.forms.steps import StepForm, long_text, select
from suggestions.models import ReturnRequest
from suggestions.models.handling import Answered


class SeparateField(forms.CharField):
    """Units that answer separately, typed one a line: unit: its part. Gives a list of (Unit, part)."""

    widget = forms.Textarea(attrs={"rows": 3})
    units: Any = Unit.objects.none()

    def clean(self, value: Any) -> list[tuple[Unit, str]]:
        lines = [line for line in super().clean(value).splitlines() if line.strip()]
        if not lines:
            return []
        named = {name: unit for unit in self.units for name in (unit.short_name, unit.name) if name}
        found = []
        for number, line in enumerate(lines, start=1):
            name, _colon, task = (part.strip() for part in line.replace("：", ":").partition(":"))
            if name not in named or not task or len(task) > 400:
                told = _("Line %(line)s: write the unit's name, a colon and the part it answers.")
                raise forms.ValidationError(told, params={"line": number})
            found.append((named[name], task))
        return found


class AssignForm(StepForm):
    lead = select(_("Lead unit"), Unit.objects.none(), required=False, help_text=_("It answers the deputy."))
    co = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=_("Co-handling units"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They send a written opinion to the lead unit."),
    )
    separate = SeparateField(
        label=_("Answer separately"),
        required=False,
        help_text=_("Instead of a lead: one line a unit, as in “Water bureau: the pipes”."),
    )
    note = long_text(_("Note to the units"), rows=2, required=False)

    def prepare(self) -> None:
        units = Unit.objects.active().filter(congress=self.suggestion.congress, is_first_tier=False)
        self.choose_from("lead", units)
        self.choose_from("co", units)
        self.fields["separate"].units = units  # type: ignore[attr-defined]
        self.initial["lead"] = self.suggestion.proposed_unit_id

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and not typed.get("lead") and not typed.get("separate"):
            self.add_error("lead", _("Name one lead unit, or the units that answer separately."))
        return typed

    def take(self, at: datetime) -> Any:
        hand_over = actions.pass_on if self.name == "pass_on" else actions.assign
        typed = {name: self.cleaned_data[name] for name in ("lead", "co", "separate", "note")}
        return hand_over(self.suggestion, at=at, **typed, **self.usual)


class EntrustForm(StepForm):
    first_tier = select(_("First-tier office"), Unit.objects.none())
    note = long_text(_("Note to the office"), rows=2, required=False)

    def prepare(self) -> None:
        offices = Unit.objects.active().filter(congress=self.suggestion.congress, is_first_tier=True)
        self.choose_from("first_tier", offices)

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        return actions.entrust(self.suggestion, first_tier=typed["first_tier"], note=typed["note"], at=at, **self.usual)


class GiveBackForm(StepForm):
    reason = long_text(_("Reason"), help_text=_("Which duty lies with which unit."))

    def take(self, at: datetime) -> Any:
        return actions.give_back(self.suggestion, reason=self.cleaned_data["reason"], at=at, **self.usual)


class AddCoForm(StepForm):
    unit = select(_("Co-handling unit"), Unit.objects.none())
    note = long_text(_("Note to the unit"), rows=2, required=False)

    def prepare(self) -> None:
        held = self.suggestion.assignments.held().values("unit")
        units = Unit.objects.active().filter(congress=self.suggestion.congress, is_first_tier=False)
        self.choose_from("unit", units.exclude(pk__in=held))

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        return actions.add_co(self.suggestion, unit=typed["unit"], note=typed["note"], at=at, **self.usual)


class SignInForm(StepForm):
    def take(self, at: datetime) -> Any:
        return actions.sign_in(self.own_assignment(), at=at, **self.usual)


class AskReturnForm(StepForm):
    reason = long_text(_("Reason"), help_text=_("Which duty lies with which unit."))
    proposed_unit = select(_("Unit you think right"), Unit.objects.none(), required=False)

    def prepare(self) -> None:
        self.choose_from("proposed_unit", Unit.objects.active().filter(congress=self.suggestion.congress))

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        return actions.ask_return(
            self.own_assignment(), reason=typed["reason"], proposed_unit=typed["proposed_unit"], at=at, **self.usual
        )


class AnswerReturnForm(StepForm):
    request = forms.ModelChoiceField(ReturnRequest.objects.none(), label=_("Wish"), empty_label=None)
    note = long_text(_("Note to the unit"), rows=3, required=False)
    instead = select(
        _("Unit that takes its part over"),
        Unit.objects.none(),
        required=False,
        help_text=_("Needed where units answer separately."),
    )

    def prepare(self) -> None:
        units = Unit.objects.active().filter(congress=self.suggestion.congress, is_first_tier=False)
        self.choose_from("instead", units)
        if self.name != "agree_co_return":
            del self.fields["instead"]
        open_ones = ReturnRequest.objects.filter(assignment__suggestion=self.suggestion, answer=Answered.OPEN)
        self.choose_from("request", open_ones.select_related("assignment__unit"))
        self.initial["request"] = open_ones.first()

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        agreed = self.name != "refuse_return"
        return actions.answer_return(
            typed["request"], agreed=agreed, note=typed["note"], instead=typed.get("instead"), at=at, **self.usual
        )
