"""Which unit and which category, beside the plain ways of guessing. Units are scored by function."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from statistics import mean

from suggestions.similarity.choosing import Past, choose
from suggestions.similarity.functions import FUNCTIONS, functions_of
from suggestions.similarity.likeness import Scale
from suggestions.similarity.words import terms_of, terms_of_duties
from tests.bench.matching import Measure, ours, trigrams
from tests.bench.published import ITEMS, SIDES, groups, side

DUTIES = {name: terms_of_duties(function.duties) for name, function in FUNCTIONS.items()}
GROUPS = groups()
Guess = Callable[[str], list[str]]
NOTHING: Past[str] = Past(Scale(0, {}), {}, DUTIES)


def functions(key: str) -> list[str]:
    return functions_of(ITEMS[key].unit)


ANSWERED = [key for key in ITEMS if functions(key)]


def learnt(keys: Iterable[str]) -> Past[str]:
    """What these items' decisions teach."""
    keys = list(keys)
    holding: Counter[str] = Counter()
    went: dict[str, Counter[str]] = defaultdict(Counter)
    for key in keys:
        for term in terms_of(ITEMS[key].title):
            holding[term] += 1
            went[term][functions(key)[0]] += 1
    return Past(Scale(len(keys), holding), went, DUTIES)


def by_duties(key: str) -> list[str]:
    """The first day: nothing decided yet, and no unit has stated its duties."""
    return [choice.key for choice in choose(terms_of(ITEMS[key].title), NOTHING)]


def after_other_topics(key: str) -> list[str]:
    """With the decisions of other cities on other matters."""
    others = (other for other in ANSWERED if GROUPS[ITEMS[other].topic] != GROUPS[ITEMS[key].topic])
    return [choice.key for choice in choose(terms_of(ITEMS[key].title), learnt(others))]


def most_frequent(key: str) -> list[str]:
    return [name for name, _items in Counter(functions(o)[0] for o in ANSWERED if o != key).most_common(3)]


def neighbours(measure: Measure, label: Callable[[str], str], among: list[str]) -> Guess:
    """The labels of the most alike items, the most alike first."""

    def guess(key: str) -> list[str]:
        order = sorted((other for other in among if other != key), key=lambda other: -measure(key, other))
        return list(dict.fromkeys(label(other) for other in order[:20]))[:3]

    return guess


def hits(guess: Guess, keys: list[str], truth: Callable[[str], Iterable[str]]) -> str:
    first, three = [], []
    for key in keys:
        found, true = guess(key), set(truth(key))
        first.append(found[0] in true if found else False)
        three.append(bool(true & set(found)))
    return f"@1 {mean(first):.3f}   @3 {mean(three):.3f}   (n={len(keys)})"


def report(where: str) -> None:
    keys = [key for key in ANSWERED if side(key) == where]
    others = [key for key in ANSWERED if side(key) != where]
    for name, guess in (
        ("first day: usual duties of a unit of that name", by_duties),
        ("after decisions of other cities on other topics", after_other_topics),
        ("trigram nearest, of other topics", neighbours(trigrams(), lambda key: functions(key)[0], others)),
        ("most frequent unit", most_frequent),
    ):
        print(f"  unit      {name:48} {hits(guess, keys, functions)}")
    _report_categories(where)
    _report_sureness(keys)


def _report_categories(where: str) -> None:
    """A topic named by the other items of it, which the tuning never saw on the side kept apart."""
    sizes = Counter(item.topic for item in ITEMS.values())
    keys = [key for key, item in ITEMS.items() if SIDES[item.topic] == where and sizes[item.topic] > 1]
    for name, measure in (("ours", ours()), ("trigrams", trigrams())):
        guess = neighbours(measure, lambda key: ITEMS[key].topic, list(ITEMS))
        print(f"  category  {name:48} {hits(guess, keys, lambda key: [ITEMS[key].topic])}")


def _report_sureness(keys: list[str]) -> None:
    """Calibration: what was said in a word, and how often the first was right."""
    said = defaultdict(list)
    for key in keys:
        if found := choose(terms_of(ITEMS[key].title), NOTHING):
            said[found[0].degree].append((found[0].sureness, found[0].key in functions(key)))
    for degree in ("sure", "likely", "unsure"):
        if said[degree]:
            told, right = (mean(column) for column in zip(*said[degree], strict=True))
            print(f"  how sure  {degree:8} said {told:.2f}, right {right:.2f} (n={len(said[degree])})")
