"""An opinion's status and light as its reader sees them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from congress.common.lights import light, light_words
from congress.common.templatetags.signs import light_sign, status_sign
from stations.models import Opinion

register = template.Library()

NEAR, HOT = 3, 1  # days; the clocks here are short


@register.simple_tag(takes_context=True)
def light_of_opinion(context: dict[str, Any], opinion: Opinion) -> SafeString:
    """The light of the running clock by the page's `today`."""
    due_on, today = opinion.due_on, context["today"]
    return light_sign(light(due_on, today, near=NEAR, hot=HOT), str(light_words(due_on, today, near=NEAR, hot=HOT)))


@register.simple_tag
def status_of_opinion(opinion: Opinion) -> SafeString:
    return status_sign(opinion.status, str(opinion.get_status_display()))
