"""`manage.py demo`: fill an empty database with the fictional 清源市."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from congress.management.demo.briefings import build_briefings
from congress.management.demo.city import build_city
from congress.management.demo.codes import build_codes
from congress.management.demo.letters import build_letters
from congress.management.demo.lives import build_lives
from congress.management.demo.motions import build_motions
from congress.management.demo.opinions import build_opinions
from congress.management.demo.people import LOGINS, PASSWORD, build_people
from congress.management.demo.plans import build_plans
from congress.management.demo.receptions import build_receptions
from congress.management.demo.station_life import build_station_life
from congress.management.demo.stations import build_stations
from congress.management.demo.supervision import build_supervision
from congress.management.months import count_months
from congress.organs.models import Congress


class Command(BaseCommand):
    help = "Fill an empty database with a small living congress and print one login per role."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there is a congress already")
        parser.add_argument("--logins", action="store_true", help="only print the logins")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["logins"] and not self._fill(if_empty=options["if_empty"]):
            return
        self._print_logins()

    @transaction.atomic
    def _fill(self, *, if_empty: bool) -> bool:
        if Congress.objects.exists():
            if if_empty:
                return False
            raise CommandError("The database holds a congress already; the demo fills only an empty one.")
        now = timezone.now()
        self.stdout.write("Building the demo city ...")
        congress = build_city(timezone.localdate(now))
        people = build_people(congress, now)
        self.stdout.write(f"{build_lives(congress, people, now)} living suggestions, three years of past ones.")
        self.stdout.write(f"{build_motions(congress, people, now)} motions.")
        build_supervision(congress, people, now)
        self.stdout.write(f"{build_stations(congress, people, now)} liaison stations.")
        self.stdout.write(f"{build_codes(congress, people, now)} deputies grouped into them; all have codes.")
        self.stdout.write(f"{build_opinions(congress, people, now)} opinions of citizens.")
        self.stdout.write(f"{build_station_life(congress, people, now)} events with citizens.")
        self.stdout.write(f"{build_receptions(congress, people, now)} reception days ahead.")
        self.stdout.write(f"{count_months(timezone.localdate(now))} months counted.")
        self.stdout.write(f"{build_briefings(congress, people, now)} briefings.")
        self.stdout.write(f"{build_letters(congress, people, now)} letters on deputies' duty last year.")
        self.stdout.write(f"{build_plans(congress, people, now)} work plans.")
        return True

    def _print_logins(self) -> None:
        self.stdout.write(f"\nOne login per role; the password is {PASSWORD}")
        for login in LOGINS:
            place = f" ({login.unit or login.area})" if login.unit or login.area else ""
            self.stdout.write(f"  {login.username:<12}{login.role.label}{place}")
