"""What would be published of a suggestion: its words and those of its public answers, as they stand and as hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from suggestions.models import Reply, Suggestion
from suggestions.rules import ReplyState
from suggestions.rules.masking import mask, not_found
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
        said = [self.title, self.body, *(body for _reply, body in self.answered)]
        return folded("\n".join([*said, self.suggestion.lead_name, f"{self.suggestion.number or 0:03d}"]))

    @property
    def pairs(self) -> list[str]:
        return pairs_of(self.words)

    @property
    def _originals(self) -> list[str]:
        return [self.suggestion.title, self.suggestion.body, *(reply.body for reply in self.answers)]

    def _shown(self, text: str) -> str:
        return mask(text, self.passages)


def copy_of(suggestion: Suggestion, passages: Sequence[str] = ()) -> PublicCopy:
    """One query; the rows come with unit, letter and round."""
    public = Reply.objects.filter(round__suggestion=suggestion, state=ReplyState.SENT, openness=Openness.ACTIVE)
    rows = public.select_related("assignment__unit", "category", "round").order_by("round__number", "pk")
    return PublicCopy(suggestion, list(rows), [passage for passage in passages if passage.strip()])
