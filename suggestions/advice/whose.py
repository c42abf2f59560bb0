"""Which unit and which category: proposals with why and how sure, for one item or for a whole batch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from congress.organs.models import Unit
from suggestions.advice.scales import Learnt, learnt_about
from suggestions.models import Category, Suggestion
from suggestions.similarity.choosing import Choice, Past, choose
from suggestions.similarity.functions import typical_duties
from suggestions.similarity.words import named_as, terms_of, terms_of_duties

REASONS = 3  # words of the duties that are shown


@dataclass(frozen=True)
class Proposal:
    """A unit or a category, how sure (0 to 1; `degree` in a word), and why.

    `items` of the `of` earlier suggestions with `word` went there (all empty: none known); `duties` are words of the
    suggestion that the duties hold too.
    """

    row: Any
    sureness: float
    degree: str
    word: str
    items: int
    of: int
    duties: list[str]

    @property
    def percent(self) -> int:
        return round(100 * self.sureness)


@dataclass(frozen=True)
class Advice:
    """The likeliest first; an empty list where nothing speaks for any."""

    units: list[Proposal]
    categories: list[Proposal]


@dataclass(frozen=True)
class Field:
    """What is chosen from, and what was learnt of it."""

    rows: Mapping[int, Any]
    past: Past[int]

    def proposals(self, suggestion: Suggestion) -> list[Proposal]:
        terms = terms_of(suggestion.title, suggestion.body)
        text = f"{suggestion.title} {suggestion.body}"
        return [self._proposal(choice, text) for choice in choose(terms, self.past)]

    def _proposal(self, choice: Choice[int], text: str) -> Proposal:
        term = next(iter(choice.decided), "")
        return Proposal(
            self.rows[choice.key],
            choice.sureness,
            choice.degree,
            named_as(term, text) if term else "",
            self.past.went.get(term, {}).get(choice.key, 0),
            self.past.scale.holding.get(term, 0),
            _named(choice.stated, text),
        )


def recommend_for(
    suggestions: Iterable[Suggestion], units: Iterable[Unit] | None = None, learnt: Learnt | None = None
) -> dict[int, Advice]:
    """Advice for each suggestion of one congress, by its key; two queries for any number of them.

    `units` are those to choose from, if the caller has them at hand; else the congress's active ones. Likewise what
    was `learnt` about the terms of all of them.
    """
    rows = list(suggestions)
    if not rows:
        return {}
    (congress,) = {row.congress_id for row in rows}
    learnt = learnt or learnt_about({term for row in rows for term in terms_of(row.title, row.body)}, congress)
    among = Unit.objects.active().filter(congress=congress) if units is None else units
    of_units = _field_of_units(among, learnt)
    of_categories = _field_of_categories(learnt)
    return {row.pk: Advice(of_units.proposals(row), of_categories.proposals(row)) for row in rows}


def recommend_units(suggestion: Suggestion) -> list[Proposal]:
    """The three likeliest units for one suggestion."""
    return recommend_for([suggestion])[suggestion.pk].units


def _field_of_units(units: Iterable[Unit], learnt: Learnt) -> Field:
    """Only decisions for units that may be chosen today count; their duties speak besides."""
    known = {unit.pk: unit for unit in units}
    went = {term: {key: items for key, items in to.items() if key in known} for term, to in learnt.units.items()}
    duties = {key: terms_of_duties(unit.duties or typical_duties(unit.name)) for key, unit in known.items()}
    return Field(known, Past(learnt.scale, went, duties))


def _field_of_categories(learnt: Learnt) -> Field:
    known = {key: Category(pk=key, name=name) for key, name in learnt.names.items()}
    return Field(known, Past(learnt.scale, learnt.categories))


def _named(terms: list[str], text: str) -> list[str]:
    """The words the text uses for these terms, those inside a longer one left out."""
    words = [word for term in terms[: REASONS * 2] if (word := named_as(term, text))]
    return [word for word in dict.fromkeys(words) if not any(word != other and word in other for other in words)][
        :REASONS
    ]
