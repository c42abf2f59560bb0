"""What somebody is to one suggestion or motion, from the posts they hold today."""

from typing import Any

from congress.accounts.rules import POSTS_OF_UNITS, UNIT_ROLES, Role
from suggestions.rules import Part, Party
from suggestions.rules.motions import MotionParty, SignerState

OFFICE_PARTIES = {
    Role.REVIEWER: Party.REVIEWER,
    Role.DISPATCHER: Party.DISPATCHER,
    Role.SUPERVISOR: Party.SUPERVISOR,
}
UNIT_PARTIES = {
    (Part.SEPARATE, Role.UNIT_CLERK): Party.LEAD_CLERK,
    (Part.SEPARATE, Role.UNIT_APPROVER): Party.LEAD_APPROVER,
    (Part.LEAD, Role.UNIT_CLERK): Party.LEAD_CLERK,
    (Part.LEAD, Role.UNIT_APPROVER): Party.LEAD_APPROVER,
    (Part.CO, Role.UNIT_CLERK): Party.CO_CLERK,
    (Part.CO, Role.UNIT_APPROVER): Party.CO_APPROVER,
}

MOTION_PARTIES = {Role.REVIEWER: MotionParty.SECRETARIAT, Role.COMMITTEE: MotionParty.COMMITTEE}


def parties_of(user: Any, suggestion: Any) -> frozenset[str]:
    """Every Party the user is to this suggestion; `None` is the clock. At most five queries."""
    if user is None:
        return frozenset({Party.CLOCK})
    if not user.is_active:
        return frozenset()
    found = [*_deputies(user, suggestion), *_office(user, suggestion), *_units(user, suggestion)]
    return frozenset(found)


def inbox_of(user: Any) -> int | None:
    """The unit whose inbox the working post opens; a first-tier office passes on and has none."""
    unit: int | None = user.post.unit_id if user.post.role in UNIT_ROLES else None
    return unit


def _deputies(user: Any, suggestion: Any) -> list[str]:
    if not any(post.role == Role.DEPUTY for post in user.current_posts):
        return []
    mandate = suggestion.lead
    if mandate is not None and mandate.person.user_id == user.pk:
        return [Party.LEAD] if mandate.status == "in_office" else []
    signing = suggestion.cosigners.signing(user).filter(mandate__status="in_office")
    return [Party.COSIGNER] if signing.exists() else []


def _office(user: Any, suggestion: Any) -> list[str]:
    own = [post for post in user.current_posts if post.congress_id == suggestion.congress_id]
    found: list[str] = [OFFICE_PARTIES[Role(post.role)] for post in own if post.role in OFFICE_PARTIES]
    if any(post.role == Role.FIRST_TIER and post.unit_id == suggestion.first_tier_id for post in own):
        found.append(Party.FIRST_TIER)
    areas = [post.region.prefix for post in own if post.role == Role.FIRST_REVIEWER]
    if areas and area_of(suggestion).startswith(tuple(areas)):
        found.append(Party.FIRST_REVIEWER)
    return found


def area_of(suggestion: Any) -> str:
    """The code of the area whose office reviews first: that of the lead deputy's delegation; empty when none does."""
    delegation = suggestion.lead.delegation if suggestion.lead else None
    return delegation.region.code if delegation and delegation.region else ""


def _units(user: Any, suggestion: Any) -> list[str]:
    posts = [post for post in user.current_posts if post.role in UNIT_ROLES]
    if not posts:
        return []
    parts = dict(suggestion.assignments.held().values_list("unit_id", "part"))
    return [UNIT_PARTIES[Part(parts[post.unit_id]), Role(post.role)] for post in posts if post.unit_id in parts]


def motion_parties_of(user: Any, motion: Any) -> frozenset[str]:
    """Every MotionParty the user is to this motion. One query for a deputy or people of a unit, none for staff."""
    if not user.is_active:
        return frozenset()
    own = [post.role for post in user.current_posts if post.congress_id == motion.congress_id]
    found = {MOTION_PARTIES[Role(role)] for role in own if role in MOTION_PARTIES}
    if Role.DEPUTY in own:
        found |= _mover(user, motion)
    if any(post.role in POSTS_OF_UNITS for post in user.current_posts) and motion.bodies.of_units(user).exists():
        found.add(MotionParty.BODY)
    return frozenset(found)


def _mover(user: Any, motion: Any) -> set[MotionParty]:
    gone = [SignerState.DECLINED, SignerState.DROPPED, SignerState.LEFT]
    signers = motion.signers.filter(mandate__person__user=user, mandate__status="in_office").exclude(state__in=gone)
    mandate = signers.values_list("mandate", flat=True).first()
    if mandate is None:
        return set()
    return {MotionParty.LEAD if mandate == motion.lead_id else MotionParty.SIGNER}
