"""Similar suggestions on published titles: recall@5 and pairs, beside trigrams as pg_trgm reckons them."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from statistics import mean

from suggestions.similarity.likeness import LIKE, SAME, Scale, likeness
from suggestions.similarity.words import terms_of
from tests.bench.published import ITEMS, PAIRS, side

BEST = 5
EASY = 300
Measure = Callable[[str, str], float]


def ours() -> Measure:
    terms = {key: terms_of(item.title) for key, item in ITEMS.items()}
    scale = Scale(len(terms), Counter(term for said in terms.values() for term in said))
    return lambda one, other: likeness(terms[one], terms[other], scale)


def trigrams() -> Measure:
    """The similarity of pg_trgm: common trigrams of padded words by all trigrams."""
    sets = {key: _trigrams(item.title) for key, item in ITEMS.items()}
    return lambda one, other: len(sets[one] & sets[other]) / len(sets[one] | sets[other])


def _trigrams(text: str) -> set[str]:
    padded = f"  {text} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def recall(measure: Measure, where: str) -> tuple[float, int]:
    """The mean share of an item's same-matter partners among its five most similar of all items."""
    partners = defaultdict(set)
    for one, other, label in PAIRS:
        if label == 1:
            partners[one].add(other)
            partners[other].add(one)
    asked = [key for key in partners if side(key) == where]
    return mean(_found(measure, key, partners[key]) for key in asked), len(asked)


def _found(measure: Measure, key: str, wanted: set[str]) -> float:
    best = sorted((other for other in ITEMS if other != key), key=lambda other: -measure(key, other))[:BEST]
    return len(wanted & set(best)) / min(BEST, len(wanted))


def degrees(measure: Measure, where: str) -> dict[str, list[float]]:
    """How alike the pairs of each kind are; zero pairs hard (judged) and easy (drawn) apart."""
    kinds = {1.0: "same", 0.5: "related", 0.0: "hard zero"}
    found = defaultdict(list)
    for one, other, label in PAIRS:
        if side(one) == side(other) == where:
            found[kinds[label]].append(max(measure(one, other), measure(other, one)))
    keys = sorted(key for key in ITEMS if side(key) == where)
    draw = random.Random(1)
    for _each in range(EASY):
        one, other = draw.sample(keys, 2)
        if ITEMS[one].topic != ITEMS[other].topic:
            found["easy zero"].append(max(measure(one, other), measure(other, one)))
    return found


def auc(high: list[float], low: list[float]) -> float:
    return mean((one > other) + 0.5 * (one == other) for one in high for other in low)


def report(where: str) -> None:
    for name, measure in (("ours", ours()), ("trigrams", trigrams())):
        share, asked = recall(measure, where)
        kinds = degrees(measure, where)
        hard, easy = (auc(kinds["same"], kinds[kind]) for kind in ("hard zero", "easy zero"))
        print(f"  {name:9} recall@5 {share:.3f} (n={asked})   AUC same/hard zero {hard:.3f}, same/easy zero {easy:.3f}")
        if name == "ours":
            _thresholds(kinds)


def _thresholds(kinds: dict[str, list[float]]) -> None:
    for name, bound in (("shown as similar", LIKE), ("counted as the same matter", SAME)):
        over = "   ".join(f"{kind} {sum(d >= bound for d in found)}/{len(found)}" for kind, found in kinds.items())
        print(f"            {name} from {bound}: {over}")
