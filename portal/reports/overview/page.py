"""Everything the overview shows. A section joins as a file and a line here."""

from datetime import date
from typing import Any

from portal.reports.overview.areas import areas
from portal.reports.overview.charts import answered, opinions
from portal.reports.overview.choice import chosen
from portal.reports.overview.decisions import decisions
from portal.reports.overview.lights import lights
from portal.reports.overview.places import areas_of
from portal.reports.overview.tiles import tiles
from portal.reports.overview.topics import topics
from portal.reports.overview.trends import trends
from portal.reports.overview.units import units


def overview(user: Any, month: str, scope: str, today: date) -> dict[str, Any]:
    """The figures of that month and scope; eleven queries whatever the size of the place."""
    places = areas_of(user.post.congress)
    choice = chosen(user, month, scope, places, today)
    kept = trends(choice)
    found, counts = tiles(choice, kept)
    return {
        "choice": choice,
        "places": [place for place in places if place.electing],
        "tiles": found,
        "decisions": decisions(user, choice.congress.pk),
        "lights": lights(choice, counts["under_way"]),
        "charts": [answered(choice, kept, counts["answered"]), *([] if choice.unit else [opinions(choice, kept)])],
        "units": units(choice),
        "topics": topics(choice, kept),
        "areas": areas(choice, kept, places),
    }
