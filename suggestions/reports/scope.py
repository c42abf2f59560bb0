"""Which suggestions are asked for: the part of a filter that figures and lists share."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q

from congress.accounts.rules import UNIT_ROLES
from congress.organs.models import Session
from suggestions.models import Promise, Suggestion
from suggestions.parties import inbox_of
from suggestions.reports.dimensions import DIMENSIONS
from suggestions.reports.facts import FACTS, ITEM_FACTS, PROMISE_FACTS, question
from suggestions.reports.known import COLUMNS, with_known, with_known_by_part, with_known_promises
from suggestions.rules import Part

SCOPED = (*DIMENSIONS, "unit", "part", "open")
OF_KNOWN = ("counted", *(key for key, each in DIMENSIONS.items() if each.column in COLUMNS))
"""Keys that ask about what is known on a day; stating that for nothing takes a list longer than its rows."""
Asked = Mapping[str, Any]


def may_see_ratings(user: Any) -> bool:
    """Ratings go to the committee, never through the unit that is rated."""
    return bool(user.roles.isdisjoint(UNIT_ROLES))


def countable(user_sees_ratings: bool) -> tuple[str, ...]:
    """The facts of suggestions this reader may ask lists for."""
    return tuple(ITEM_FACTS if user_sees_ratings else FACTS)


def in_scope(user: Any, asked: Asked, on: date) -> Any:
    """What the user may see, narrowed; people of a unit see what their unit has, in the part asked for."""
    return narrow(*_of_reader(user, asked), on)


def known_in_scope(user: Any, asked: Asked, on: date) -> Any:
    """The same with all that is known of each on that day."""
    rows, asked = _of_reader(user, asked)
    return _asked_for(_known(rows, asked, on), asked)


def _of_reader(user: Any, asked: Asked) -> tuple[Any, Asked]:
    rows = Suggestion.objects.visible_to(user)
    if unit := inbox_of(user):
        return rows.held_by(unit, part=asked.get("part") or ""), {**asked, "unit": asked.get("unit") or unit}
    return rows, asked


def narrow(rows: Any, asked: Asked, on: date) -> Any:
    """The rows asked for; every key is optional. `counted` names a fact and gives the rows a figure counts; `open`
    leaves out what is confidential, so that office and leaders are given the same list.
    """
    needs_known = any(asked.get(key) for key in OF_KNOWN)
    return _asked_for(_known(rows, asked, on) if needs_known else rows, asked)


def _known(rows: Any, asked: Asked, on: date) -> Any:
    """With a unit, items it answers separately are known by its own part."""
    unit = asked.get("unit")
    return with_known_by_part(rows, on, unit=unit) if unit else with_known(rows, on)


def _asked_for(rows: Any, asked: Asked) -> Any:
    if sessions := asked.get("sessions"):  # of several at once, for the kept months; no list asks so
        rows = rows.filter(session__in=sessions)
    for key, dimension in DIMENSIONS.items():
        if value := asked.get(key):
            rows = rows.filter(dimension.question(str(value)))
    unit, part = asked.get("unit"), asked.get("part") or ""
    if unit:
        rows = rows.held_by(unit, part=part)
    elif part:
        rows = rows.having(part)
    if asked.get("open"):
        rows = rows.filter(is_confidential=False)
    if counted := asked.get("counted"):
        rows = rows.filter(question(ITEM_FACTS[counted]))
    return rows


def promises_in_scope(user: Any, asked: Asked, on: date) -> Any:
    """The promises of the suggestions in scope; `counted` names one of PROMISE_FACTS.

    With a unit, those of other units that answer separately are not its own.
    """
    items = in_scope(user, {key: value for key, value in asked.items() if key != "counted"}, on)
    sent = Promise.objects.filter(reply__state="sent", reply__round__suggestion__in=items.order_by().values("pk"))
    if unit := asked.get("unit") or inbox_of(user):
        sent = sent.filter(Q(reply__assignment__unit=unit) | ~Q(reply__assignment__part=Part.SEPARATE))
    found = with_known_promises(sent, on)
    counted = asked.get("counted")
    return found.filter(question(PROMISE_FACTS[counted])) if counted else found


def query_of(asked: Asked, **more: Any) -> str:
    """The query string of a list with this scope."""
    kept = {key: asked[key] for key in SCOPED if asked.get(key)}
    return urlencode({key: value for key, value in (kept | more).items() if value not in (None, "")})


def session_before(asked: Asked, sessions: list[Session]) -> Asked | None:
    """The same scope a year before: that of the session before the one asked for; None where there is none."""
    if not asked.get("session"):
        return asked
    keys = [str(each.pk) for each in sorted(sessions, key=lambda each: each.opened_on)]
    place = keys.index(str(asked["session"])) if str(asked["session"]) in keys else 0
    return {**asked, "session": keys[place - 1]} if place else None
