"""The table of a motion's steps: which are possible in which status, where they lead, and whose they are.

组织法 §22 and 代表法 §15 give the right, the movers and the presidium's decision; the steps between are those of the
field's handbook 《怎样做好新时代人大代表》. The presidium and the standing committee decide as bodies: the secretariat
records what they decided.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congress.common.lifecycle import Law, Step


class MotionStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    COLLECTING = "collecting", _("Collecting co-signers")
    SUBMITTED = "submitted", _("Submitted")
    REGISTERED = "registered", _("Registered")
    WITH_COMMITTEE = "with_committee", _("With the committee for its opinion")
    OPINED = "opined", _("Committee's opinion given")
    RECONSIDERING = "reconsidering", _("To be reconsidered")
    ON_AGENDA = "on_agenda", _("On the session's agenda")
    STANDING = "standing", _("With the standing committee")
    EXAMINING = "examining", _("Examined between sessions")
    REPORTED = "reported", _("Result reported")
    APPROVED = "approved", _("Result approved")
    AS_SUGGESTION = "as_suggestion", _("Treated as a suggestion")
    NOT_MOTION = "not_motion", _("Not a motion")
    CLOSED = "closed", pgettext_lazy("motion", "Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class MotionParty(TextChoices):
    """What somebody is to one motion."""

    LEAD = "lead", _("Lead mover")
    SIGNER = "signer", _("Co-signer")
    SECRETARIAT = "secretariat", _("Secretariat")
    COMMITTEE = "committee", _("Special committee")
    BODY = "body", _("Body concerned")


S, P = MotionStatus, MotionParty
MOVERS, OFFICE = {P.LEAD, P.SIGNER}, {P.SECRETARIAT}
EXAMINERS = {P.COMMITTEE, P.SECRETARIAT}
SPEAKERS = {P.BODY, *EXAMINERS}  # a body answers itself; what comes on paper is recorded for it
WRITING = {S.DRAFT, S.COLLECTING}
UNDECIDED = {S.REGISTERED, S.OPINED, S.RECONSIDERING}
EXAMINED = {S.EXAMINING, S.STANDING}
ENDED = {S.CLOSED, S.WITHDRAWN, S.AS_SUGGESTION}
# Until the vote or the result a mover may withdraw (山东代表法办法 §9, 上海议案 §13).
UNDER_WAY = {S.SUBMITTED, S.WITH_COMMITTEE, S.ON_AGENDA, *UNDECIDED, *EXAMINED}


def _step(label: object, sources: set[MotionStatus], to: MotionStatus | None, who: set[MotionParty]) -> Step:
    return Step(label, frozenset(sources), to, frozenset(who))


MOTION_LAW = Law(
    {
        "edit": _step(_("Edit"), WRITING, None, {P.LEAD}),
        "invite": _step(_("Invite co-signers"), WRITING, S.COLLECTING, {P.LEAD}),
        "sign": _step(_("Sign this text"), {S.COLLECTING}, None, {P.SIGNER}),
        "decline": _step(_("Not sign"), {S.COLLECTING}, None, {P.SIGNER}),
        "drop": _step(_("Drop an invitation"), {S.COLLECTING}, None, {P.LEAD}),
        "submit": _step(_("Submit the motion"), {S.COLLECTING}, S.SUBMITTED, {P.LEAD}),
        "give_up": _step(_("Give the motion up"), {S.COLLECTING}, S.WITHDRAWN, {P.LEAD}),
        "send_back": _step(_("Send back"), {S.SUBMITTED}, S.COLLECTING, OFFICE),
        "register": _step(_("Register"), {S.SUBMITTED}, S.REGISTERED, OFFICE),
        "refer": _step(_("Refer to a committee"), {S.REGISTERED}, S.WITH_COMMITTEE, OFFICE),
        "opine": _step(_("Give the committee's opinion"), {S.WITH_COMMITTEE}, S.OPINED, EXAMINERS),
        "put_on_agenda": _step(_("Put on the session's agenda"), UNDECIDED, S.ON_AGENDA, OFFICE),
        "to_standing": _step(_("Pass to the standing committee"), UNDECIDED, S.STANDING, OFFICE),
        "to_committee": _step(_("Pass to a special committee between sessions"), UNDECIDED, S.EXAMINING, OFFICE),
        "as_suggestion": _step(_("Treat as a suggestion"), UNDECIDED, S.AS_SUGGESTION, OFFICE),
        "not_motion": _step(_("Not a motion"), UNDECIDED, S.NOT_MOTION, OFFICE),
        "ask_reconsider": _step(_("Ask to reconsider"), {S.NOT_MOTION}, None, MOVERS),
        "reconsider": _step(_("Reconsider"), {S.NOT_MOTION}, S.RECONSIDERING, MOVERS),
        "put_to_vote": _step(_("Record the vote"), {S.ON_AGENDA}, S.CLOSED, OFFICE),
        "committee_first": _step(_("First to a special committee"), {S.ON_AGENDA}, S.EXAMINING, OFFICE),
        "resolve": _step(_("Record the resolution"), {S.ON_AGENDA}, S.APPROVED, OFFICE),
        "authorise": _step(_("Authorise the standing committee"), {S.ON_AGENDA}, S.STANDING, OFFICE),
        "send_out": _step(_("Send to the bodies concerned"), EXAMINED, None, EXAMINERS),
        "body_opinion": _step(_("Record a body's opinion"), EXAMINED, None, SPEAKERS),
        "report_result": _step(_("Report the result"), EXAMINED, S.REPORTED, EXAMINERS),
        "approve": _step(_("Standing committee approves"), {S.REPORTED}, S.APPROVED, OFFICE),
        "disapprove": _step(_("Standing committee does not approve"), {S.REPORTED}, S.EXAMINING, OFFICE),
        "implement": _step(_("Record the implementation report"), {S.APPROVED}, None, SPEAKERS),
        "feed_back": _step(_("Reply to the movers"), {S.APPROVED}, S.CLOSED, OFFICE),
        "leave": _step(_("Withdraw my signature"), UNDER_WAY, None, MOVERS),
        "refuse_leave": _step(_("Refuse the withdrawal"), UNDER_WAY, None, OFFICE),
        "agree_leave": _step(_("Agree to the withdrawal"), UNDER_WAY, None, OFFICE),
        "end_by_leave": _step(_("Withdrawn: too few movers"), UNDER_WAY, S.WITHDRAWN, OFFICE),
    },
    dict(MotionStatus.choices),
)

# The presidium's five decisions (组织法 §22), and the four outcomes of a motion on the agenda.
DECISIONS = ("put_on_agenda", "to_standing", "to_committee", "as_suggestion", "not_motion")
OUTCOMES = ("put_to_vote", "committee_first", "resolve", "authorise")
