"""Who is told of an opinion's steps: one notice per person, written with the step.

A notice says receipt number and topic and never who wrote or what: it goes out over channels others read.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from congress.accounts.models import Post, User
from congress.accounts.rules import UNIT_ROLES, Role
from congress.notices.actions import notify
from deputies.rules import MandateStatus
from stations.models import Opinion
from stations.rules.opinions import Route


def tell(users: Iterable[User], kind: str, text: str, opinion: Opinion, *, at: datetime, **values: Any) -> None:
    """Write one notice per person about this state of the opinion; `text` is a message id with %(receipt)s."""
    notify(
        users,
        kind,
        f"opinion:{opinion.pk}:{opinion.version}",
        text,
        url=opinion.get_absolute_url(),
        at=at,
        values=words_of(opinion) | values,
    )


def tell_handlers(
    kind: str, text: str, opinion: Opinion, *, at: datetime, but: User | None = None, **values: Any
) -> None:
    """Tell those whose act is next, without whoever did it."""
    tell([user for user in handlers(opinion, at) if user != but], kind, text, opinion, at=at, **values)


def words_of(opinion: Opinion) -> dict[str, Any]:
    """What a notice may say of an opinion."""
    return {"receipt": opinion.receipt, "topic": opinion.get_topic_display() or "—"}


def handlers(opinion: Opinion, at: datetime) -> list[User]:
    """The deputy spoken to and the keepers of the station's area; the office where neither has an account."""
    found = [*_account(opinion.deputy), *keepers(opinion, at)]
    return found or office(opinion, at)


def keepers(opinion: Opinion, at: datetime) -> list[User]:
    """Keepers whose area holds the station's."""
    if opinion.station is None:
        return []
    area = opinion.station.region.code
    posts = Post.objects.current(localdate(at)).filter(role=Role.STATION_KEEPER, congress=opinion.congress_id)
    found = posts.filter(user__is_active=True).select_related("user", "region")
    return [post.user for post in found if post.region and area.startswith(post.region.prefix)]


def office(opinion: Opinion, at: datetime) -> list[User]:
    return list(User.objects.holding(Role.DISPATCHER, on=localdate(at), congress=opinion.congress_id))


def helpers(opinion: Opinion, at: datetime) -> list[User]:
    """The people it was handed to, so far as they have accounts: those of a unit, or a higher deputy."""
    if opinion.route == Route.UNIT:
        return list(User.objects.holding(*UNIT_ROLES, on=localdate(at), unit=opinion.unit_id))
    return _account(opinion.higher) if opinion.route == Route.HIGHER else []


def _account(mandate: Any) -> list[User]:
    """Of a deputy in office; nobody else may act."""
    user = mandate.person.user if mandate and mandate.status == MandateStatus.IN_OFFICE else None
    return [user] if user else []
