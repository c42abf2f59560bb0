"""Who is told of a reception day: deputies on its roster, the keepers of its station."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.notices.actions import notify
from deputies.models import Mandate
from stations.models import ReceptionDay


def tell(users: Iterable[User], kind: str, text: str, day: ReceptionDay, *, at: datetime, **values: Any) -> None:
    """One notice per person about this state of the day; `text` is a message id with %(station)s and %(day)s."""
    notify(
        users,
        kind,
        f"reception:{day.pk}:{day.version}",
        text,
        url=day.get_absolute_url(),
        at=at,
        values={"station": day.station.name, "day": day.on, **values},
    )


def accounts_of(mandates: Iterable[Mandate]) -> list[User]:
    """Of the deputies, those who have an account."""
    return list(User.objects.filter(person__mandates__in=mandates).distinct())


def deputies(day: ReceptionDay) -> list[User]:
    """Those on the roster."""
    return accounts_of(Mandate.objects.filter(reception_duties__day=day, reception_duties__left_at=None))


def keepers(day: ReceptionDay, at: datetime) -> list[User]:
    """Keepers whose area holds the station's; the office where there is none."""
    station, on = day.station, localdate(at)
    posts = Post.objects.current(on).filter(role=Role.STATION_KEEPER, congress=station.congress_id)
    found = posts.filter(user__is_active=True).select_related("user", "region")
    area = station.region.code
    own = [post.user for post in found if post.region and area.startswith(post.region.prefix)]
    return own or list(User.objects.holding(Role.DISPATCHER, on=on, congress=station.congress_id))
