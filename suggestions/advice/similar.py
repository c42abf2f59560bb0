"""Suggestions of any year on the same matter, best first, among those the reader may see."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, QuerySet, Value

from suggestions.advice.scales import scale_of
from suggestions.models import SimilarityEntry, Suggestion
from suggestions.querysets import SuggestionQuerySet
from suggestions.similarity.likeness import LIKE, SAME, Asked, Scale
from suggestions.similarity.words import Terms, shared_words, terms_of

CANDIDATES = 3000  # entries compared one by one; a rarer term is asked for first
ALIKE = 200  # of the most similar ones, those the reader may see are shown
SHOWN = 5
MOST = 50  # enough to count the years and deputies of one matter


@dataclass(frozen=True)
class Similar:
    """One of them, how alike it is (0 to 1), and the words both share, longest first."""

    suggestion: Any
    likeness: float
    words: list[str]

    @property
    def is_same(self) -> bool:
        return self.likeness >= SAME


def similar_to(
    title: str,
    body: str,
    *,
    congress: int,
    among: SuggestionQuerySet,
    but: int | None = None,
    best: int = SHOWN,
    scale: Scale | None = None,
) -> list[Similar]:
    """The most similar of `among` (what the reader may see), for a text as it stands now; three queries."""
    terms = terms_of(title, body)
    ranked = _ranked(terms, scale or scale_of(terms, congress), congress, but)
    order = sorted(ranked, key=lambda pk: (-ranked[pk], -pk))[:ALIKE]
    place = Func(Value(order), F("pk"), function="array_position")
    rows = among.filter(pk__in=order).for_rows().order_by(place)[:best] if order else []
    return [Similar(row, ranked[row.pk], shared_words(title, f"{row.title} {row.body}")) for row in rows]


def similar_to_this(suggestion: Suggestion, **asked: Any) -> list[Similar]:
    """As above for a suggestion that stands, which is never found similar to itself."""
    congress, own = suggestion.congress_id, suggestion.pk
    return similar_to(suggestion.title, suggestion.body, congress=congress, but=own, **asked)


def _ranked(terms: Terms, scale: Scale, congress: int, but: int | None) -> dict[int, float]:
    """Keys of entries alike enough, with their likeness, whoever may see them."""
    asked = Asked(terms, scale)
    entries = candidates(worth_asking(terms, scale), congress)
    found = ((pk, asked.likeness(*said)) for pk, *said in entries if pk != but)
    return {pk: degree for pk, degree in found if degree >= LIKE}


def candidates(asked: list[str], congress: int) -> QuerySet[Any]:
    """Entries that hold any of the terms, as key, terms of the title, terms told, length; the latest first."""
    entries = SimilarityEntry.objects.filter(congress=congress, terms__overlap=asked)
    return entries.order_by("-pk").values_list("pk", "terms", "told", "length")[:CANDIDATES]


def worth_asking(terms: Terms, scale: Scale) -> list[str]:
    """The weightiest terms that together hold no more entries than may be compared; or else the rarest one."""
    held = {term: scale.holding[term] for term in terms if scale.holding.get(term)}
    asked: list[str] = []
    left = CANDIDATES
    for term in sorted(held, key=lambda term: -scale.rarity(term) * terms[term]):
        if held[term] <= left:
            asked.append(term)
            left -= held[term]
    return asked or sorted(held, key=lambda term: held[term])[:1]
