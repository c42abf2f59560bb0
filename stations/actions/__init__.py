"""What people do at stations. One function, one act, one transaction."""

from stations.actions.codes import ask_code, issue, issue_many, renew, revoke
from stations.actions.grouping import Grouped, give_role, group_by_roster, join, leave
from stations.actions.keeping import close, edit, enter, reopen
from stations.actions.printing import ask_papers, cancel_papers
from stations.actions.receiving import receive

__all__ = [
    "Grouped",
    "ask_code",
    "ask_papers",
    "cancel_papers",
    "close",
    "edit",
    "enter",
    "give_role",
    "group_by_roster",
    "issue",
    "issue_many",
    "join",
    "leave",
    "receive",
    "renew",
    "reopen",
    "revoke",
]
