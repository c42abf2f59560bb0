"""Looking back (回头看): what stands open of what was promised, and what a look-back found.

A answers with promises are tracked as well as B items, and the ledger is worked off until zero (清零).
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Ledger(TextChoices):
    """Where the promises of one suggestion stand, all together.

    One open promise leaves the item open; one explained keeps it from counting as kept. An item still tracked
    without any promise of its own is open.
    """

    OPEN = "open", _("Still to be kept")
    EXPLAINED = "explained", _("Explained")
    KEPT = "kept", _("Kept")
    NONE = "none", _("Nothing written down")


class Finding(TextChoices):
    KEPT = "kept", _("Done as promised")
    PARTLY = "partly", _("Done in part")
    NOT_KEPT = "not_kept", _("Not done")
