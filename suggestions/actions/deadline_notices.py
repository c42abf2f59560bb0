"""Who is told of deadlines that moved: one notice per item and person, however many of their clocks moved."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import Post
from congress.accounts.rules import Role
from congress.notices.actions import compose, post
from suggestions.actions.timing import ANSWERS
from suggestions.models import Assignment, Clock, ClockMove
from suggestions.parties import area_of
from suggestions.rules import CLOCKS, ClockKind

TEXTS = {
    ClockMove.Cause.RULE: gettext_noop("The local rule changed. %(moves)s: %(title)s"),
    ClockMove.Cause.CALENDAR: gettext_noop("The calendar changed. %(moves)s: %(title)s"),
}
OWING = {
    Role.UNIT_CLERK: "unit",
    Role.UNIT_APPROVER: "unit",
    Role.FIRST_TIER: "first_tier",
    Role.FIRST_REVIEWER: "area",
    Role.DISPATCHER: "office",
}
People = dict[tuple[str, Any], dict[int, Any]]  # by what they owe as, and their unit, area or congress; accounts once


def tell_of_moves(moves: Iterable[Any], cause: ClockMove.Cause, key: str, at: datetime) -> None:
    """Write the notices of these moves; the clocks come with their suggestion and its lead deputy's account."""
    moves = list(moves)
    answering = _answering_units({move.clock.suggestion_id for move in moves})
    people = _people({move.clock.suggestion.congress_id for move in moves}, at)
    told: dict[tuple[int, int], list[Any]] = defaultdict(list)
    accounts = {}
    for move in moves:
        for user in _concerned(move.clock, answering[move.clock.suggestion_id], people).values():
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


def _answering_units(items: set[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for item, unit in Assignment.objects.answering().filter(suggestion__in=items).values_list("suggestion", "unit"):
        found[item].add(unit)
    return found


def _people(congresses: set[int], at: datetime) -> People:
    """Everybody of these congresses who may owe something, in one query."""
    people: People = defaultdict(dict)
    held = Post.objects.current(localdate(at)).filter(role__in=OWING, congress__in=congresses, user__is_active=True)
    for each in held.select_related("user", "region"):
        place = each.unit_id or (each.region.prefix if each.region else each.congress_id)
        people[OWING[Role(each.role)], place][each.user_id] = each.user
    return people


def _concerned(clock: Clock, answering: set[int], people: People) -> dict[int, Any]:
    """Who owes the act, and the deputy who waits for the answer or has to rate it."""
    suggestion, lead = clock.suggestion, clock.suggestion.lead
    deputy = {lead.person.user.pk: lead.person.user} if lead and lead.person.user else {}
    match CLOCKS[ClockKind(clock.kind)].owed_by:
        case "office":
            return people.get(("office", suggestion.congress_id), {})
        case "first_tier":
            return people.get(("first_tier", suggestion.first_tier_id), {})
        case "area":
            code = area_of(suggestion)
            areas = [place for kind, place in people if kind == "area" and code.startswith(str(place))]
            return {key: user for area in areas for key, user in people["area", area].items()}
        case "deputy":
            return deputy
    if clock.assignment and clock.kind not in ANSWERS:
        return people.get(("unit", clock.assignment.unit_id), {})
    units = {clock.assignment.unit_id} if clock.assignment else answering
    return {key: user for unit in units for key, user in people.get(("unit", unit), {}).items()} | deputy


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
