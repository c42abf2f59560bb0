"""One form for each step of an opinion. The pages and the API send the same."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from congress.accounts.models import User
from stations.actions import answering, handling
from stations.models import Opinion
from stations.rules.opinions import TEXT_LENGTH, WAYS_OUT, Refusal, Topic

TOPICS = [("", _("— choose —")), *Topic.choices]


def long_text(label: Any, *, rows: int = 5, required: bool = True, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, required=required, help_text=help_text, max_length=TEXT_LENGTH)


class HandlingForm(forms.Form):
    """A form for one step of one opinion. `seen` is the version looked at, `asked` what the address asked for."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, opinion: Opinion, by: User, name: str, asked: str = "") -> None:
        super().__init__(data, initial={"seen": opinion.version})
        self.opinion, self.by, self.name, self.asked = opinion, by, name, asked
        self.prepare()

    def prepare(self) -> None:
        """Narrow choices to this opinion; most forms have nothing to narrow."""

    def take(self, at: datetime) -> Any:
        """Call the action with what was typed. Raises Refused."""
        raise NotImplementedError

    def typed(self, *names: str) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def usual(self, at: datetime) -> dict[str, Any]:
        return {"by": self.by, "seen": self.cleaned_data["seen"], "at": at}

    def begin_with(self, **initial: Any) -> None:
        self.initial = {**self.initial, **initial}

    def drop_if(self, is_known: bool, *names: str) -> None:
        """Nobody is asked for what is known or does not belong here."""
        for name in names if is_known else ():
            del self.fields[name]


class PlainForm(HandlingForm):
    """A step without anything to write."""

    ACTS = {"take_up": handling.take_up, "unfold": answering.unfold}

    def take(self, at: datetime) -> Any:
        return self.ACTS[self.name](self.opinion, **self.usual(at))


class NoteForm(HandlingForm):
    """A step with a word that may stay empty."""

    ACTS = {"fetch_back": handling.fetch_back, "unsuggest": handling.unsuggest}
    note = long_text(_("Note"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        return self.ACTS[self.name](self.opinion, **self.typed("note"), **self.usual(at))


class GiveBackForm(HandlingForm):
    note = long_text(_("Why it is not yours"), rows=4)

    def take(self, at: datetime) -> Any:
        return handling.give_back(self.opinion, **self.typed("note"), **self.usual(at))


class AcceptForm(HandlingForm):
    topic = forms.ChoiceField(label=_("Topic"), choices=TOPICS)

    def prepare(self) -> None:
        self.begin_with(topic=self.opinion.topic)

    def take(self, at: datetime) -> Any:
        return handling.accept(self.opinion, **self.typed("topic"), **self.usual(at))


class RefuseForm(HandlingForm):
    """Each reason stands with the way out that the citizen reads."""

    reason = forms.ChoiceField(label=_("Reason"), choices=Refusal, widget=forms.RadioSelect)
    note = long_text(_("A word to the citizen"), rows=3, required=False)

    def prepare(self) -> None:
        reasons = [(each, format_html("{}<small>{}</small>", each.label, WAYS_OUT[each])) for each in Refusal]
        self.fields["reason"].choices = reasons  # type: ignore[attr-defined]

    def take(self, at: datetime) -> Any:
        return handling.refuse(self.opinion, **self.typed("reason", "note"), **self.usual(at))


class ReplyForm(HandlingForm):
    """Of whoever it was handed to, or as it came back on paper."""

    ACTS = {"reply": handling.reply, "note_reply": handling.note_reply}
    text = long_text(_("Reply to deputy or station"), rows=7)

    def take(self, at: datetime) -> Any:
        return self.ACTS[self.name](self.opinion, **self.typed("text"), **self.usual(at))


class TellForm(HandlingForm):
    text = long_text(_("Word to the citizen"))

    def take(self, at: datetime) -> Any:
        return handling.tell_citizen(self.opinion, **self.typed("text"), **self.usual(at))


class AnswerForm(HandlingForm):
    """The reply that came stands in it already, to be put into the deputy's or station's own words."""

    topic = forms.ChoiceField(label=_("Topic"), choices=TOPICS)
    text = long_text(_("Answer to the citizen"), rows=8)
    told_by = forms.CharField(
        label=_("Told also by"), required=False, max_length=40, help_text=_("such as by phone or on a visit")
    )

    def prepare(self) -> None:
        self.drop_if(bool(self.opinion.topic), "topic")
        self.begin_with(text=self.opinion.reply)

    def take(self, at: datetime) -> Any:
        return answering.answer(self.opinion, **self.typed("topic", "text", "told_by"), **self.usual(at))


class CloseForm(HandlingForm):
    explanation = long_text(_("Explanation to the citizen"), rows=6)

    def take(self, at: datetime) -> Any:
        return handling.close(self.opinion, **self.typed("explanation"), **self.usual(at))
