"""The number of a suggestion within its session and period."""

from suggestions.models import NumberSeries, Suggestion


def number_of(suggestion: Suggestion) -> int:
    """Its number, or the next one; the row lock of the series holds until commit: neither hole nor repeat."""
    if suggestion.number is not None:
        return suggestion.number
    key = {"session": suggestion.session, "period": suggestion.period}
    NumberSeries.objects.bulk_create([NumberSeries(**key)], ignore_conflicts=True)
    series = NumberSeries.objects.select_for_update().get(**key)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last
