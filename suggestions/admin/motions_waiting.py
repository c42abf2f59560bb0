"""Which motions wait for the secretariat, and where they stand on its desk."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy

from congress.accounts.office import is_one_of
from congress.accounts.rules import Role
from suggestions.models import Motion
from suggestions.rules.motions import MotionStatus
from suggestions.rules.motions.life import UNDECIDED

S = MotionStatus
SECRETARIAT = frozenset({Role.REVIEWER})
MOST = 200  # rows on the desk and on the sheet: more than a session of a city brings
# What waits for the secretariat, in the order it is listed.
GROUPS = (
    (gettext_lazy("To register"), {S.SUBMITTED}),
    (gettext_lazy("To refer or decide"), UNDECIDED),
    (gettext_lazy("With a committee"), {S.WITH_COMMITTEE}),
    (gettext_lazy("On the session's agenda"), {S.ON_AGENDA}),
    (gettext_lazy("Examined after the session"), {S.STANDING, S.EXAMINING, S.REPORTED}),
    (gettext_lazy("To reply to the movers"), {S.APPROVED}),
)
ORDER = {status: place for place, (_title, statuses) in enumerate(GROUPS) for status in statuses}


def waiting(user: Any) -> Any:
    """Motions under way in the congresses where this person is the secretariat."""
    own = [post.congress_id for post in user.current_posts if post.role in SECRETARIAT]
    return Motion.objects.visible_to(user).filter(congress__in=own, status__in=ORDER)


def to_move(user: Any) -> Any:
    """Those the secretariat itself must move on."""
    return waiting(user).filter(status__in={S.SUBMITTED, S.REPORTED, S.APPROVED} | UNDECIDED)


def check_role(request: Any) -> None:
    if not is_one_of(request, SECRETARIAT):
        raise PermissionDenied
