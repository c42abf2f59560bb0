"""Forms of the steps; what each cleans is what its action takes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from briefings.models import Briefing
from briefings.rules.periods import Kind

LONG = 8_000
HINTS = {
    "cases": _("Yours to write: who raised what, what was done, what came of it. Left empty, it is not printed."),
    "next_steps": _(
        "Yours to write: what the figures show to be wrong, who is to do what about it until when. Left empty, it is "
        "not printed."
    ),
}


class StepForm(forms.Form):
    """A step that needs no words. `seen` is the version the person looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, briefing: Briefing) -> None:
        super().__init__(data, initial={"seen": briefing.version})
        self.briefing = briefing
        self.prepare()

    def prepare(self) -> None:
        """Add the fields of this briefing; most steps have none."""


class ReasonForm(StepForm):
    note = forms.CharField(label=_("Reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}))


class EditForm(StepForm):
    """Title, lead, and of every section its place and its paragraphs."""

    title = forms.CharField(label=_("Title"), max_length=80)
    lead = forms.CharField(label=_("Lead paragraph"), max_length=LONG, widget=forms.Textarea(attrs={"rows": 4}))

    def prepare(self) -> None:
        words = self.briefing.words
        self.initial = {**self.initial, "title": self.briefing.title, "lead": words["lead"]}
        for place, section in enumerate(words["sections"], 1):
            self._ask(place, section)

    def _ask(self, place: int, section: dict[str, Any]) -> None:
        title, key = section["title"] or _("Chart"), section["key"]
        rows = min(12, max(3, len(section["text"]) // 30))
        self.fields[f"text_{key}"] = forms.CharField(
            label=title,
            initial=section["text"],
            max_length=LONG,
            required=False,
            widget=forms.Textarea(attrs={"rows": rows}),
            help_text=HINTS.get(key) or _("A line a paragraph. Tables and charts below it stay as they were counted."),
        )
        self.fields[f"place_{key}"] = forms.IntegerField(
            label=_("Place of “%(section)s”") % {"section": title}, initial=place, min_value=1, max_value=99
        )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        keys = [section["key"] for section in self.briefing.words["sections"]]
        ordered = sorted(keys, key=lambda key: found.get(f"place_{key}") or 99)
        texts = [(key, found.get(f"text_{key}", "")) for key in ordered]
        return {**{name: found.get(name) for name in ("title", "lead", "seen")}, "texts": texts}


class DraftForm(forms.Form):
    """Which period is drafted by hand."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    month = forms.DateField(
        label=_("Any day of the month, quarter or year"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


FORMS: dict[str, type[StepForm]] = {
    "edit": EditForm,
    "recount": StepForm,
    "send": StepForm,
    "drop": ReasonForm,
    "approve": StepForm,
    "send_back": ReasonForm,
    "correct": StepForm,
    "publish": StepForm,
    "take_off": StepForm,
}
