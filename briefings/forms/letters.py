"""Forms of the steps on letters; what each cleans is what its action takes."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from briefings.models import Letter, LetterRound
from briefings.models.letters import ADDRESSEE_LENGTH, SENTENCE_LENGTH
from briefings.rules.letters import department_of, usual_mark


class StepForm(forms.Form):
    """A step that needs no words. `seen` is the version the person looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, round: LetterRound) -> None:
        super().__init__(data, initial={"seen": round.version})


class ReasonForm(StepForm):
    note = forms.CharField(label=_("Reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}))


class WordForm(StepForm):
    addressee = forms.CharField(label=_("Addressee"), max_length=ADDRESSEE_LENGTH)
    sentence = forms.CharField(
        label=_("A sentence of the office"),
        max_length=SENTENCE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands before the closing words. What was counted is not yours to change."),
    )

    def __init__(self, data: Any = None, *, letter: Letter) -> None:
        super().__init__(data, round=letter.round)
        self.initial = {**self.initial, "addressee": letter.addressee, "sentence": letter.sentence}


class DraftForm(forms.Form):
    """Until which day is counted, and what stands at the head of the letters."""

    cut_off = forms.DateField(
        label=_("Figures as of"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Counted from New Year of its year until this day."),
    )
    mark = forms.CharField(
        label=_("Mark of the document number"), max_length=12, help_text=_("It stands before the year.")
    )
    addressee = forms.CharField(label=_("Organisation department"), max_length=ADDRESSEE_LENGTH)

    def __init__(self, data: Any = None, *, congress: Any, today: date) -> None:
        place = congress.region.name
        last = LetterRound.objects.filter(congress=congress).first()
        mark = last.mark if last else usual_mark(place)
        super().__init__(data, initial={"cut_off": today, "mark": mark, "addressee": department_of(place)})


FORMS: dict[str, type[StepForm]] = {
    "send": StepForm,
    "drop": ReasonForm,
    "approve": StepForm,
    "send_back": ReasonForm,
}
