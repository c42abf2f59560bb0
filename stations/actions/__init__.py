"""What people do at stations. One function, one act, one transaction."""

from stations.actions.keeping import close, edit, enter, reopen

__all__ = ["close", "edit", "enter", "reopen"]
