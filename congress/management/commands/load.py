"""Import a spreadsheet from the command line: `manage.py load roster FILE [--check] [--json]`."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from congress.common.spreadsheets import FileRefused, Preview, Problem, write_refused
from congress.organs.models import Congress

KINDS = {
    "roster": ("deputies.resources.preview_roster", "deputies.resources.import_roster"),
    "units": ("congress.organs.resources.preview_units", "congress.organs.resources.import_units"),
    "stations": ("stations.resources.preview_stations", "stations.resources.import_stations"),
    "opinions": ("stations.resources.preview_opinions", "stations.resources.import_opinions"),
    "suggestions": ("suggestions.resources.preview_history", "suggestions.resources.import_history"),
    "form": ("suggestions.resources.preview_form", "suggestions.resources.import_form"),
}
"""Kind → what previews a file and what imports it; apps are named only as strings here."""

ALL_TAKEN, ROWS_REFUSED, FILE_REFUSED = 0, 1, 2


class Command(BaseCommand):
    help = (
        "Import a file as the back office does. Nothing is written when a row is refused, unless --leave-refused is "
        "given. Exit status: 0 all rows taken, 1 rows refused, 2 the file as a whole refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=KINDS)
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="only show what would happen")
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument("--congress", metavar="AREA", help="whose file it is, where the file does not tell")
        parser.add_argument(
            "--leave-refused",
            type=Path,
            metavar="FILE",
            help="take the right rows and write the refused ones, with reasons, to this new spreadsheet",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            preview = load(options)
        except FileRefused as refusal:
            self._say({"error": str(refusal)}, [str(refusal)], options["json"])
            sys.exit(FILE_REFUSED)
        if options["leave_refused"] and preview.refused and not options["check"]:
            options["leave_refused"].write_bytes(write_refused(preview.sheets, preview.problems))
        self._say(preview.as_data(), as_words(preview), options["json"])
        sys.exit(ROWS_REFUSED if preview.refused else ALL_TAKEN)

    def _say(self, data: dict[str, Any], lines: list[str], is_json: bool) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) if is_json else "\n".join(lines))


def load(options: dict[str, Any]) -> Preview:
    """Preview or import the file as the options say. Raises FileRefused, CommandError for wrong options."""
    scope = {"congress": congress_of(options["congress"])} if options["congress"] else {}
    target = options["leave_refused"]
    if target and target.exists():
        raise CommandError(_("%(file)s exists already; choose a new name.") % {"file": target}, returncode=FILE_REFUSED)
    preview, take = (import_string(path) for path in KINDS[options["kind"]])
    try:
        with options["file"].open("rb") as file:
            if options["check"]:
                return preview(file, **scope)
            return take(file, leave_refused=bool(target), **scope)
    except OSError as error:
        raise FileRefused(_("The file cannot be read: %(reason)s.") % {"reason": error.strerror}) from error


def congress_of(area: str) -> Congress:
    congress = Congress.objects.filter(region__name=area).first()
    if congress is None:
        raise CommandError(_("There is no congress of “%(area)s”.") % {"area": area}, returncode=FILE_REFUSED)
    return congress


def as_words(preview: Preview) -> list[str]:
    """The counts first, then a line for every refused row and every warning."""
    counts = _("New %(new)d, changed %(changed)d, unchanged %(unchanged)d, problems in refused rows %(refused)d.") % {
        "new": len(preview.new),
        "changed": len(preview.changed),
        "unchanged": len(preview.unchanged),
        "refused": len(preview.refused),
    }
    outcome = _("The rows were taken.") if preview.is_taken else _("Nothing was written.")
    return [
        f"{counts} {outcome}",
        *(_line(_("refused"), problem) for problem in preview.refused),
        *(_line(_("warning"), problem) for problem in preview.warnings),
    ]


def _line(word: str, problem: Problem) -> str:
    place = _("%(sheet)s, row %(row)s, %(column)s") % {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
    }
    return f"{word}: {place}: {problem.reason}"
