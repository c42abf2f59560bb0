"""Keeps what is learnt in step with the suggestions. Actions write suggestions; this sweeps them."""

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction
from django.db.models import F, OuterRef, Q, Subquery

from suggestions.models import Assignment, SimilarityEntry, Suggestion
from suggestions.rules import Status
from suggestions.rules.life import ANSWERING
from suggestions.similarity.likeness import length
from suggestions.similarity.words import terms_of

AT_ONCE = 2000  # rows held in memory
LOCK = 20_261_122  # one learner at a time
FIELDS = ["congress", "version", "terms", "told", "length", "unit", "category"]
COUNT = """
    WITH said AS (
        SELECT congress_id, unit_id, category_id, unnest(terms || told || ARRAY['']::varchar[]) AS term
        FROM suggestions_similarityentry
    )
    INSERT INTO suggestions_habit (congress_id, term, unit_id, category_id, items)
    SELECT congress_id, term, unit_id, category_id, count(*) FROM said
    GROUP BY GROUPING SETS ((congress_id, term), (congress_id, term, unit_id), (congress_id, term, category_id))
    HAVING GROUPING(unit_id, category_id) = 3
        OR GROUPING(unit_id) = 0 AND unit_id IS NOT NULL
        OR GROUPING(category_id) = 0 AND category_id IS NOT NULL
"""


@transaction.atomic
def learn() -> int:
    """Take in what is new or changed since it was last read, decisions included; returns how many.

    Safe to run twice and safe to miss: it asks for what differs, never for what happened lately.
    """
    _wait_for_others()
    gone, _each = SimilarityEntry.objects.filter(suggestion__status=Status.DRAFT).delete()
    taken = sum(_take_in(rows) for rows in _in_parts())
    if gone or taken:
        _count()
    return taken


@transaction.atomic
def learn_afresh() -> int:
    """Forget everything and read every suggestion again."""
    _wait_for_others()
    SimilarityEntry.objects.all().delete()
    return learn()


def _wait_for_others() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _in_parts() -> Iterator[list[Any]]:
    """Suggestions whose entry is missing or of an older version, by key, with the unit that leads."""
    leads = Assignment.objects.held().filter(suggestion=OuterRef("pk"), part__in=ANSWERING).order_by("pk")
    stale = Suggestion.objects.exclude(status=Status.DRAFT).filter(
        Q(similarity__isnull=True) | ~Q(similarity__version=F("version"))
    )
    rows = stale.annotate(lead_unit_id=Subquery(leads.values("unit")[:1])).order_by("pk")
    last = 0
    while part := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        last = part[-1].pk
        yield part


def _take_in(rows: list[Any]) -> int:
    entries = [_entry(row) for row in rows]
    SimilarityEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["suggestion"], update_fields=FIELDS
    )
    return len(entries)


def _entry(row: Any) -> SimilarityEntry:
    terms = terms_of(row.title, row.body)
    return SimilarityEntry(
        suggestion=row,
        congress_id=row.congress_id,
        version=row.version,
        terms=sorted(term for term, strength in terms.items() if strength == 1),
        told=sorted(term for term, strength in terms.items() if strength < 1),
        length=length(terms),
        unit_id=row.lead_unit_id,
        category_id=row.category_id,
    )


def _count() -> None:
    """The counts anew from the entries: they cannot drift."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM suggestions_habit")
        cursor.execute(COUNT)
