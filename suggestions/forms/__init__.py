"""What people type, cleaned. `STEP_FORMS` gives every step of the life its form; the same forms serve all doors."""

from suggestions.forms.assigning import AnswerReturnForm, AskReturnForm, AssignForm, SignInForm
from suggestions.forms.drafting import DraftForm, SubmitForm, WithdrawForm
from suggestions.forms.filters import FilterForm
from suggestions.forms.handling import AnswerExtensionForm, AskExtensionForm, ContactForm, CoOpinionForm, UrgeForm
from suggestions.forms.rating import DismissForm, RateForm, RehandleForm, StrikeOffForm
from suggestions.forms.replying import CheckReplyForm, ReplyForm, ReturnReplyForm, SendReplyForm, SignReplyForm
from suggestions.forms.reviewing import AcceptForm, RefuseForm, SendBackForm
from suggestions.forms.steps import StepForm

__all__ = ["STEP_FORMS", "DraftForm", "FilterForm", "StepForm"]

# The address of a step names its form. A step of the law that a person never takes alone (edit, track, close) has none.
STEP_FORMS: dict[str, type[StepForm]] = {
    "submit": SubmitForm,
    "withdraw": WithdrawForm,
    "send_back": SendBackForm,
    "refuse": RefuseForm,
    "accept": AcceptForm,
    "assign": AssignForm,
    "sign_in": SignInForm,
    "co_sign_in": SignInForm,
    "ask_return": AskReturnForm,
    "co_ask_return": AskReturnForm,
    "agree_return": AnswerReturnForm,
    "agree_co_return": AnswerReturnForm,
    "refuse_return": AnswerReturnForm,
    "contact": ContactForm,
    "co_opinion": CoOpinionForm,
    "ask_extension": AskExtensionForm,
    "grant_extension": AnswerExtensionForm,
    "refuse_extension": AnswerExtensionForm,
    "draft_reply": ReplyForm,
    "check_reply": CheckReplyForm,
    "return_reply": ReturnReplyForm,
    "sign_reply": SignReplyForm,
    "send_reply": SendReplyForm,
    "urge": UrgeForm,
    "rate": RateForm,
    "rehandle": RehandleForm,
    "close": DismissForm,
    "strike_off": StrikeOffForm,
}
