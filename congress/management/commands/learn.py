"""manage.py learn: take in what is new for similar suggestions and recommendations."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from suggestions.advice import learn, learn_afresh


class Command(BaseCommand):
    help = "Reads new and changed suggestions for the help that thinks along. The worker does the same by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--afresh", action="store_true", help="forget what was learnt and read everything again")

    def handle(self, *args: Any, **options: Any) -> None:
        read = learn_afresh() if options["afresh"] else learn()
        self.stdout.write(_("Suggestions read: %(count)s") % {"count": read})
