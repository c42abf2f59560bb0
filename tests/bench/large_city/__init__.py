"""A large city as domain.md §10.3 has it: 12 000 deputies, 1 500 stations and units, five years of work on them.

Written all at once, under the database's constraints, the same whenever it is built on the same day. What is left out
is what no figure is made of: the steps of reception days, notices, the trail.
"""

from django.db import connection
from django.utils import timezone

from tests.bench.large_city import lives, motions, opinions, places, receptions, releases
from tests.bench.large_city.places import City

__all__ = ["City", "build"]


def build() -> City:
    """Everything but the kept months."""
    now = timezone.now()
    city = places.build(now)
    lives.build(city, now)
    releases.build(city, now)
    motions.build(city, now)
    opinions.build(city, now)
    receptions.build(city, now)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return city
