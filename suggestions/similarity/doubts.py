"""Whether a reply answers: points asked and left out, text taken from earlier replies, nothing but politeness.

文来文往、一答了之: the field's own name for what is looked for. A doubt is a reason to read again, never a verdict.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from suggestions.similarity.words import matters_in, pairs_in

SHINGLE = 8  # characters; a shorter stretch may be alike by chance
REPEATED = 0.4  # from this share of identical stretches on, the reply is said to repeat an earlier one
ANSWERED = 0.2  # a point is answered when this share of what it says comes back in the reply
LEAST = 20  # characters that say something, below which a reply is only polite
NUMBER = "一二三四五六七八九十"
MARKS = re.compile(rf"(?:^|[。；;：:，,\s])\s*(?:[（(]?[{NUMBER}\d]{{1,2}}[)）、.．]|[{NUMBER}]是|第[{NUMBER}])")
PROPOSES = re.compile(r"建议|希望|应当|恳请|请求|呼吁")
SENTENCE = re.compile(r"[。；;！？\n]")
POLITE = re.compile(
    r"(?:非常)?感谢|衷心|诚挚|您?对[^，。]{0,20}的?(?:关心|关注|支持)(?:和|与|、)?(?:理解|支持|关注)?"
    r"|收悉|现答复如下|答复如下|高度重视|认真研究|专题研究|积极(?:推进|推动|争取|协调)|进一步(?:加强|加大|完善|推进)"
    r"|切实(?:加强|抓好|做好)|继续(?:关心|支持|努力)|逐步(?:解决|推进|完善)|适时|尽快|予以考虑|统筹考虑"
    r"|条件成熟|下一步|我[局委办院]|将|工作|力度|代表|您|建议|提出|宝贵|意见|欢迎|一如既往|监督|此复"
)


@dataclass(frozen=True)
class Doubt:
    """`kind` is repeats, unanswered or polite; `share` of the reply or of the points; the points left out."""

    kind: str
    share: float
    points: list[str] = field(default_factory=list)

    @property
    def percent(self) -> int:
        return round(100 * self.share)


def doubts_in(asked: str, reply: str, earlier: Iterable[str] = ()) -> list[Doubt]:
    """The doubts, the plainest first; empty when there are none."""
    if is_only_polite(reply):
        return [Doubt("polite", 1.0), *_repeats(reply, earlier)]
    return [*_repeats(reply, earlier), *_unanswered(asked, reply)]


def points_of(asked: str) -> list[str]:
    """What is proposed: the numbered points after the proposal begins, or else its sentences that propose."""
    start = max((found.end() for found in re.finditer(r"建议(?:如下)?[：:]", asked)), default=0)
    text = asked[start:]
    numbered = [part.strip(" ，。；;\n") for part in MARKS.split(text)[1:]]
    sentences = [part.strip() for part in SENTENCE.split(text) if PROPOSES.search(part) or start]
    return [point for point in numbered or sentences if len(point) > 3]


def is_only_polite(reply: str) -> bool:
    """Nothing of substance is left when the usual phrases are taken away."""
    return len(re.sub(r"[\W\d_]+", "", POLITE.sub("", reply))) < LEAST


def share_repeated(reply: str, earlier: str) -> float:
    """The share of the reply's stretches of characters that stand in the earlier one too."""
    own, other = _shingles(reply), _shingles(earlier)
    return len(own & other) / len(own) if own else 0.0


def is_answered(point: str, reply: str) -> bool:
    """Whether the reply speaks of what the point says: its matters, or enough of its words."""
    said = pairs_in(point)
    matters = matters_in(point)
    back = len(said & pairs_in(reply)) / len(said) if said else 1.0
    return back >= ANSWERED or bool(matters and matters <= matters_in(reply) and back >= ANSWERED / 2)


def _repeats(reply: str, earlier: Iterable[str]) -> list[Doubt]:
    share = max((share_repeated(reply, text) for text in earlier), default=0.0)
    return [Doubt("repeats", share)] if share >= REPEATED else []


def _unanswered(asked: str, reply: str) -> list[Doubt]:
    points = points_of(asked)
    left = [point for point in points if not is_answered(point, reply)]
    return [Doubt("unanswered", len(left) / len(points), left)] if left else []


def _shingles(text: str) -> set[str]:
    plain = re.sub(r"\W+", "", text)
    return {plain[i : i + SHINGLE] for i in range(len(plain) - SHINGLE + 1)}
