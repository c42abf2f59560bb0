"""The look-back desk: A answers with promises and B items, by year and where their ledger stands, until zero."""

from typing import Any, NamedTuple

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from congress.organs.models import Term
from suggestions.models import Promise, Reply, Suggestion
from suggestions.models.supervision import LookBack
from suggestions.rules import Status
from suggestions.rules.supervision.lookback import Ledger
from suggestions.supervised import supervised_by


class Year(NamedTuple):
    """A line of the desk: the year (None is the whole term) and the counts in the order of `Ledger`."""

    year: int | None
    counts: list[tuple[str, int]]
    total: int


def term_of(user: Any) -> Any:
    """The newest term of the congress the person works in."""
    return Term.objects.filter(congress=user.post.congress_id).order_by("-number").first()


def tracked(user: Any, term: Any) -> Any:
    """Suggestions of the term whose answer promised something or is of a category that is tracked, with `ledger`."""
    own = Suggestion.objects.visible_to(user).filter(congress__in=supervised_by(user), session__term=term)
    sent = Reply.objects.filter(round__suggestion=OuterRef("pk"), state="sent")
    owed = sent.filter(Q(category__needs_tracking=True) | Q(promises__isnull=False))
    looked = LookBack.objects.filter(suggestion=OuterRef("pk"))
    return own.filter(Exists(owed)).annotate(
        ledger=_ledger(), looked_on=Subquery(looked.values("on")[:1]), found=Subquery(looked.values("finding")[:1])
    )


def _ledger() -> Case:
    """Asked in the order in which `Ledger` says that one state outweighs another."""
    promises = Promise.objects.filter(reply__round__suggestion=OuterRef("pk"), reply__state="sent")
    is_open, is_explained, is_kept = (Exists(promises.filter(state=state)) for state in ("open", "explained", "kept"))
    return Case(
        When(is_open, then=Value(Ledger.OPEN.value)),
        When(is_explained, then=Value(Ledger.EXPLAINED.value)),
        When(is_kept, then=Value(Ledger.KEPT.value)),
        When(status=Status.TRACKING, then=Value(Ledger.OPEN.value)),
        default=Value(Ledger.NONE.value),
        output_field=CharField(),
    )


def years(rows: QuerySet[Any]) -> list[Year]:
    """One line a year of the session, the whole term first; one query."""
    counted = rows.order_by().values_list("session__opened_on__year", "ledger").annotate(count=Count("pk"))
    found: dict[int | None, dict[str, int]] = {None: {}}
    for year, ledger, count in counted:
        for line in (None, year):
            counts = found.setdefault(line, {})
            counts[ledger] = counts.get(ledger, 0) + count
    named = sorted((year for year in found if year), reverse=True)
    return [_line(year, found[year]) for year in [None, *named]]


def _line(year: int | None, counts: dict[str, int]) -> Year:
    return Year(year, [(state.value, counts.get(state.value, 0)) for state in Ledger], sum(counts.values()))
