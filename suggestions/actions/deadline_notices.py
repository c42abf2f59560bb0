"""Who is told of deadlines that moved: one notice per item and person, however many of their clocks moved."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import Post
from congress.accounts.rules import UNIT_ROLES, Role
from congress.notices.actions import compose, post
from suggestions.models import Assignment, Clock, ClockMove
from suggestions.rules import CLOCKS, ClockKind, Part

TEXTS = {
    ClockMove.Cause.RULE: gettext_noop("The local rule changed. %(moves)s: %(title)s"),
    ClockMove.Cause.CALENDAR: gettext_noop("The calendar changed. %(moves)s: %(title)s"),
}
People = dict[tuple[str, int], dict[int, Any]]  # by ("unit" or "office", key), each account once


def tell_of_moves(moves: Iterable[Any], cause: ClockMove.Cause, key: str, at: datetime) -> None:
    """Write the notices of these moves; the clocks come with their suggestion and its lead deputy's account."""
    moves = list(moves)
    leads = _lead_units({move.clock.suggestion_id for move in moves})
    people = _people(moves, leads, at)
    told: dict[tuple[int, int], list[Any]] = defaultdict(list)
    accounts = {}
    for move in moves:
        for user in _concerned(move.clock, leads, people).values():
            accounts[user.pk] = user
            told[move.clock.suggestion_id, user.pk].append(move)
    rows = []
    for (item, user), theirs in told.items():
        suggestion = theirs[0].clock.suggestion
        values = {"title": suggestion.title, "moves": lazy(_in_words, str)(theirs)}
        url = suggestion.get_absolute_url()
        rows += compose(
            [accounts[user]], "deadline-moved", f"{key}:{item}", TEXTS[cause], url=url, at=at, values=values
        )
    post(rows)


def _lead_units(items: set[int]) -> dict[int, int]:
    held = Assignment.objects.held().filter(suggestion__in=items, part=Part.LEAD)
    return dict(held.values_list("suggestion_id", "unit_id"))


def _people(moves: list[Any], leads: dict[int, int], at: datetime) -> People:
    """Everybody of the units and offices concerned, in one query."""
    units = {move.clock.assignment.unit_id for move in moves if move.clock.assignment_id} | {*leads.values()}
    congresses = {move.clock.suggestion.congress_id for move in moves}
    asked = Q(role__in=UNIT_ROLES, unit__in=units) | Q(role=Role.DISPATCHER, congress__in=congresses)
    people: People = defaultdict(dict)
    for held in Post.objects.current(localdate(at)).filter(asked, user__is_active=True).select_related("user"):
        place = ("unit", held.unit_id) if held.unit_id else ("office", held.congress_id)
        people[place][held.user_id] = held.user
    return people


def _concerned(clock: Clock, leads: dict[int, int], people: People) -> dict[int, Any]:
    """Who owes the act, and the deputy who waits for the answer or has to rate it."""
    if CLOCKS[ClockKind(clock.kind)].owed_by == "office":
        return people.get(("office", clock.suggestion.congress_id), {})
    if clock.assignment:
        return people.get(("unit", clock.assignment.unit_id), {})
    lead = clock.suggestion.lead
    deputy = {lead.person.user.pk: lead.person.user} if lead and lead.person.user else {}
    if clock.kind == ClockKind.RATING:
        return deputy
    return people.get(("unit", leads.get(clock.suggestion_id, 0)), {}) | deputy


def _in_words(moves: list[Any]) -> str:
    """Called when the notice is written, in the language of its reader."""
    return _("; ").join(
        _("%(clock)s now by %(after)s, not %(before)s")
        % {
            "clock": move.clock.get_kind_display(),
            "after": date_format(move.after.due_on),
            "before": date_format(move.before.due_on),
        }
        for move in moves
    )
