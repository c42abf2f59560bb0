"""What people type, cleaned."""

from stations.forms.places import ReasonForm, SearchForm, StationForm

__all__ = ["ReasonForm", "SearchForm", "StationForm"]
