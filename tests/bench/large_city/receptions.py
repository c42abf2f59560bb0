"""Reception days: each station monthly, four on the roster, three or four there: 150 000 records a year."""

from datetime import datetime

from django.utils.timezone import localdate

from congress.common.dates import months_before
from stations.models import Attendance, Duty, Membership, ReceptionDay, Station
from tests.bench.large_city.copying import copied
from tests.bench.large_city.places import City

MONTHS = 60  # the last is ahead

DAYS = """
    SELECT *, CASE WHEN "on" >= today THEN 'planned' WHEN pg_temp.chance(n, 11) < 0.03 THEN 'cancelled'
        WHEN pg_temp.chance(n, 11) < 0.04 THEN 'dropped' ELSE 'held' END AS status
    FROM (
        SELECT station.id AS station, station.id * 100 + month AS n, given.today,
            (given.first + interval '1 month' * month + interval '1 day' * (station.id %% 25))::date AS "on"
        FROM (SELECT %s::date AS first, %s::date AS today) AS given, stations_station AS station,
            generate_series(0, %s - 1) AS month
    ) AS held
"""
OF_DAY = {
    "station_id": "station",
    "on": '"on"',
    "planned_on": '"on"',
    "status": "status",
    "citizens": "CASE WHEN status = 'held' THEN 2 + (12 * pg_temp.chance(n, 12))::int END",
    "reason": "CASE WHEN status = 'cancelled' THEN '汛情' ELSE '' END",
}
# The eight of a station in turns of four; of those on duty on a day held one may have been kept away.
TURNS = """
    SELECT day.id AS day, day."on", member.mandate_id AS mandate, seat
    FROM stations_receptionday AS day
    JOIN (
        SELECT station_id, mandate_id, (row_number() OVER (PARTITION BY station_id ORDER BY id) - 1)::int AS seat
        FROM stations_membership
    ) AS member ON member.station_id = day.station_id
    WHERE seat / 4 = extract(month FROM day."on")::int %% 2 AND day.id <> %s
"""
CAME = f"{TURNS} AND day.status = 'held' AND (seat %% 4 < 3 OR pg_temp.chance(day.id, 13) < 0.1)"


def build(city: City, now: datetime) -> None:
    today = localdate(now)
    station, mandate = Station.objects.first(), Membership.objects.first().mandate
    long_ago = ReceptionDay.objects.create(station=station, on=months_before(today, 12 * 90))
    duty = Duty.objects.create(day=long_ago, mandate=mandate)
    came = Attendance.objects.create(day=long_ago, mandate=mandate, at=now, way="code", by=city.whole.office)
    other = ReceptionDay.objects.create(station=station, on=months_before(today, 12 * 91))
    copied(other, OF_DAY, DAYS, [months_before(today.replace(day=1), MONTHS - 2), today, MONTHS])
    whose = {"day_id": "day", "mandate_id": "mandate"}
    copied(duty, whose, TURNS, [long_ago.pk])
    copied(came, {**whose, "at": """"on" + time '01:00'"""}, CAME, [long_ago.pk])
    long_ago.delete()
