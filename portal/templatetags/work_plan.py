"""The year's work plan on the home of leaders and of the office."""

from typing import Any

from django import template
from django.utils.timezone import localdate

from briefings.models import Plan
from briefings.rules.plans import INSIDE, PlanStatus

register = template.Library()


@register.simple_tag(takes_context=True)
def work_plan(context: dict[str, Any]) -> Any:
    """The plan in force of the reader's congress with its counts, in one query; None for others and without one."""
    user, today = context["request"].user, localdate()
    if user.post.role not in INSIDE:
        return None
    own = Plan.objects.visible_to(user).filter(congress=user.post.congress, status=PlanStatus.IN_FORCE)
    return own.counted(today).nearest(today).first()
