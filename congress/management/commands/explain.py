"""How the last day of a period comes about: `manage.py explain 2026-11-30 --months 3`."""

import json
from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congress.organs.models import Holiday
from congress.organs.templatetags.deadlines import period_text
from congress.organs.workdays import MAKE_UP, WEEKEND, Day, DayKind, Deadline, Period, PeriodUnit, end_of_period

KINDS = {
    DayKind.START: gettext_lazy("start, not counted"),
    DayKind.COUNTED: gettext_lazy("counted"),
    DayKind.SKIPPED: gettext_lazy("skipped"),
    DayKind.MOVED: gettext_lazy("rest day, moved on"),
    DayKind.DUE: gettext_lazy("last day"),
}
REASONS = {WEEKEND: gettext_lazy("weekend"), MAKE_UP: gettext_lazy("make-up working day")}


class Command(BaseCommand):
    help = "Show the last day of a period, each day counted or skipped, and whether the date is provisional."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("start", type=read_start, help="the day that sets the period going, as 2026-11-30")
        period = parser.add_mutually_exclusive_group(required=True)
        for unit in PeriodUnit:
            period.add_argument(f"--{unit}", type=read_amount, metavar="N")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        amount, unit = next((options[unit], unit) for unit in PeriodUnit if options[unit] is not None)
        try:
            deadline = end_of_period(options["start"], Period(amount, unit), Holiday.objects.calendar())
        except (ValueError, OverflowError) as error:
            raise CommandError(_("The period ends after the year 9999.")) from error
        if options["json"]:
            self.stdout.write(json.dumps(as_data(deadline), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(as_words(deadline)))


def read_start(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(_("“%(text)s” is not a day such as 2026-11-30") % {"text": text}) from None


def read_amount(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(_("“%(text)s” is not a number from 1 up") % {"text": text})
    return int(text)


def as_data(deadline: Deadline) -> dict[str, Any]:
    """Days as ISO dates; the kinds and reasons as codes, holidays by their name in the calendar."""
    return {
        "starts_on": deadline.starts_on.isoformat(),
        "period": {"amount": deadline.period.amount, "unit": deadline.period.unit},
        "nominal_on": deadline.nominal_on.isoformat(),
        "due_on": deadline.due_on.isoformat(),
        "is_provisional": deadline.is_provisional,
        "unknown_years": deadline.unknown_years,
        "days": [day._asdict() | {"on": day.on.isoformat()} for day in deadline.days],
    }


def as_words(deadline: Deadline) -> list[str]:
    """The answer first, then a line for every day."""
    answer = _("%(period)s from %(start)s: the last day is %(due)s.") % {
        "period": period_text(deadline.period),
        "start": with_weekday(deadline.starts_on),
        "due": with_weekday(deadline.due_on),
    }
    lines = [answer]
    if deadline.is_cut_to_month_end:
        lines.append(
            _("The last month has no day %(number)d, so its last day counts.") % {"number": deadline.starts_on.day}
        )
    if deadline.is_moved:
        lines.append(_("Moved from %(nominal)s, a rest day.") % {"nominal": with_weekday(deadline.nominal_on)})
    if deadline.is_provisional:
        years = ", ".join(map(str, deadline.unknown_years))
        lines.append(_("Provisional: the holiday notice for %(years)s is not out yet.") % {"years": years})
    return lines + ["  ".join(day_words(day)) for day in deadline.days]


def day_words(day: Day) -> list[str]:
    number = f"{day.number:>4}" if day.number else "    "
    reason = [str(REASONS.get(day.why, day.why))] if day.why else []
    return [number, with_weekday(day.on), str(KINDS[day.kind]), *reason]


def with_weekday(day: date) -> str:
    return format_date(day, "Y-m-d D")
