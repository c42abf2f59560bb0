"""What would be published of a suggestion: its words and those of its public answers, as they stand and as hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from django.utils.translation import gettext as _

from suggestions.models import Publication, Reply, Suggestion
from suggestions.rules import ReplyState
from suggestions.rules.masking import mask, not_found, pieces
from suggestions.rules.publishing import Openness
from suggestions.similarity.pairs import folded, pairs_of

PART = "\x1f"  # between parts of what is hashed; no text of ours holds it


@dataclass(frozen=True)
class PublicCopy:
    """`answers` are the replies sent and marked public, of all rounds; texts come with the passages already hidden."""

    suggestion: Suggestion
    answers: Sequence[Reply]
    passages: Sequence[str]

    @property
    def title(self) -> str:
        return self._shown(self.suggestion.title)

    @property
    def body(self) -> str:
        return self._shown(self.suggestion.body)

    @property
    def answered(self) -> list[tuple[Reply, str]]:
        return [(reply, self._shown(reply.body)) for reply in self.answers]

    @property
    def side_by_side(self) -> list[tuple[str, list[tuple[str, bool]], str]]:
        """Each text with its name: as written, in pieces, each with whether it is hidden; and as everybody reads it."""
        units = [reply.assignment.unit if reply.assignment else "" for reply in self.answers]
        names = [_("Title"), _("Text of the suggestion"), *(_("Reply of %(unit)s") % {"unit": unit} for unit in units)]
        marked = [pieces(text, self.passages) for text in self._originals]
        return list(zip(names, marked, self.shown, strict=True))

    @property
    def shown(self) -> list[str]:
        """Every text as everybody will read it."""
        return [self._shown(text) for text in self._originals]

    @property
    def source(self) -> str:
        """SHA-256 of the words before hiding: tells whether anything has changed since."""
        keys = [f"{reply.pk}:{reply.version}" for reply in self.answers]
        return sha256(PART.join([*self._originals, *keys]).encode()).hexdigest()

    @property
    def not_found(self) -> list[str]:
        """Passages that stand nowhere."""
        return not_found(self.passages, self._originals)

    @property
    def words(self) -> str:
        """What a search reads."""
        return folded("\n".join([*self.shown, self.suggestion.lead_name, f"{self.suggestion.number or 0:03d}"]))

    @property
    def pairs(self) -> list[str]:
        return pairs_of(self.words)

    @property
    def _originals(self) -> list[str]:
        return [self.suggestion.title, self.suggestion.body, *(reply.body for reply in self.answers)]

    def _shown(self, text: str) -> str:
        return mask(text, self.passages)


def copies_of(suggestions: Sequence[Suggestion], passages: Mapping[int, Sequence[str]]) -> list[PublicCopy]:
    """Of each, in order, with the passages named for its key. One query; replies come with unit, letter and round."""
    public = Reply.objects.filter(round__suggestion__in=suggestions, state=ReplyState.SENT, openness=Openness.ACTIVE)
    answers: dict[int, list[Reply]] = {}
    for reply in public.select_related("assignment__unit", "category", "round").order_by("round__number", "pk"):
        answers.setdefault(reply.round.suggestion_id, []).append(reply)
    return [PublicCopy(row, answers.get(row.pk, []), passages.get(row.pk, ())) for row in suggestions]


def copies_to_release(suggestions: Sequence[Suggestion]) -> list[PublicCopy]:
    """Of each what a release would show if nobody named other passages than the last time. Two queries."""
    last = Publication.objects.filter(suggestion__in=suggestions).order_by("suggestion", "-pk").distinct("suggestion")
    before = dict(last.values_list("suggestion", "passages"))
    copies = copies_of(suggestions, before)
    return [replace(copy, passages=[each for each in copy.passages if each not in copy.not_found]) for copy in copies]
