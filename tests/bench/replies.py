"""Whether empty answers are told from full ones, on replies written for it and never tuned on."""

import json
from statistics import mean
from typing import Any

from suggestions.similarity.doubts import doubts_in
from tests.bench.published import DATA

KINDS = ("polite", "repeats", "unanswered")


def cases(name: str) -> list[dict[str, Any]]:
    return json.loads((DATA / name).read_text("utf-8"))


def found_in(case: dict[str, Any]) -> set[str]:
    return {doubt.kind for doubt in doubts_in(case["asked"], case["reply"], case.get("earlier", []))}


def report(name: str = "replies_kept_apart.json") -> None:
    told = [(found_in(case), set(case["doubts"])) for case in cases(name)]
    right = mean(bool(found) == bool(true) for found, true in told)
    print(f"  full or empty told rightly {right:.2f} (n={len(told)})")
    for kind in KINDS:
        hits = sum(kind in found and kind in true for found, true in told)
        flagged, real = sum(kind in found for found, _true in told), sum(kind in true for _found, true in told)
        print(f"  {kind:11} flagged {flagged}, rightly {hits}, of {real}")
