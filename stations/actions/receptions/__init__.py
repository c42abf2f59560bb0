"""What happens to reception days: planned, given a roster, announced, held or cancelled, recorded."""

from stations.actions.receptions.announcing import announce, announce_due, ask_for_record, cancel, remind
from stations.actions.receptions.attending import day_of, sign_in, token_of
from stations.actions.receptions.feeds import issue_feed, revoke_feed
from stations.actions.receptions.planning import add_day, plan
from stations.actions.receptions.recording import correct, record_day
from stations.actions.receptions.rostering import leave, members_on, next_in_line, set_roster
from stations.actions.receptions.swapping import agree_swap, ask_swap, decline_swap, turns_to_ask, withdraw_swap

__all__ = [
    "add_day",
    "agree_swap",
    "announce",
    "announce_due",
    "ask_for_record",
    "ask_swap",
    "cancel",
    "correct",
    "day_of",
    "decline_swap",
    "issue_feed",
    "leave",
    "members_on",
    "next_in_line",
    "plan",
    "record_day",
    "remind",
    "revoke_feed",
    "set_roster",
    "sign_in",
    "token_of",
    "turns_to_ask",
    "withdraw_swap",
]
