"""What somebody is to one opinion or reception day, from the posts they hold today."""

from typing import Any

from congress.accounts.rules import UNIT_ROLES, Role
from deputies.rules import MandateStatus
from stations.rules.opinions import OFFICE_ROLES, Party, Route
from stations.rules.receptions import DayParty
from stations.rules.swaps import SwapParty


def parties_of(user: Any, opinion: Any) -> frozenset[str]:
    """Every Party the user is to this opinion; `None` is the clock."""
    if user is None:
        return frozenset({Party.CLOCK})
    if not user.is_active:
        return frozenset()
    return frozenset(party for post in user.current_posts for party in _by_post(post, user, opinion))


def parties_at(user: Any, station: Any) -> frozenset[str]:
    """Whether the user keeps this station, or works in the office of its congress, today."""
    if user is None:
        return frozenset({Party.CLOCK})
    posts = user.current_posts if user.is_active else ()
    return frozenset(party for post in posts for party in _in_place(post, station.congress_id, station))


def parties_to_event(user: Any, event: Any) -> frozenset[str]:
    """What the user is to the event's station, and whether they are a deputy in office who is invited."""
    invited = event.invitations.filter(mandate__person__user=user, mandate__status=MandateStatus.IN_OFFICE)
    is_invited = user is not None and user.is_active and invited.exists()
    return parties_at(user, event.station) | ({Party.DEPUTY} if is_invited else set())


def _in_place(post: Any, congress_id: int, station: Any) -> list[str]:
    if post.congress_id != congress_id:
        return []
    if post.role in OFFICE_ROLES:
        return [Party.OFFICE]
    is_keepers = post.role == Role.STATION_KEEPER and post.region and station
    return [Party.KEEPER] if is_keepers and station.region.code.startswith(post.region.prefix) else []


def _by_post(post: Any, user: Any, opinion: Any) -> list[str]:
    if post.role == Role.DEPUTY:
        return _as_deputy(user, opinion)
    if post.role in UNIT_ROLES:
        return [Party.UNIT] if opinion.route == Route.UNIT and post.unit_id == opinion.unit_id else []
    return _in_place(post, opinion.congress_id, opinion.station)


def _as_deputy(user: Any, opinion: Any) -> list[str]:
    """One who is suspended or out of office may read on, but takes no step."""
    found: list[str] = []
    if (
        opinion.deputy
        and _is(user, opinion.deputy)
        or opinion.present.filter(person__user=user, status=MandateStatus.IN_OFFICE).exists()
    ):
        found.append(Party.DEPUTY)
    if opinion.higher and opinion.route == Route.HIGHER and _is(user, opinion.higher):
        found.append(Party.HIGHER)
    return found


def _is(user: Any, mandate: Any) -> bool:
    return bool(mandate.person.user_id == user.pk and mandate.status == MandateStatus.IN_OFFICE)


def parties_to_swap(user: Any, swap: Any) -> frozenset[str]:
    """Whether the user asks or is asked; one out of office is neither."""
    places = {SwapParty.ASKER: swap.asker, SwapParty.OTHER: swap.other}
    return frozenset(party for party, mandate in places.items() if user.is_active and _is(user, mandate))


def parties_on(user: Any, day: Any) -> frozenset[str]:
    """Every DayParty the user is to this reception day; `None` is the clock."""
    if user is None:
        return frozenset({DayParty.CLOCK})
    if not user.is_active:
        return frozenset()
    return frozenset(party for post in user.current_posts for party in _at_station(post, user, day))


def _at_station(post: Any, user: Any, day: Any) -> list[str]:
    if post.role == Role.DEPUTY:
        return [DayParty.DEPUTY] if _serves(user, day) else []
    return _in_place(post, day.station.congress_id, day.station)


def keeps(user: Any, station: Any) -> bool:
    """Whether the person decides on the station's reception days."""
    return user.is_active and any(_in_place(post, station.congress_id, station) for post in user.current_posts)


def _serves(user: Any, day: Any) -> bool:
    """In office, and of the station that day or on the roster."""
    own = {"mandate__person__user": user, "mandate__status": MandateStatus.IN_OFFICE}
    is_on_duty: bool = day.duties.filter(left_at=None, **own).exists()
    return is_on_duty or bool(day.station.memberships.current(day.on).filter(**own).exists())
