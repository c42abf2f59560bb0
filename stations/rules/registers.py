"""How a matter was handled, in the words of the reception register (domain.md §4.3, §4.5)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from congress.accounts.rules import LEADERS, STAFF, Role
from stations.rules.opinions import OFFICE_ROLES, Route


class Handled(TextChoices):
    """What became of it: one of the routes, or that it went nowhere and why."""

    SPOT = "spot", _("Answered by deputy or station")
    UNIT = Route.UNIT.value, Route.UNIT.label
    VILLAGE = Route.VILLAGE.value, Route.VILLAGE.label
    TOWNSHIP = Route.TOWNSHIP.value, Route.TOWNSHIP.label
    HIGHER = Route.HIGHER.value, Route.HIGHER.label
    HOTLINE = Route.HOTLINE.value, Route.HOTLINE.label
    SUGGESTED = "suggested", _("Made into a suggestion")
    REFUSED = "refused", _("Not accepted")
    NOT_YET = "not_yet", _("Not decided yet")


ROUTE_OF = {Handled(route.value): route for route in Route}
REGISTRARS = OFFICE_ROLES | {Role.DEPUTY, Role.STATION_KEEPER}
"""Who writes visits into the register: whoever receives citizens, and the office for them."""


class RegisterKind(TextChoices):
    """A station's six books (domain.md §4.3), filled by doing the work here."""

    RECEPTION = "reception", _("Register of citizens received")
    HANDED = "handed", _("Book of what was handed over")
    MEETINGS = "meetings", _("Minutes book of deputies' meetings")
    ACTIVITIES = "activities", _("Book of deputies' activities")
    MAJOR = "major", _("Book of major events")
    ROSTER = "roster", _("Roster of the station's deputies")


BOOK_KEEPERS = OFFICE_ROLES | {Role.STATION_KEEPER}
COUNTERS = STAFF | LEADERS | REGISTRARS
"""Who reads the figures: not units, for figures tell ratings, which never go through the unit that is rated."""
