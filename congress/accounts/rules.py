"""Roles, what each post must name, and which posts one person may not hold together."""

from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    SYSTEM_ADMIN = "system_admin", _("System administrator")
    SECURITY_ADMIN = "security_admin", _("Security administrator")
    AUDITOR = "auditor", _("Auditor")
    REVIEWER = "reviewer", _("Reviewer")
    DISPATCHER = "dispatcher", _("Dispatcher")
    SUPERVISOR = "supervisor", _("Supervisor")
    CHAIR = "chair", _("Chairs' meeting member")
    COMMITTEE = "committee", _("Special committee staff")
    FIRST_REVIEWER = "first_reviewer", _("First reviewer")
    FIRST_TIER = "first_tier", _("First-tier office")
    UNIT_CLERK = "unit_clerk", _("Unit clerk")
    UNIT_APPROVER = "unit_approver", _("Unit approver")
    STATION_KEEPER = "station_keeper", _("Station keeper")
    DEPUTY = "deputy", _("Deputy")
    TELLER = "teller", _("Teller")


# 三员分立 (GB/T 22239-2019 安全管理中心): none of the three may do another's work.
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR})
STAFF = frozenset({Role.REVIEWER, Role.DISPATCHER, Role.SUPERVISOR})
LEADERS = frozenset({Role.CHAIR, Role.COMMITTEE})
OFFICE = ADMINISTRATORS | STAFF  # those who work in the back office
UNIT_ROLES = frozenset({Role.UNIT_CLERK, Role.UNIT_APPROVER})
POSTS_OF_UNITS = UNIT_ROLES | {Role.FIRST_TIER}  # each names its unit or office
AREA_ROLES = frozenset({Role.FIRST_REVIEWER, Role.STATION_KEEPER})


class Act(TextChoices):
    """What the account journal tells apart."""

    SIGNED_IN = "signed_in", _("Signed in")
    WRONG_PASSWORD = "wrong_password", _("Wrong password")
    TURNED_AWAY = "turned_away", _("Turned away: unknown, locked, disabled or without a post")
    SIGNED_OUT = "signed_out", _("Signed out")
    OPENED = "opened", _("Account opened")
    CORRECTED = "corrected", _("Account corrected")
    POST_GIVEN = "post_given", _("Post given")
    POST_ENDED = "post_ended", _("Post ended")
    CODE_ISSUED = "code_issued", _("Activation code issued")
    ACTIVATED = "activated", _("Activated")
    PASSWORD_CHANGED = "password_changed", _("Password changed")
    SESSION_ENDED = "session_ended", _("Session ended")
    LOCKED = "locked", _("Locked")
    UNLOCKED = "unlocked", _("Unlocked")
    DISABLED = "disabled", _("Disabled")
    ENABLED = "enabled", _("Enabled")


LOCK_AFTER = 5  # wrong passwords; GB/T 22239 practice
LOCK_MINUTES = 15
PASSWORD_DAYS = 90
KEPT_PASSWORDS = 5  # none of the last five again
ACTIVATION_DAYS = 30


def may_hold_together(roles: frozenset[str]) -> bool:
    """An administrator of the three holds that one post and nothing else."""
    return not roles & ADMINISTRATORS or len(roles) == 1


def is_locked(locked_until: datetime | None, at: datetime) -> bool:
    return locked_until is not None and at < locked_until


def after_wrong_password(wrong: int, at: datetime) -> tuple[int, datetime | None]:
    """The new count and, from the fifth wrong one in a row on, the end of the lock."""
    if wrong + 1 < LOCK_AFTER:
        return wrong + 1, None
    return 0, at + timedelta(minutes=LOCK_MINUTES)


def is_password_too_old(set_at: datetime | None, at: datetime) -> bool:
    """Accounts whose password was set by a script have no date and are not asked."""
    return set_at is not None and at - set_at >= timedelta(days=PASSWORD_DAYS)
