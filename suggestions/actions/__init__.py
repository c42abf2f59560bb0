"""What people do with suggestions. One function, one act, one transaction."""

from suggestions.actions.assigning import add_co, assign, entrust, give_back, pass_on, sign_in
from suggestions.actions.cosigning import confirm, decline, drop_cosigner, invite
from suggestions.actions.drafting import attach, begin, discard, edit, submit
from suggestions.actions.from_citizens import begin_from
from suggestions.actions.handling import answer_extension, ask_extension, record_contact, send_co_opinion, urge
from suggestions.actions.meeting import convene, hand_over_batch
from suggestions.actions.merging import merge, unmerge
from suggestions.actions.promising import explain_promise, fulfil, reopen
from suggestions.actions.publishing import consent, release, release_many, revoke_consent, take_back
from suggestions.actions.rating import dismiss, end_rating_period, rate, rehandle, strike_off
from suggestions.actions.reminding import remind
from suggestions.actions.replying import check_reply, return_reply, save_reply, send_reply, sign_reply
from suggestions.actions.returning import answer_return, ask_return
from suggestions.actions.reviewing import accept, pass_review, refuse, send_back, take_review
from suggestions.actions.withdrawing import agree_withdrawal, ask_withdrawal, refuse_withdrawal, withdraw

__all__ = [
    "accept",
    "add_co",
    "agree_withdrawal",
    "answer_extension",
    "answer_return",
    "ask_extension",
    "ask_return",
    "ask_withdrawal",
    "assign",
    "attach",
    "begin",
    "begin_from",
    "check_reply",
    "confirm",
    "consent",
    "convene",
    "decline",
    "discard",
    "dismiss",
    "drop_cosigner",
    "edit",
    "end_rating_period",
    "entrust",
    "explain_promise",
    "fulfil",
    "give_back",
    "hand_over_batch",
    "invite",
    "merge",
    "pass_on",
    "pass_review",
    "rate",
    "record_contact",
    "refuse",
    "refuse_withdrawal",
    "rehandle",
    "release",
    "release_many",
    "remind",
    "reopen",
    "return_reply",
    "revoke_consent",
    "save_reply",
    "send_back",
    "send_co_opinion",
    "send_reply",
    "sign_in",
    "sign_reply",
    "strike_off",
    "submit",
    "take_back",
    "take_review",
    "unmerge",
    "urge",
    "withdraw",
]
