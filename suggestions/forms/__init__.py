"""What people type, cleaned. `STEP_FORMS` gives every step of the life its form; the same forms serve all doors."""

from suggestions.forms.assigning import (
    AddCoForm,
    AnswerReturnForm,
    AskReturnForm,
    AssignForm,
    EntrustForm,
    GiveBackForm,
    SignInForm,
)
from suggestions.forms.cosigning import (
    AgreeWithdrawalForm,
    AskWithdrawalForm,
    ConfirmForm,
    DeclineForm,
    DropCosignerForm,
    InviteForm,
    RefuseWithdrawalForm,
)
from suggestions.forms.drafting import DraftForm, SubmitForm, WithdrawForm
from suggestions.forms.filters import FilterForm
from suggestions.forms.handling import (
    AnswerExtensionForm,
    AskExtensionForm,
    ContactForm,
    CoOpinionForm,
    ReplyInPersonForm,
    UrgeForm,
)
from suggestions.forms.merging import MergeForm, UnmergeForm
from suggestions.forms.promising import ExplainPromiseForm, FulfilForm, ReopenForm
from suggestions.forms.publishing import ConsentForm, ReleaseForm, RevokeConsentForm, TakeBackForm
from suggestions.forms.rating import DismissForm, RateForm, RehandleForm, StrikeOffForm
from suggestions.forms.replying import CheckReplyForm, ReplyForm, ReturnReplyForm, SendReplyForm, SignReplyForm
from suggestions.forms.reviewing import AcceptForm, PassReviewForm, RefuseForm, SendBackForm, TakeReviewForm
from suggestions.forms.steps import StepForm

__all__ = ["STEP_FORMS", "DraftForm", "FilterForm", "StepForm"]

# The address of a step names its form. A step of the law that a person never takes alone (edit, track, close) has none.
STEP_FORMS: dict[str, type[StepForm]] = {
    "invite": InviteForm,
    "drop_cosigner": DropCosignerForm,
    "confirm": ConfirmForm,
    "decline": DeclineForm,
    "submit": SubmitForm,
    "ask_withdrawal": AskWithdrawalForm,
    "agree_withdrawal": AgreeWithdrawalForm,
    "refuse_withdrawal": RefuseWithdrawalForm,
    "pass_review": PassReviewForm,
    "first_send_back": SendBackForm,
    "take_review": TakeReviewForm,
    "withdraw": WithdrawForm,
    "send_back": SendBackForm,
    "refuse": RefuseForm,
    "accept": AcceptForm,
    "merge": MergeForm,
    "unmerge": UnmergeForm,
    "assign": AssignForm,
    "entrust": EntrustForm,
    "pass_on": AssignForm,
    "give_back": GiveBackForm,
    "add_co": AddCoForm,
    "sign_in": SignInForm,
    "co_sign_in": SignInForm,
    "ask_return": AskReturnForm,
    "co_ask_return": AskReturnForm,
    "agree_return": AnswerReturnForm,
    "office_agree_return": AnswerReturnForm,
    "agree_co_return": AnswerReturnForm,
    "refuse_return": AnswerReturnForm,
    "contact": ContactForm,
    "reply_in_person": ReplyInPersonForm,
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
    "fulfil": FulfilForm,
    "explain_promise": ExplainPromiseForm,
    "reopen": ReopenForm,
    "close": DismissForm,
    "strike_off": StrikeOffForm,
    "consent": ConsentForm,
    "revoke_consent": RevokeConsentForm,
    "release": ReleaseForm,
    "take_back": TakeBackForm,
}
