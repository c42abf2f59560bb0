"""Who may see whose contact (个人信息保护法 §23: passing it on needs the person's separate consent)."""

from collections.abc import Set

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from stations.rules.opinions import HANDLERS, HELPERS


class Purpose(TextChoices):
    """What a number is shown for. A closed list, so that the trail holds no words about the person."""

    ASK = "ask", _("To ask back")
    VISIT = "visit", _("To agree on a visit")
    ANSWER = "answer", _("To answer")


def sees_contact(parties: Set[str], may_pass_on: bool) -> bool:
    """Name and masked number, and the number itself for a purpose. Those it was handed to only with consent."""
    return bool(parties & HANDLERS) or may_pass_on and bool(parties & HELPERS)
