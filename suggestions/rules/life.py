"""The table of steps: which are possible in which status, where they lead, and whose they are.

代表法 §24, §36, §51 give the right, the answer and its clock; the steps between are those common to the local
regulations compared in the project's README (decision "one life").
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.common.lifecycle import Law, Step


class Status(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    ACCEPTED = "accepted", _("Accepted")
    ASSIGNED = "assigned", _("Assigned")
    HANDLING = "handling", _("In progress")
    REPLIED = "replied", _("Replied")
    REHANDLING = "rehandling", _("Being redone")
    TRACKING = "tracking", _("Tracking promises")
    CLOSED = "closed", _("Closed")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Party(TextChoices):
    """What somebody is to one suggestion."""

    LEAD = "lead", _("Lead deputy")
    REVIEWER = "reviewer", _("Reviewer")
    DISPATCHER = "dispatcher", _("Dispatcher")
    SUPERVISOR = "supervisor", _("Supervisor")
    LEAD_CLERK = "lead_clerk", _("Clerk of the lead unit")
    LEAD_APPROVER = "lead_approver", _("Approver of the lead unit")
    CO_CLERK = "co_clerk", _("Clerk of a co-handling unit")
    CO_APPROVER = "co_approver", _("Approver of a co-handling unit")
    CLOCK = "clock", _("The clock")


class Part(TextChoices):
    """What a unit is asked to do (主办、会办)."""

    LEAD = "lead", _("Lead")
    CO = "co", _("Co-handler")


S, P = Status, Party
LEAD_UNIT = {P.LEAD_CLERK, P.LEAD_APPROVER}
CO_UNIT = {P.CO_CLERK, P.CO_APPROVER}
WORKING = {S.HANDLING, S.REHANDLING}
UNANSWERED = {S.SUBMITTED, S.ACCEPTED, S.ASSIGNED, S.HANDLING, S.REHANDLING}


def _step(label: object, sources: set[Status], to: Status | None, who: set[Party]) -> Step:
    return Step(label, frozenset(sources), to, frozenset(who))


LAW = Law(
    {
        "edit": _step(_("Edit"), {S.DRAFT}, None, {P.LEAD}),
        "submit": _step(_("Submit"), {S.DRAFT}, S.SUBMITTED, {P.LEAD}),
        "withdraw": _step(_("Withdraw"), UNANSWERED, S.WITHDRAWN, {P.LEAD}),
        "send_back": _step(_("Send back"), {S.SUBMITTED}, S.DRAFT, {P.REVIEWER}),
        "refuse": _step(_("Not accept"), {S.SUBMITTED}, S.NOT_ACCEPTED, {P.REVIEWER}),
        "accept": _step(_("Accept"), {S.SUBMITTED}, S.ACCEPTED, {P.REVIEWER}),
        "assign": _step(_("Hand over"), {S.ACCEPTED}, S.ASSIGNED, {P.DISPATCHER}),
        "sign_in": _step(_("Sign in the item"), {S.ASSIGNED}, S.HANDLING, LEAD_UNIT),
        "co_sign_in": _step(_("Confirm receipt as co-handler"), {S.ASSIGNED, *WORKING}, None, CO_UNIT),
        "ask_return": _step(_("Ask to return"), {S.ASSIGNED}, None, LEAD_UNIT),
        "co_ask_return": _step(_("Ask to return as co-handler"), {S.ASSIGNED, *WORKING}, None, CO_UNIT),
        "agree_return": _step(_("Agree to the return"), {S.ASSIGNED}, S.ACCEPTED, {P.DISPATCHER}),
        "agree_co_return": _step(_("Release the co-handler"), {S.ASSIGNED, *WORKING}, None, {P.DISPATCHER}),
        "refuse_return": _step(_("Refuse the return"), {S.ASSIGNED, *WORKING}, None, {P.DISPATCHER}),
        "contact": _step(_("Record a contact"), WORKING, None, LEAD_UNIT),
        "co_opinion": _step(_("Send the co-handling opinion"), {S.ASSIGNED, *WORKING}, None, CO_UNIT),
        "ask_extension": _step(_("Ask for extension"), {S.HANDLING}, None, LEAD_UNIT),
        "grant_extension": _step(_("Grant the extension"), {S.HANDLING}, None, {P.SUPERVISOR}),
        "refuse_extension": _step(_("Refuse the extension"), {S.HANDLING}, None, {P.SUPERVISOR}),
        "draft_reply": _step(_("Draft the reply"), WORKING, None, LEAD_UNIT),
        "check_reply": _step(_("Check the reply"), WORKING, None, LEAD_UNIT),
        "return_reply": _step(_("Give the reply back"), WORKING, None, LEAD_UNIT),
        "sign_reply": _step(_("Sign off the reply"), WORKING, None, {P.LEAD_APPROVER}),
        "send_reply": _step(_("Send the reply"), WORKING, S.REPLIED, LEAD_UNIT),
        "urge": _step(_("Urge"), {S.ASSIGNED, *WORKING}, None, {P.SUPERVISOR}),
        "rate": _step(_("Rate"), {S.REPLIED}, None, {P.LEAD}),
        "end_rating": _step(_("End the rating period"), {S.REPLIED}, None, {P.CLOCK}),
        "rehandle": _step(_("Order re-handling"), {S.REPLIED}, S.REHANDLING, {P.SUPERVISOR}),
        "track": _step(_("Track the promises"), {S.REPLIED}, S.TRACKING, {P.LEAD, P.SUPERVISOR, P.CLOCK}),
        "close": _step(_("Close"), {S.REPLIED}, S.CLOSED, {P.LEAD, P.SUPERVISOR, P.CLOCK}),
        "strike_off": _step(_("Strike off"), {S.TRACKING}, S.CLOSED, {P.SUPERVISOR}),
    },
    dict(Status.choices),
)
