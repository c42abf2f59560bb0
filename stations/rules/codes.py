"""What a code is made of, and why it may not be given."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's 32: no i, l, o, u, so that a printed one can be typed
NOT_SERVING = _("Only a deputy in office and an open station have a code.")
REVOKED = _("This code was revoked already.")


class Paper(TextChoices):
    CARDS = "cards", _("Cards, ten to a sheet")
    POSTERS = "posters", _("Posters, A4")


class Of(TextChoices):
    DEPUTIES = "deputies", _("All deputies in office")
    DELEGATION = "delegation", _("Deputies of a delegation")
    STATIONS = "stations", _("All stations")


FILE_NAMES: dict[tuple[str, str], str] = {
    (Of.DEPUTIES, Paper.CARDS): "代表名片",
    (Of.DEPUTIES, Paper.POSTERS): "代表海报",
    (Of.DELEGATION, Paper.CARDS): "代表名片",
    (Of.DELEGATION, Paper.POSTERS): "代表海报",
    (Of.STATIONS, Paper.CARDS): "联络站名片",
    (Of.STATIONS, Paper.POSTERS): "联络站海报",
}
