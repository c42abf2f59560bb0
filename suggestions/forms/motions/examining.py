"""After the decision: bodies, result report, the standing committee, the reply."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suggestions.actions import motions
from suggestions.forms.motions.steps import BodiesForm, MotionStepForm, bodies
from suggestions.forms.steps import long_text, narrow, short_text
from suggestions.models import MotionBody
from suggestions.parties import motion_parties_of

ANSWERS = {"body_opinion": _("Opinion on the motion"), "implement": _("How it was carried out")}


class SendOutForm(BodiesForm):
    units = bodies(_("Bodies concerned"))

    def take(self, at: datetime) -> Any:
        return motions.send_out(self.motion, units=self.cleaned_data["units"], at=at, **self.usual)


class BodyField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.unit.name)


class BodyForm(MotionStepForm):
    """A body's opinion, or its report on carrying the motion out; the step's name says which."""

    body = BodyField(MotionBody.objects.none(), label=_("Body"), empty_label=None)
    answer = long_text("", rows=6)

    def prepare(self) -> None:
        part = MotionBody.Part.ASKED if self.name == "body_opinion" else MotionBody.Part.CARRIES
        silent = self.motion.bodies.filter(part=part).awaited().select_related("unit")
        narrow(self, "body", silent.shown_to(self.by, motion_parties_of(self.by, self.motion)))
        self.fields["answer"].label = ANSWERS[self.name]

    def take(self, at: datetime) -> Any:
        act = motions.record_opinion if self.name == "body_opinion" else motions.record_implementation
        typed = self.cleaned_data
        return act(self.motion, body=typed["body"], answer=typed["answer"], at=at, **self.usual)


class ResultForm(MotionStepForm):
    body = long_text(_("Result report"), rows=12)

    def take(self, at: datetime) -> Any:
        return motions.report_result(self.motion, body=self.cleaned_data["body"], at=at, **self.usual)


class ApproveForm(BodiesForm):
    units = bodies(_("Bodies that carry it out"), required=False)
    note = long_text(_("What the standing committee decided"), rows=3, required=False)

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        return motions.approve(self.motion, units=typed["units"], note=typed["note"], at=at, **self.usual)


class DisapproveForm(MotionStepForm):
    reason = long_text(_("What the report lacks"))

    def take(self, at: datetime) -> Any:
        return motions.disapprove(self.motion, reason=self.cleaned_data["reason"], at=at, **self.usual)


class FeedBackForm(MotionStepForm):
    letter_no = short_text(_("Document number"), length=40)
    body = long_text(_("Reply to the movers"), rows=8)

    def take(self, at: datetime) -> Any:
        typed = self.cleaned_data
        return motions.feed_back(self.motion, letter_no=typed["letter_no"], body=typed["body"], at=at, **self.usual)
