"""Who is told of a step: deputies, units, offices; one notice per person, written with the step."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from congress.accounts.models import Post, User
from congress.accounts.rules import UNIT_ROLES, Role
from congress.notices.actions import notify
from congress.organs.models import Unit
from suggestions.models import Suggestion


def tell(users: Any, kind: str, text: str, suggestion: Suggestion, *, at: datetime, **values: Any) -> None:
    """Write one notice per person about this state of the suggestion; `text` is a message id with %(title)s."""
    notify(
        users,
        kind,
        f"suggestion:{suggestion.pk}:{suggestion.version}",
        text,
        url=suggestion.get_absolute_url(),
        at=at,
        values={"title": suggestion.title, "number": suggestion.number or "", **values},
    )


def tell_deputies(kind: str, text: str, suggestion: Suggestion, *, at: datetime, **values: Any) -> None:
    """Tell lead and co-signers; of what is handled with it, too: each about their own item (并案, each is answered)."""
    for item in [suggestion, *suggestion.merged.filter(status="merged").select_related("lead__person__user")]:
        tell(deputies(item), kind, text, item, at=at, **values)


def deputy(suggestion: Suggestion) -> list[User]:
    """The lead deputy's account, if there is one."""
    user = suggestion.lead.person.user if suggestion.lead else None
    return [user] if user else []


def deputies(suggestion: Suggestion) -> list[User]:
    """Lead and co-signers who confirmed."""
    return [*deputy(suggestion), *cosigners(suggestion)]


def cosigners(suggestion: Suggestion, *states: str) -> list[User]:
    """Accounts of the co-signers who confirmed, or of those in these states."""
    signed = suggestion.cosigners.filter(state__in=states or ["confirmed"])
    return list(User.objects.filter(person__mandates__cosigned__in=signed).distinct())


def people_of(unit: Unit, at: datetime) -> Any:
    """Clerks and approvers of a unit."""
    return User.objects.holding(*UNIT_ROLES, on=localdate(at), unit=unit)


def answering_people(suggestion: Suggestion, at: datetime) -> Any:
    """Clerks and approvers of the units that answer."""
    units = suggestion.assignments.answering().values("unit")
    return User.objects.holding(*UNIT_ROLES, on=localdate(at), unit__in=units)


def office(suggestion: Suggestion, role: str, at: datetime) -> Any:
    """Those who hold this office role in the suggestion's congress."""
    return User.objects.holding(role, on=localdate(at), congress=suggestion.congress)


def first_tier(suggestion: Suggestion, at: datetime) -> Any:
    """The people of the first-tier office that has the item; nobody when none has."""
    return User.objects.holding(Role.FIRST_TIER, on=localdate(at), unit=suggestion.first_tier_id)


def first_reviewers(suggestion: Suggestion, area: str, at: datetime) -> Iterable[User]:
    """First reviewers whose area holds that of the lead's delegation (`area` is its code)."""
    posts = Post.objects.current(localdate(at)).filter(role=Role.FIRST_REVIEWER, congress=suggestion.congress)
    found = posts.filter(user__is_active=True).select_related("user", "region")
    return [post.user for post in found if post.region and area.startswith(post.region.prefix)]
