"""Numbers within a session and period: without hole or repeat."""

from typing import Any

from suggestions.models import NumberSeries, Suggestion


def number_of(suggestion: Suggestion) -> int:
    """Its number, or the next one."""
    if suggestion.number is not None:
        return suggestion.number
    return next_number(NumberSeries, session=suggestion.session, period=suggestion.period)


def next_number(series: Any, **key: Any) -> int:
    """The next number of the series with this key; the row lock of the series holds until commit."""
    series.objects.bulk_create([series(**key)], ignore_conflicts=True)
    row = series.objects.select_for_update().get(**key)
    row.last += 1
    row.save(update_fields=["last"])
    return int(row.last)
