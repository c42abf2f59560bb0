"""Which scheme gives stars on a day."""

from datetime import date

from suggestions.models.supervision import GradingScheme


def scheme_of(congress_id: int, on: date) -> GradingScheme | None:
    """The newest scheme for suggestions in force that day; None where the place has none."""
    schemes = GradingScheme.objects.filter(congress=congress_id, subject="suggestions", is_active=True)
    return schemes.filter(valid_from__lte=on).order_by("-valid_from", "-version").first()
