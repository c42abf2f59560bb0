"""What somebody is to one suggestion, from the posts they hold today."""

from typing import Any

from congress.accounts.rules import Role
from suggestions.rules import Part, Party

OFFICE_PARTIES = {
    Role.REVIEWER: Party.REVIEWER,
    Role.DISPATCHER: Party.DISPATCHER,
    Role.SUPERVISOR: Party.SUPERVISOR,
}
UNIT_PARTIES = {
    (Part.LEAD, Role.UNIT_CLERK): Party.LEAD_CLERK,
    (Part.LEAD, Role.UNIT_APPROVER): Party.LEAD_APPROVER,
    (Part.CO, Role.UNIT_CLERK): Party.CO_CLERK,
    (Part.CO, Role.UNIT_APPROVER): Party.CO_APPROVER,
}


def parties_of(user: Any, suggestion: Any) -> frozenset[str]:
    """Every Party the user is to this suggestion; `None` is the clock. At most two queries."""
    if user is None:
        return frozenset({Party.CLOCK})
    if not user.is_active:
        return frozenset()
    return frozenset({*_lead(user, suggestion), *_office(user, suggestion), *_units(user, suggestion)})


def _lead(user: Any, suggestion: Any) -> list[str]:
    mandate = suggestion.lead
    is_lead = mandate is not None and mandate.status == "in_office" and mandate.person.user_id == user.pk
    return [Party.LEAD] if is_lead else []


def _office(user: Any, suggestion: Any) -> list[str]:
    return [
        OFFICE_PARTIES[Role(post.role)]
        for post in user.current_posts
        if post.role in OFFICE_PARTIES and post.congress_id == suggestion.congress_id
    ]


def _units(user: Any, suggestion: Any) -> list[str]:
    posts = [post for post in user.current_posts if post.unit_id]
    if not posts:
        return []
    parts = dict(suggestion.assignments.held().values_list("unit_id", "part"))
    return [UNIT_PARTIES[Part(parts[post.unit_id]), Role(post.role)] for post in posts if post.unit_id in parts]
