"""What people do at stations. One function, one act, one transaction."""

from stations.actions.keeping import close, edit, enter, reopen
from stations.actions.receiving import receive

__all__ = ["close", "edit", "enter", "receive", "reopen"]
