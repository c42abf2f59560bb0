"""What people do with motions. One function, one act, one transaction."""

from suggestions.actions.motions.attaching import attach, detach
from suggestions.actions.motions.carrying import approve, feed_back, record_implementation
from suggestions.actions.motions.deciding import Decision, decide, decide_all
from suggestions.actions.motions.examining import disapprove, record_opinion, report_result, send_out
from suggestions.actions.motions.gathering import decline, drop, invite, sign
from suggestions.actions.motions.leaving import answer_leave, leave
from suggestions.actions.motions.outcomes import record_outcome
from suggestions.actions.motions.reconsidering import ask_reconsider
from suggestions.actions.motions.registering import opine, refer, register, send_back
from suggestions.actions.motions.reminding import remind
from suggestions.actions.motions.submitting import submit
from suggestions.actions.motions.writing import begin, discard, edit, give_up

__all__ = [
    "Decision",
    "answer_leave",
    "approve",
    "ask_reconsider",
    "attach",
    "begin",
    "decide",
    "decide_all",
    "decline",
    "detach",
    "disapprove",
    "discard",
    "drop",
    "edit",
    "feed_back",
    "give_up",
    "invite",
    "leave",
    "opine",
    "record_implementation",
    "record_opinion",
    "record_outcome",
    "refer",
    "register",
    "remind",
    "report_result",
    "send_back",
    "send_out",
    "sign",
    "submit",
]
