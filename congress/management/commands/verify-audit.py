"""manage.py verify-audit: is the trail whole?"""

from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from congress.audit.actions import verify
from congress.audit.chain import FLAWS


class Command(BaseCommand):
    help = "Checks every entry of the audit trail. Exit 0: whole. Exit 1: something was changed, dropped or added."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head",
            metavar="NUMBER:DIGEST",
            type=printed_head,
            action="append",
            default=[],
            help="a head printed in a briefing; it must still stand. May be given several times.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        result = verify(printed=options["head"])
        for fault in result.faults:
            self.stderr.write(f"{fault.number}: {FLAWS[fault.flaw]}")
        if not result.is_whole:
            raise CommandError(_("The trail is not whole. Keep this output and the database as they are."))
        self.stdout.write(
            _("The trail is whole: %(count)s entries, head %(number)s:%(digest)s")
            % {"count": result.checked, "number": result.number, "digest": result.digest}
        )


def printed_head(text: str) -> tuple[int, str]:
    number, _colon, digest = text.partition(":")
    if not number.isdigit() or len(digest) != 64:
        raise ArgumentTypeError("write NUMBER:DIGEST as the briefing prints it")
    return int(number), digest
