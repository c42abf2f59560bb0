"""`manage.py rebuild-months`: count the kept months anew; they come out the same, or were wrong."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from congress.management.months import rebuild_months


class Command(BaseCommand):
    help = "Drop the kept counts of months and count them anew from the facts."

    def handle(self, *args: Any, **options: Any) -> None:
        sessions, stations = rebuild_months(timezone.localdate())
        self.stdout.write(f"{sessions} months of sessions and {stations} of stations are counted.")
