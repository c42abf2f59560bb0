"""What citizens are told of their data before they give any (个人信息保护法 §17, §35)."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from congress.organs.models import Congress, LocalRule
from congress.organs.rules import Ruling
from stations.rules.opinions import RETENTION


@dataclass(frozen=True)
class PrivacyNotice:
    """Who handles the data, whom to ask, and how many months after the end contacts are kept."""

    handler: str
    contact: str
    kept: Ruling


def notice_of(congress: Congress, on: date) -> PrivacyNotice:
    kept = LocalRule.objects.ruling(congress, RETENTION, on)
    return PrivacyNotice(congress.committee_name, settings.PRIVACY_CONTACT or congress.office_name, kept)
