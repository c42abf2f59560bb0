"""The deputy's consent, and the office's release."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from suggestions import actions
from suggestions.actions.public_copy import PublicCopy, copies_of, copies_to_release
from suggestions.forms.steps import StepForm, long_text


class ConsentForm(StepForm):
    def take(self, at: datetime) -> Any:
        return actions.consent(self.suggestion, at=at, **self.usual)


class RevokeConsentForm(StepForm):
    def take(self, at: datetime) -> Any:
        return actions.revoke_consent(self.suggestion, at=at, **self.usual)


class ReleaseForm(StepForm):
    passages = long_text(
        _("Hide these passages too"),
        required=False,
        help_text=_("One a line, copied from the text: names of citizens, places where somebody lives."),
    )

    def prepare(self) -> None:
        if not self.is_bound:
            [copy] = copies_to_release([self.suggestion])
            self.initial["passages"] = "\n".join(copy.passages)

    @property
    def copy(self) -> PublicCopy:
        """How it reads with the passages as they stand in the field."""
        [copy] = copies_of([self.suggestion], {self.suggestion.pk: _lines(self["passages"].value())})
        return copy

    def take(self, at: datetime) -> Any:
        passages = _lines(self.cleaned_data["passages"])
        return actions.release(self.suggestion, passages=passages, at=at, **self.usual)


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


class TakeBackForm(StepForm):
    reason = long_text(_("Why it is taken off, told to the deputy"))

    def take(self, at: datetime) -> Any:
        return actions.take_back(self.suggestion, reason=self.cleaned_data["reason"], at=at, **self.usual)
