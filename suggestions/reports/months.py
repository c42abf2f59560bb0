"""The suggestions of a session as they stood at the end of each month, counted by whom they concern.

A month is told by the same facts, over the same rows, as the statistics page of its last day.
"""

from collections import Counter
from datetime import date

from congress.accounts.readers import office_reader
from congress.common.dates import last_of_month
from congress.common.rollups import Counted
from congress.organs.models import Session
from suggestions.models import SuggestionMonth
from suggestions.reports.counting import PLACE, handled_by, items_of
from suggestions.reports.dimensions import DIMENSIONS, Item
from suggestions.reports.facts import ITEM_FACTS, PROMISE_FACTS, holds

WHOLE = ""
BY = ("category", "delegation", "area", "deputy")
KEPT_KEY = 80
# What is kept by place and person; of the whole, every fact.
BRIEF = frozenset(
    {"received", "handed", "answered", "due", "on_time", "overdue", "closed", "rated", "satisfied", "content"}
)


def month_counts(session: Session, month: date, today: date) -> Counter[Counted]:
    """Every fact of that month's last day, or of today in the running month. Five queries."""
    on = min(last_of_month(month), today)
    reader, asked = office_reader(session.term.congress), {"session": str(session.pk)}
    items = items_of(reader, asked, on)
    found: Counter[Counted] = Counter()
    for item in items:
        facts = _facts_of(item)
        _add(found, WHOLE, "", facts)
        for by in BY:
            _add(found, by, DIMENSIONS[by].asked(item)[:KEPT_KEY], _brief(facts))
    for (part, unit, _name), held in handled_by(reader, items, asked, on).items():
        for item in held:
            _add(found, part, str(unit), _brief(_facts_of(item)))
    return found


def kept(session: Session, by: str, fact: str) -> dict[date, dict[str, int]]:
    """The kept counts of a fact by month and key."""
    rows = SuggestionMonth.objects.filter(session=session, by=by, fact=fact).order_by("month", "key")
    found: dict[date, dict[str, int]] = {}
    for month, key, count in rows.values_list("month", "key", "count"):
        found.setdefault(month, {})[key] = count
    return found


def _brief(facts: Counter[str]) -> Counter[str]:
    return Counter({fact: times for fact, times in facts.items() if fact in BRIEF})


def _facts_of(item: Item) -> Counter[str]:
    facts = Counter(fact for fact, needs in ITEM_FACTS.items() if holds(needs, item))
    promises = (fact for promise in item[PLACE] for fact, needs in PROMISE_FACTS.items() if holds(needs, promise))
    return facts + Counter(promises)


def _add(found: Counter[Counted], by: str, key: str, facts: Counter[str]) -> None:
    for fact, times in facts.items():
        found[Counted(by, key, fact)] += times
