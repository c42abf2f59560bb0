"""What is lawful about persons and mandates."""

from typing import Any, NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sex(TextChoices):
    MALE = "male", _("Male")
    FEMALE = "female", _("Female")


class MandateStatus(TextChoices):
    IN_OFFICE = "in_office", _("In office")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Ended")


class EndCause(TextChoices):
    """The statutory causes of the end of a mandate (代表法 §62)."""

    TERM_ENDED = "term_ended", _("End of term")
    MOVED_AWAY = "moved_away", _("Moved out of the area")
    RESIGNED = "resigned", _("Resignation accepted")
    ABSENT_TWICE = "absent_twice", _("Twice absent from sessions without leave")
    RECALLED = "recalled", _("Recalled")
    LOST_NATIONALITY = "lost_nationality", _("Loss of Chinese nationality")
    DEPRIVED = "deprived", _("Deprived of political rights")
    INCAPACITATED = "incapacitated", _("Loss of legal capacity")
    DIED = "died", _("Death")


class Fact(NamedTuple):
    """Something everybody may read of a deputy; `meaning` says what it is and in which unit."""

    name: str
    label: Any
    meaning: Any
    kind: str = "string"  # as XML Schema calls it


# 代表法 §58 has the committee publish deputies' basic information and information on their duty; domain.md §4.6 says
# which, §8.3 that nothing else is. So no sex, birth, nationality, party, education, employer, phone or address, and no
# card number. Publication is the committee's duty, not the deputy's choice: there is no switch.
BASIC = (
    Fact("name", _("Full name"), _("As on the deputy card.")),
    Fact("congress", _("Congress"), _("The congress the deputy sits in.")),
    Fact("term", _("Term"), _("The place and the number of the term.")),
    Fact("delegation", _("Delegation"), _("The delegation in the congress; empty where there is none.")),
    Fact("electing_unit", _("Elected by"), _("The lower congress or the district that elected the deputy.")),
    Fact("group", _("Deputy group"), _("The group between sessions; empty where there is none.")),
)
DUTY = (
    Fact("stations", _("Liaison stations"), _("Names of the open stations where the deputy receives citizens.")),
    Fact(
        "published_suggestions",
        _("Published suggestions"),
        _("How many suggestions put forward as lead deputy are public today; items."),
        "integer",
    ),
    Fact(
        "receptions_held",
        _("Reception days attended"),
        _("On how many recorded reception days of this term the deputy was there; days."),
        "integer",
    ),
)
PUBLIC_FACTS = BASIC + DUTY
