"""The sample city (made, not published): learn its first two years, then name the units of the third."""

from collections import Counter, defaultdict
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from openpyxl import load_workbook

from suggestions.similarity.choosing import Past, choose
from suggestions.similarity.likeness import Scale
from suggestions.similarity.words import terms_of, terms_of_duties

SAMPLES = Path(__file__).parents[1] / "samples"
CITY = "清源市"
LEARNT, ASKED = ("2023", "2024"), "2025"


class Row(NamedTuple):
    terms: dict[str, float]
    unit: str
    category: str
    year: str


def _table(name: str) -> list[dict[str, str]]:
    lines = load_workbook(SAMPLES / name).active.iter_rows(values_only=True)
    heads = [str(head).strip() for head in next(lines)]
    return [dict(zip(heads, (str(cell or "").strip() for cell in line), strict=True)) for line in lines]


def _plain(name: str) -> str:
    return "".join(name.split()).removeprefix(CITY).removeprefix("市")


UNITS = {row["单位名称"]: row for row in _table("units.xlsx")}
NAMES = {_plain(row[column]): name for name, row in UNITS.items() for column in ("单位名称", "简称")}


def rows() -> list[Row]:
    found = []
    for row in _table("suggestions_2023_2025.xlsx"):
        if unit := NAMES.get(_plain(row["主办单位"])):
            terms = terms_of(row["标题"], row["内容摘要"])
            found.append(Row(terms, unit, "".join(row["类别"].split()), row["交办日期"].strip()[:4]))
    return found


def learnt(past: list[Row], what: str) -> Past[str]:
    holding: Counter[str] = Counter()
    went: dict[str, Counter[str]] = defaultdict(Counter)
    for row in past:
        for term in row.terms:
            holding[term] += 1
            went[term][getattr(row, what)] += 1
    duties = {name: terms_of_duties(row["职责"]) for name, row in UNITS.items()} if what == "unit" else {}
    return Past(Scale(len(past), holding), went, duties)


def report() -> None:
    everything = rows()
    asked = [row for row in everything if row.year == ASKED]
    for what, years in (("unit", ()), ("unit", LEARNT), ("category", LEARNT)):
        past = learnt([row for row in everything if row.year in years], what)
        found = [(choose(row.terms, past), getattr(row, what)) for row in asked]
        first = mean(bool(best) and best[0].key == true for best, true in found)
        three = mean(true in [choice.key for choice in best] for best, true in found)
        name = "after two years" if years else "first day, stated duties"
        print(f"  {what:9} {name:48} @1 {first:.3f}   @3 {three:.3f}   (n={len(asked)})")
        said = [(best[0].sureness, best[0].key == true) for best, true in found if best]
        print(f"            said {mean(s for s, _r in said):.2f}, right {mean(r for _s, r in said):.2f}")
