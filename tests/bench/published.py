"""The published titles and judged pairs, split by topic once and for all before anything was tuned."""

import csv
from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
SEED = "congress-held-out-1"
HELD_OUT = 40  # per cent of the groups of topics
TUNING, KEPT = "tuning", "kept apart"


class Item(NamedTuple):
    key: str
    title: str
    unit: str
    topic: str


class Pair(NamedTuple):
    """1: the same matter, 0.5: related, 0: different although words overlap."""

    one: str
    other: str
    label: float


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ITEMS = {row["id"]: Item(row["id"], row["title"], row["lead_unit"], row["topic"]) for row in _rows("published.csv")}
PAIRS = [Pair(row["id_a"], row["id_b"], float(row["label"])) for row in _rows("published_pairs.csv")]


def groups() -> dict[str, str]:
    """Each topic's group: topics joined by a pair that is more than different stand on one side."""
    group = {item.topic: item.topic for item in ITEMS.values()}
    for pair in PAIRS:
        one, other = group[ITEMS[pair.one].topic], group[ITEMS[pair.other].topic]
        if pair.label and one != other:
            joined = min(one, other)
            group = {topic: joined if name in (one, other) else name for topic, name in group.items()}
    return group


def sides() -> dict[str, str]:
    """For each topic, whether it may be tuned on."""
    found = {}
    members = defaultdict(list)
    for topic, name in groups().items():
        members[name].append(topic)
    for topics in members.values():
        draw = int(sha256(f"{SEED}:{min(topics)}".encode()).hexdigest(), 16) % 100
        found.update(dict.fromkeys(topics, KEPT if draw < HELD_OUT else TUNING))
    return found


SIDES = sides()


def side(key: str) -> str:
    return SIDES[ITEMS[key].topic]
