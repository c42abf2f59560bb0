"""What people do with suggestions. One function, one act, one transaction."""

from suggestions.actions.assigning import answer_return, ask_return, assign, sign_in
from suggestions.actions.drafting import attach, begin, discard, edit, submit, withdraw
from suggestions.actions.handling import answer_extension, ask_extension, record_contact, send_co_opinion, urge
from suggestions.actions.rating import dismiss, end_rating_period, rate, rehandle, strike_off
from suggestions.actions.reminding import remind
from suggestions.actions.replying import check_reply, return_reply, save_reply, send_reply, sign_reply
from suggestions.actions.reviewing import accept, refuse, send_back

__all__ = [
    "accept",
    "answer_extension",
    "answer_return",
    "ask_extension",
    "ask_return",
    "assign",
    "attach",
    "begin",
    "check_reply",
    "discard",
    "dismiss",
    "edit",
    "end_rating_period",
    "rate",
    "record_contact",
    "refuse",
    "rehandle",
    "remind",
    "return_reply",
    "save_reply",
    "send_back",
    "send_co_opinion",
    "send_reply",
    "sign_in",
    "sign_reply",
    "strike_off",
    "submit",
    "urge",
    "withdraw",
]
