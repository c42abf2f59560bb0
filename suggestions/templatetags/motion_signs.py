"""A motion's status as a sign and a word, and the titles of its papers."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from congress.accounts.rules import Role
from congress.common.templatetags.signs import status_sign
from suggestions.models import Motion
from suggestions.rules.motions import MotionStatus

register = template.Library()
S = MotionStatus

# The sign fills up as the motion moves on, as the suggestion's does.
SIGNS = {
    S.DRAFT: "draft",
    S.COLLECTING: "draft",
    S.SUBMITTED: "submitted",
    S.REGISTERED: "reviewed",
    S.WITH_COMMITTEE: "accepted",
    S.OPINED: "accepted",
    S.RECONSIDERING: "rehandling",
    S.ON_AGENDA: "assigned",
    S.STANDING: "assigned",
    S.EXAMINING: "assigned",
    S.REPORTED: "handling",
    S.APPROVED: "replied",
    S.AS_SUGGESTION: "closed",
    S.NOT_MOTION: "not_accepted",
    S.CLOSED: "closed",
    S.WITHDRAWN: "withdrawn",
}
PAPER_TITLES = {
    "form": _("Motion form"),
    "opinion": _("Committee's opinion"),
    "result": _("Result report"),
    "reply": _("Reply to the movers"),
}


@register.simple_tag
def motion_status(motion: Motion) -> SafeString:
    return status_sign(SIGNS[MotionStatus(motion.status)], motion.get_status_display())


@register.simple_tag
def motion_paper(name: str) -> Any:
    return PAPER_TITLES[name]


@register.simple_tag(takes_context=True)
def motions_to_register(context: dict[str, Any]) -> int:
    """How many motions the reader's congress has submitted and the secretariat not registered; none for others."""
    user = context["request"].user
    own = [post.congress_id for post in user.current_posts if post.role == Role.REVIEWER]
    rows = Motion.objects.visible_to(user)
    return rows.filter(congress__in=own, status=S.SUBMITTED).count() if own else 0
