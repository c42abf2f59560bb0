"""Stations with their deputies, and what citizens said at them: 60 000 a year, answered, closed and rated in time."""

from datetime import datetime, timedelta

from stations.models import Membership, Opinion, OpinionStep, Station
from stations.rules.opinions import Topic
from tests.bench.large_city.copying import copied
from tests.bench.large_city.places import City, Place

STATIONS, OF_COUNTIES = 1_500, 5  # each fifth is kept by its county, the others by the city
DEPUTIES = 8  # of a station
A_YEAR, YEARS = 60_000, 5

# n counts the opinions; a station's number tells its key, congress, unit and deputies in the arrays given.
SAID = """
    SELECT *, CASE
        WHEN kind < 0.03 THEN 'withdrawn' WHEN kind < 0.08 THEN 'not_accepted' WHEN kind < 0.11 THEN 'suggested'
        WHEN ended < now THEN 'closed' WHEN answered < now THEN 'answered' ELSE 'handed' END AS status
    FROM (
        SELECT n, at, now, at + interval '1 day' * (1 + 27 * pg_temp.chance(n, 1)) AS answered,
            at + interval '1 day' * (30 + 10 * pg_temp.chance(n, 2)) AS ended,
            pg_temp.chance(n, 3) AS kind, pg_temp.chance(n, 4) AS rates,
            1 + (1500 * pg_temp.chance(n, 5))::int %% 1500 AS place
        FROM (
            SELECT n, given.now, given.now - given.span * (1 - n / given.many::float) AS at
            FROM (SELECT %s::timestamptz AS now, %s::interval AS span, %s AS many) AS given,
                generate_series(1, given.many) AS n
        ) AS said
    ) AS handled
"""
TOPICS = [*Topic.values[:3], *Topic.values[:2], *Topic.values]  # the first are spoken of most
TOPIC = f"(ARRAY{TOPICS})"
MADE = {
    "form_key": "gen_random_uuid()",
    "congress_id": "(%s::bigint[])[place]",
    "station_id": "(%s::bigint[])[place]",
    "deputy_id": "CASE WHEN pg_temp.chance(n, 6) < 0.7 THEN (%s::bigint[])[8 * (place - 1) + 1 + n %% 8] END",
    "unit_id": "CASE WHEN n %% 2 = 0 OR status = 'handed' THEN (%s::bigint[])[place] END",
    "route": "CASE WHEN n %% 2 = 0 OR status = 'handed' THEN 'unit' ELSE '' END",
    "way": "(ARRAY['code', 'reception', 'visit', 'event'])[1 + n %% 4]",
    "topic": f"{TOPIC}[1 + (15 * pg_temp.chance(n, 7))::int %% 15]",
    "received_at": "at",
    "status": "status",
    "refusal": "CASE WHEN status = 'not_accepted' THEN 'unclear' ELSE '' END",
    "became": "CASE WHEN status = 'suggested' THEN '代表建议' ELSE '' END",
    "answered_at": "CASE WHEN status IN ('answered', 'closed') THEN answered END",
    "ended_at": "CASE WHEN status = 'closed' THEN ended WHEN kind < 0.08 THEN least(answered, now) END",
    "rated_at": "CASE WHEN status = 'closed' AND rates < 0.6 THEN ended END",
    "rating": "CASE WHEN status <> 'closed' OR rates >= 0.6 THEN '' WHEN rates < 0.48 THEN 'satisfied' "
    "WHEN rates < 0.57 THEN 'mostly' ELSE 'not' END",
    "clock": "CASE WHEN status = 'handed' THEN 'unit' ELSE '' END",
    "due_on": "CASE WHEN status = 'handed' THEN (at + interval '20 days')::date END",
}


# What stood before each step, as the action keeps it.
STEPS = """
    SELECT opinion.id AS opinion, step.*
    FROM stations_opinion AS opinion, LATERAL (VALUES
        ('accept', 'submitted', 'accepted', received_at + interval '6 hours', (received_at + interval '3 days')::date),
        ('hand', 'accepted', 'handed', received_at + interval '1 day', (received_at + interval '10 days')::date),
        ('answer', 'handed', 'answered', answered_at, (received_at + interval '20 days')::date),
        ('close', 'answered', status, ended_at, NULL)
    ) AS step(name, from_status, to_status, at, before) WHERE step.at <= %s ORDER BY step.at
"""
STEPPED = {"opinion_id": "opinion", "due_on": "before"} | {
    name: name for name in ("name", "from_status", "to_status", "at")
}


def build(city: City, now: datetime) -> None:
    keepers = [_keeper(city, number) for number in range(STATIONS)]
    stations = Station.objects.bulk_create(_station(city, keeper, number) for number, keeper in enumerate(keepers))
    mandates = [mandate for place in city.places for mandate in place.mandates]
    since = city.whole.sessions[0].opened_on
    Membership.objects.bulk_create(
        Membership(station=stations[number // DEPUTIES], mandate=mandate, from_on=since)
        for number, mandate in enumerate(mandates)
    )
    one = Opinion.objects.create(
        congress=city.whole.congress,
        station=stations[0],
        text="纺织路七号楼前的路灯坏了一个多月，晚上老人摔过跤。请尽快修好，并把沿路的灯都查一遍。",
        received_at=now,
    )
    units = [keeper.units[number % len(keeper.units)].pk for number, keeper in enumerate(keepers)]
    arrays = [[each.congress_id for each in stations], [each.pk for each in stations], [each.pk for each in mandates]]
    given = [now, timedelta(days=365 * YEARS - 60), A_YEAR * YEARS]
    copied(one, MADE, SAID, [*arrays, units, *given])
    begun = OpinionStep.objects.create(opinion=Opinion.objects.earliest("pk"), name="accept", at=now)
    copied(begun, STEPPED, STEPS, [now])


def _keeper(city: City, number: int) -> Place:
    return city.counties[number // 10 % len(city.counties)] if number % OF_COUNTIES == 0 else city.whole


def _station(city: City, keeper: Place, number: int) -> Station:
    town = city.towns[number % len(city.towns)]
    return Station(
        congress=keeper.congress,
        code=f"DQ-{number:04}",
        name=f"{town.congress.region.name}第{number}联络站",
        kind="station",
        region=town.congress.region,
        longitude=110 + number % 100 / 10,
        latitude=30 + number // 100 / 10,
    )
