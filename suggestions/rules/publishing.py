"""Who must have said yes before everybody may read a suggestion, its answers and its rating.

The law asks for the report on the handling; local rules go on to text and answer. Left out is what the deputy keeps
(山东建议条例 §11, 青岛建议条例 §18); publishing what is personal needs consent of its own, withdrawn as easily as
given (个人信息保护法 §15, §25).
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from suggestions.rules.answers import ReplyState
from suggestions.rules.life import PUBLIC, Status


class Bar(TextChoices):
    """Why the office may not release a suggestion."""

    CONSENT = "consent", _("The deputy has not agreed to publication.")
    CONFIDENTIAL = "confidential", _("The deputy asks for confidentiality.")
    UNDECLARED = "undeclared", _("Nobody has declared it free of state secrets.")
    STATUS = "status", _("It has no number, has ended, or is handled with another one and not answered yet.")


class Openness(TextChoices):
    """The unit's mark on its reply (公开属性)."""

    ACTIVE = "active", _("Public")
    ON_REQUEST = "on_request", _("Public on request")
    NONE = "none", _("Not public")


class Ending(TextChoices):
    """Why something released stands no more."""

    REPLACED = "replaced", _("replaced by a newer release")
    CONSENT = "consent", _("consent withdrawn by the deputy")
    OFFICE = "office", _("taken back by the office")


def bars(*, status: str, may_publish: bool, is_confidential: bool, is_declared: bool) -> list[Bar]:
    """Everything that stands against a release; empty when the office may release it."""
    found = {
        Bar.CONSENT: not may_publish,
        Bar.CONFIDENTIAL: is_confidential,
        Bar.UNDECLARED: not is_declared,
        Bar.STATUS: status not in PUBLIC,
    }
    return [bar for bar, stands in found.items() if stands]


def may_show_answer(*, state: str, openness: str) -> bool:
    """Only what was sent, and what its unit marked as public (主动公开)."""
    return state == ReplyState.SENT and openness == Openness.ACTIVE


def may_show_rating(status: str) -> bool:
    """Once nothing more is owed: until then the unit that is rated must not read it here (重庆建议条例 §26)."""
    return status == Status.CLOSED
