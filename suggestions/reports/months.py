"""The suggestions of a session as they stood at the end of each month, counted by whom they concern.

A month is told by the same facts, over the same rows, as the statistics page of its last day.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from congress.accounts.readers import leaders_reader, office_reader
from congress.common.dates import last_of_month
from congress.common.rollups import Counted
from congress.organs.models import Congress, Session
from suggestions.models import Suggestion, SuggestionMonth
from suggestions.reports.counting import PLACE, handled_by, items_of
from suggestions.reports.dimensions import DIMENSIONS, Item
from suggestions.reports.facts import ITEM_FACTS, PROMISE_FACTS, holds

WHOLE = ""
BY = ("category", "delegation", "area", "deputy")
KEPT_KEY = 80
HIDDEN = "-"  # before a fact: how often it held of what leaders do not see
# What is kept by place and person; of the whole, every fact.
BRIEF = frozenset({
    "received", "accepted", "handed", "under_way", "being_redone", "answered", "due", "on_time", "overdue", "closed",
    "rated", "satisfied", "content", "promises_due", "promises_kept",
})  # fmt: skip


def month_counts(session: Session, month: date, today: date) -> Counter[Counted]:
    """Every fact of that month's last day, or of today in the running month."""
    return counts_together([session], month, today)[session.pk]


def counts_together(sessions: Sequence[Session], month: date, today: date) -> dict[int, Counter[Counted]]:
    """The same of several sessions by their keys. Six queries, however many sessions."""
    on = min(last_of_month(month), today)
    congresses = {session.term.congress_id: session.term.congress for session in sessions}.values()
    asked = {"sessions": [session.pk for session in sessions]}
    reader = office_reader(*congresses)
    items, seen = items_of(reader, asked, on), _seen_by_leaders(congresses, sessions)
    found: dict[int, Counter[Counted]] = {session.pk: Counter() for session in sessions}
    for item in items:
        facts, own = _facts_of(item, seen), found[item["session"]]
        _add(own, WHOLE, "", facts)
        for by in BY:
            _add(own, by, DIMENSIONS[by].asked(item)[:KEPT_KEY], _brief(facts))
    for (part, unit, _name), held in handled_by(reader, items, asked, on).items():
        for item in held:
            _add(found[item["session"]], part, str(unit), _brief(_facts_of(item, seen)))
    return found


def kept_by_month(
    sessions: Iterable[Session], places: Iterable[tuple[str, str]], facts: Iterable[str], *, to_leaders: bool
) -> Counter[tuple[int, date, str]]:
    """The kept counts of facts by session and month, summed over the places; to leaders without what they do not see.

    One query. A place is (by, key); the whole is (WHOLE, "").
    """
    asked = [*facts, *(HIDDEN + fact for fact in facts if to_leaders)]
    where = reduce(or_, (Q(by=by, key=key) for by, key in places))
    rows = SuggestionMonth.objects.filter(where, session__in=sessions, fact__in=asked)
    found: Counter[tuple[int, date, str]] = Counter()
    for session, month, fact, count in rows.values_list("session", "month", "fact", "count"):
        found[session, month, fact.removeprefix(HIDDEN)] += -count if fact.startswith(HIDDEN) else count
    return found


def _seen_by_leaders(congresses: Iterable[Congress], sessions: Iterable[Session]) -> set[int]:
    seen = Suggestion.objects.visible_to(leaders_reader(*congresses)).filter(session__in=sessions)
    return set(seen.order_by().values_list("pk", flat=True))


def _brief(facts: Counter[str]) -> Counter[str]:
    return Counter({fact: times for fact, times in facts.items() if fact.removeprefix(HIDDEN) in BRIEF})


def _facts_of(item: Item, seen: set[int]) -> Counter[str]:
    facts = Counter(fact for fact, needs in ITEM_FACTS.items() if holds(needs, item))
    promises = (fact for promise in item[PLACE] for fact, needs in PROMISE_FACTS.items() if holds(needs, promise))
    facts += Counter(promises)
    return facts if item["pk"] in seen else facts + Counter({HIDDEN + fact: times for fact, times in facts.items()})


def _add(found: Counter[Counted], by: str, key: str, facts: Counter[str]) -> None:
    for fact, times in facts.items():
        found[Counted(by, key, fact)] += times
