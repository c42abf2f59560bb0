"""The forms of a motion; `MOTION_FORMS` gives every step a person takes its form, the same for all doors."""

from suggestions.forms.motions.deciding import DecideForm, NotMotionForm, OpineForm, OutcomeForm, ResolveForm
from suggestions.forms.motions.examining import (
    ApproveForm,
    BodyForm,
    DisapproveForm,
    FeedBackForm,
    ResultForm,
    SendOutForm,
)
from suggestions.forms.motions.gathering import DeclineForm, DropForm, InviteForm, SignForm
from suggestions.forms.motions.registering import AnswerLeaveForm, ReferForm, RegisterForm, SendBackMotionForm
from suggestions.forms.motions.sheet import SheetForm
from suggestions.forms.motions.steps import MotionStepForm
from suggestions.forms.motions.writing import GiveUpForm, LeaveForm, MotionForm, ReconsiderForm, SubmitMotionForm

__all__ = ["MOTION_FORMS", "MotionForm", "MotionStepForm", "SheetForm"]

MOTION_FORMS: dict[str, type[MotionStepForm]] = {
    "invite": InviteForm,
    "sign": SignForm,
    "decline": DeclineForm,
    "drop": DropForm,
    "submit": SubmitMotionForm,
    "give_up": GiveUpForm,
    "send_back": SendBackMotionForm,
    "register": RegisterForm,
    "refer": ReferForm,
    "opine": OpineForm,
    "put_on_agenda": DecideForm,
    "to_standing": DecideForm,
    "to_committee": DecideForm,
    "as_suggestion": DecideForm,
    "not_motion": NotMotionForm,
    "ask_reconsider": ReconsiderForm,
    "put_to_vote": OutcomeForm,
    "committee_first": OutcomeForm,
    "resolve": ResolveForm,
    "authorise": OutcomeForm,
    "send_out": SendOutForm,
    "body_opinion": BodyForm,
    "report_result": ResultForm,
    "approve": ApproveForm,
    "disapprove": DisapproveForm,
    "implement": BodyForm,
    "feed_back": FeedBackForm,
    "leave": LeaveForm,
    "refuse_leave": AnswerLeaveForm,
    "agree_leave": AnswerLeaveForm,
}
