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
    REVIEWED = "reviewed", _("Waiting for the committee's review")
    ACCEPTED = "accepted", _("Accepted")
    MERGED = "merged", _("Handled with another")
    ENTRUSTED = "entrusted", _("With the first-tier office")
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
    COSIGNER = "cosigner", _("Co-signer")
    FIRST_REVIEWER = "first_reviewer", _("First reviewer")
    REVIEWER = "reviewer", _("Reviewer")
    DISPATCHER = "dispatcher", _("Dispatcher")
    FIRST_TIER = "first_tier", _("First-tier office")
    SUPERVISOR = "supervisor", _("Supervisor")
    LEAD_CLERK = "lead_clerk", _("Clerk of a unit that answers")
    LEAD_APPROVER = "lead_approver", _("Approver of a unit that answers")
    CO_CLERK = "co_clerk", _("Clerk of a co-handling unit")
    CO_APPROVER = "co_approver", _("Approver of a co-handling unit")
    CLOCK = "clock", _("The clock")


class Part(TextChoices):
    """What a unit is asked to do (主办、会办、分办)."""

    LEAD = "lead", _("Lead")
    SEPARATE = "separate", _("Answers separately")
    CO = "co", _("Co-handler")


S, P = Status, Party
ANSWERING = frozenset({Part.LEAD, Part.SEPARATE})  # these write a reply; a co-handler gives its opinion to the lead
LEAD_UNIT = {P.LEAD_CLERK, P.LEAD_APPROVER}
CO_UNIT = {P.CO_CLERK, P.CO_APPROVER}
OFFICES = {P.DISPATCHER, P.FIRST_TIER}
WORKING = {S.HANDLING, S.REHANDLING}
HELD = {S.ASSIGNED, *WORKING}
ANSWERABLE = {*WORKING, S.TRACKING}  # while tracking, the unit answers again once its promises are settled
UNANSWERED = {S.SUBMITTED, S.REVIEWED, S.ACCEPTED, S.MERGED, S.ENTRUSTED, *HELD}
UNNUMBERED = {S.DRAFT, S.SUBMITTED, S.REVIEWED, S.NOT_ACCEPTED, S.WITHDRAWN}
ENDED = {S.NOT_ACCEPTED, S.WITHDRAWN}
PUBLIC = set(S) - UNNUMBERED - {S.MERGED}  # where everybody may read it; one merged only once it is answered itself


def _step(label: object, sources: set[Status], to: Status | None, who: set[Party]) -> Step:
    return Step(label, frozenset(sources), to, frozenset(who))


LAW = Law(
    {
        "edit": _step(_("Edit"), {S.DRAFT}, None, {P.LEAD}),
        "invite": _step(_("Invite co-signers"), {S.DRAFT}, None, {P.LEAD}),
        "drop_cosigner": _step(_("Go on without a co-signer"), {S.DRAFT}, None, {P.LEAD}),
        "confirm": _step(_("Co-sign this text"), {S.DRAFT}, None, {P.COSIGNER}),
        "decline": _step(_("Not co-sign"), {S.DRAFT}, None, {P.COSIGNER}),
        "submit": _step(_("Submit"), {S.DRAFT}, S.SUBMITTED, {P.LEAD}),
        "withdraw": _step(_("Withdraw"), UNANSWERED, S.WITHDRAWN, {P.LEAD, P.CLOCK}),
        "ask_withdrawal": _step(_("Ask the co-signers to withdraw"), UNANSWERED, None, {P.LEAD}),
        "agree_withdrawal": _step(_("Agree to the withdrawal"), UNANSWERED, None, {P.COSIGNER}),
        "refuse_withdrawal": _step(_("Refuse the withdrawal"), UNANSWERED, None, {P.COSIGNER}),
        "pass_review": _step(_("Pass the first review"), {S.SUBMITTED}, S.REVIEWED, {P.FIRST_REVIEWER, P.CLOCK}),
        "first_send_back": _step(_("Send back"), {S.SUBMITTED}, S.DRAFT, {P.FIRST_REVIEWER}),
        "take_review": _step(_("Review without the first review"), {S.SUBMITTED}, S.REVIEWED, {P.REVIEWER}),
        "send_back": _step(_("Send back"), {S.REVIEWED}, S.DRAFT, {P.REVIEWER}),
        "refuse": _step(_("Not accept"), {S.REVIEWED}, S.NOT_ACCEPTED, {P.REVIEWER}),
        "accept": _step(_("Accept"), {S.REVIEWED}, S.ACCEPTED, {P.REVIEWER}),
        "merge": _step(_("Merge"), {S.REVIEWED, S.ACCEPTED}, S.MERGED, {P.REVIEWER, P.DISPATCHER}),
        "unmerge": _step(_("Handle on its own again"), {S.MERGED}, S.ACCEPTED, {P.REVIEWER, P.DISPATCHER, P.CLOCK}),
        "answer_merged": _step(_("Answer with the merged item"), {S.MERGED}, S.REPLIED, {P.CLOCK}),
        "assign": _step(_("Hand over"), {S.ACCEPTED}, S.ASSIGNED, {P.DISPATCHER}),
        "entrust": _step(_("Hand to a first-tier office"), {S.ACCEPTED}, S.ENTRUSTED, {P.DISPATCHER}),
        "pass_on": _step(_("Pass on to units"), {S.ENTRUSTED}, S.ASSIGNED, {P.FIRST_TIER}),
        "give_back": _step(_("Give back to the committee"), {S.ENTRUSTED}, S.ACCEPTED, {P.FIRST_TIER}),
        "sign_in": _step(_("Sign in the item"), {S.ASSIGNED}, S.HANDLING, LEAD_UNIT),
        "co_sign_in": _step(_("Confirm receipt"), HELD, None, CO_UNIT | LEAD_UNIT),
        "ask_return": _step(_("Ask to return"), {S.ASSIGNED}, None, LEAD_UNIT),
        "co_ask_return": _step(_("Ask to return as co-handler"), HELD, None, CO_UNIT | LEAD_UNIT),
        "agree_return": _step(_("Agree to the return"), {S.ASSIGNED}, S.ACCEPTED, {P.DISPATCHER}),
        "office_agree_return": _step(
            _("Agree to the return to your office"), {S.ASSIGNED}, S.ENTRUSTED, {P.FIRST_TIER}
        ),
        "agree_co_return": _step(_("Release the unit"), HELD, None, OFFICES),
        "refuse_return": _step(_("Refuse the return"), HELD, None, OFFICES),
        "add_co": _step(_("Add a co-handler"), HELD, None, OFFICES),
        "contact": _step(_("Record a contact"), ANSWERABLE, None, LEAD_UNIT),
        "reply_in_person": _step(_("Record a reply face to face"), {*ANSWERABLE, S.REPLIED}, None, LEAD_UNIT),
        "co_opinion": _step(_("Send the co-handling opinion"), HELD, None, CO_UNIT),
        "ask_extension": _step(_("Ask for extension"), {S.HANDLING}, None, LEAD_UNIT),
        "grant_extension": _step(_("Grant the extension"), {S.HANDLING}, None, {P.SUPERVISOR}),
        "refuse_extension": _step(_("Refuse the extension"), {S.HANDLING}, None, {P.SUPERVISOR}),
        "draft_reply": _step(_("Draft the reply"), ANSWERABLE, None, LEAD_UNIT),
        "check_reply": _step(_("Check the reply"), ANSWERABLE, None, LEAD_UNIT),
        "return_reply": _step(_("Give the reply back"), ANSWERABLE, None, LEAD_UNIT),
        "sign_reply": _step(_("Sign off the reply"), ANSWERABLE, None, {P.LEAD_APPROVER}),
        "send_reply": _step(_("Send the reply"), ANSWERABLE, S.REPLIED, LEAD_UNIT),
        "send_part": _step(_("Send the reply on one part"), ANSWERABLE, None, LEAD_UNIT),
        "urge": _step(_("Urge"), HELD, None, {P.SUPERVISOR, P.FIRST_TIER}),
        "rate": _step(_("Rate"), {S.REPLIED}, None, {P.LEAD}),
        "end_rating": _step(_("End the rating period"), {S.REPLIED}, None, {P.CLOCK}),
        "rehandle": _step(_("Order re-handling"), {S.REPLIED}, S.REHANDLING, {P.SUPERVISOR}),
        "track": _step(_("Track the promises"), {S.REPLIED}, S.TRACKING, {P.LEAD, P.SUPERVISOR, P.CLOCK}),
        "fulfil": _step(_("Report a promise kept"), {S.TRACKING}, None, LEAD_UNIT),
        "explain_promise": _step(_("Explain why a promise cannot be kept"), {S.TRACKING}, None, LEAD_UNIT),
        "close": _step(_("Close"), {S.REPLIED}, S.CLOSED, {P.LEAD, P.SUPERVISOR, P.CLOCK}),
        "strike_off": _step(_("Strike off"), {S.TRACKING}, S.CLOSED, {P.SUPERVISOR}),
        "end_tracking": _step(_("Strike off after the rating"), {S.REPLIED}, S.CLOSED, {P.LEAD, P.SUPERVISOR, P.CLOCK}),
        "reopen": _step(_("Reopen by look-back"), {S.CLOSED}, S.TRACKING, {P.SUPERVISOR}),
        "consent": _step(_("Agree to publication"), set(S) - {S.DRAFT} - ENDED, None, {P.LEAD}),
        "revoke_consent": _step(_("Withdraw the consent to publication"), set(S) - {S.DRAFT} - ENDED, None, {P.LEAD}),
        "release": _step(_("Release to the public"), PUBLIC, None, {P.REVIEWER, P.SUPERVISOR}),
        "take_back": _step(_("Take off the public site"), PUBLIC, None, {P.REVIEWER, P.SUPERVISOR}),
    },
    dict(Status.choices),
)
