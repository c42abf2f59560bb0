"""Numbers of issues: in the year and in the running total of a kind, without hole or repeat."""

from django.db.models import Max

from briefings.models import Briefing, Masthead


def next_numbers(masthead: Masthead, year: int) -> tuple[int, int]:
    """The next number of the year and of the running total.

    The caller holds the row lock of the masthead until it commits; what was issued before this system counts.
    """
    issued = Briefing.objects.issued().filter(congress=masthead.congress_id, kind=masthead.kind)
    last_total = issued.aggregate(last=Max("total"))["last"]
    last_number = issued.filter(year=year).aggregate(last=Max("number"))["last"]
    before = masthead.number_before if masthead.year_before == year else 0
    return (last_number or before) + 1, (last_total or masthead.total_before) + 1
