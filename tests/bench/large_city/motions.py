"""The motions of five years, 100 a year, each decided on."""

from datetime import datetime, timedelta
from itertools import cycle

from suggestions.models import Motion
from tests.bench.large_city.lives import at
from tests.bench.large_city.places import City

DECIDED = (("put_on_agenda", "closed"), ("to_committee", "examining"), ("as_suggestion", "as_suggestion"))


def build(city: City, now: datetime) -> None:
    rows, decisions = [], cycle(DECIDED)
    for place in city.places:
        for session in place.sessions:
            on, decided = session.opened_on, session.opened_on + timedelta(days=2)
            days = {"created_at": at(on), "submitted_on": on, "registered_on": on, "decided_on": decided}
            for number in range(1, place.size.motions + 1):
                decision, status = next(decisions)
                words = {"title": "关于制定条例的议案", "decision": decision, "status": status, "period": "in"}
                lead, congress = place.mandates[number], place.congress
                rows.append(Motion(congress=congress, session=session, number=number, lead=lead, **words, **days))
    Motion.objects.bulk_create(rows)
