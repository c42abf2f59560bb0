"""The topical inquiry (专题询问): planned, held with questions and answers, followed up until every task is done."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.accounts.rules import Role
from congress.common.lifecycle import Law, Step


class InquiryStatus(TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held, tasks followed up")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


class TaskState(TextChoices):
    OPEN = "open", _("To be done")
    DONE = "done", _("Done")


S = InquiryStatus
PLANNED, HELD = frozenset({S.PLANNED}), frozenset({S.HELD})
OFFICE, RECORDERS = frozenset({Role.SUPERVISOR}), frozenset({Role.SUPERVISOR, Role.COMMITTEE})
INQUIRY_LAW = Law(
    {
        "ask": Step(_("Enter a question"), PLANNED | HELD, None, RECORDERS),
        "hold": Step(_("Record that it was held"), PLANNED, S.HELD, OFFICE),
        "answer": Step(_("Record an answer"), HELD, None, RECORDERS),
        "task": Step(_("Give a follow-up task"), HELD, None, OFFICE),
        "settle": Step(_("Record a task as done"), HELD, None, RECORDERS),
        "close": Step(_("Close the inquiry"), HELD, S.CLOSED, OFFICE),
        "cancel": Step(_("Cancel the inquiry"), PLANNED, S.CANCELLED, OFFICE),
    },
    dict(InquiryStatus.choices),
)
REMINDED = ("near", "hot", "late")  # lights of a task that is reminded of, once each
