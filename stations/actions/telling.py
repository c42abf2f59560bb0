"""Who is told of an opinion's steps: one notice per person, written with the step.

A notice says receipt number and topic and never who wrote or what: it goes out over channels others read.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from congress.accounts.models import Post, User
from congress.accounts.rules import UNIT_ROLES, Role
from congress.notices.actions import compose, post
from congress.notices.models import Notice
from deputies.rules import MandateStatus
from stations.models import Opinion
from stations.rules.opinions import Route


def tell(users: Iterable[User], kind: str, text: str, opinion: Opinion, *, at: datetime, **values: Any) -> None:
    """Write one notice per person about this state of the opinion; `text` is a message id with %(receipt)s."""
    post(notices(users, kind, text, opinion, at=at, **values))


def notices(
    users: Iterable[User], kind: str, text: str, opinion: Opinion, *, at: datetime, **values: Any
) -> list[Notice]:
    """The rows `tell` would write, for many opinions at once."""
    key, url = f"opinion:{opinion.pk}:{opinion.version}", opinion.get_absolute_url()
    return compose(users, kind, key, text, url=url, at=at, values=words_of(opinion) | values)


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
    return handlers_at_station([opinion], at)[0]


def handlers_at_station(opinions: Sequence[Opinion], at: datetime) -> list[list[User]]:
    """The same for several of one congress and station, with no more queries than for one."""
    here = keepers(opinions[0], at)
    found = [[*_account(opinion.deputy), *here] for opinion in opinions]
    spare = [] if all(found) else office(opinions[0], at)
    return [people or spare for people in found]


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
