"""What people type, cleaned."""

from stations.forms.codes import IssueForm, PapersForm
from stations.forms.grouping import JoinForm, LeaveForm, RoleForm
from stations.forms.places import ConfirmForm, ReasonForm, SearchForm, StationForm

__all__ = [
    "ConfirmForm",
    "IssueForm",
    "JoinForm",
    "LeaveForm",
    "PapersForm",
    "ReasonForm",
    "RoleForm",
    "SearchForm",
    "StationForm",
]
