"""What a code is made of, and why it may not be given."""

from django.utils.translation import gettext_lazy as _

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's 32: no i, l, o, u, so that a printed one can be typed
NOT_SERVING = _("Only a deputy in office and an open station have a code.")
REVOKED = _("This code was revoked already.")
