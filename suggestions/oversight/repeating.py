"""Repeating a draw from its record, and saying where it departs."""

from django.utils.translation import gettext as _

from suggestions.models.supervision import Draw
from suggestions.rules.supervision.draw import SeedKind, drawn, hash_of, keeps_its_word


def departures(draw: Draw) -> list[str]:
    """What in the record does not follow from the list and the seed; empty for a draw that can be repeated."""
    found = []
    if hash_of(draw.population) != draw.population_hash:
        found.append(_("The list does not have the hash that was recorded."))
    if draw.seed_kind == SeedKind.SECRET and not keeps_its_word(draw.seed, draw.commitment):
        found.append(_("The secret does not have the hash that was published."))
    if drawn(draw.keys, draw.seed, draw.size) != [row.key for row in draw.drawn.all()]:
        found.append(_("Drawing again with list and seed gives other suggestions."))
    return found
