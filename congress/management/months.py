"""The kept counts of months, counted from the facts."""

from datetime import date

from congress.organs.models import Congress, Session
from stations import rolling as of_stations
from suggestions import rolling as of_suggestions


def rebuild_months(today: date) -> tuple[int, int]:
    """How many months of sessions and of stations there are now."""
    sessions = Session.objects.begun(today).select_related("term__congress__region")
    congresses = Congress.objects.filter(stations__isnull=False).distinct()
    return (
        of_suggestions.rebuild(sessions, today=today),
        sum(of_stations.rebuild(congress, today=today) for congress in congresses),
    )


def count_months(today: date) -> int:
    """Those of the last two sessions and of the stations, for a city just filled; the night counts the older ones."""
    sessions = Session.objects.begun(today).select_related("term__congress__region").order_by("-opened_on")
    congresses = Congress.objects.filter(stations__isnull=False).distinct()
    said = sum(of_stations.roll_up(congress, today=today) for congress in congresses)
    return said + of_suggestions.roll_up(sessions[:2], today=today)
