"""What is lawful about persons and mandates."""

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
