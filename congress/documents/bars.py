"""A bar chart as places and lengths on a drawing 600 wide: the same counts draw the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT, LEFT, TOP, FOOT = 600.0, 190.0, 36.0, 14.0, 164.0
BAR, GAP = 25.0, 4.0


@dataclass(frozen=True)
class Series:
    """One row of bars; the first is filled, the second only outlined, so that they differ without colour."""

    name: str
    values: Sequence[int]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Bars side by side over each label; every series has a value for each."""

    caption: str
    labels: Sequence[str]
    series: Sequence[Series]


def drawn(chart: Chart) -> dict[str, Any]:
    """Lines of the scale, bars with their figures, labels; numbers as text with one decimal."""
    top = _round_up(max((value for each in chart.series for value in each.values), default=0))
    room = (WIDTH - LEFT) / max(len(chart.labels), 1)
    bar = min(BAR, room / (len(chart.series) + 1))
    whole = len(chart.series) * bar + (len(chart.series) - 1) * GAP
    bars, labels = [], []
    for place, label in enumerate(chart.labels):
        start = LEFT + room * place + (room - whole) / 2
        labels.append({"x": _text(start + whole / 2), "text": label})
        for turn, each in enumerate(chart.series):
            bars.append(_bar(start + turn * (bar + GAP), bar, each.values[place], top) | {"is_first": turn == 0})
    return {"bars": bars, "labels": labels, "lines": [_line(top * step // 2, top) for step in range(3)]}


def spoken(chart: Chart) -> str:
    """The chart as a sentence, for those who hear it: 5月收到188、办结170；…"""
    told = [
        label + "、".join(f"{each.name}{each.values[place]}" for each in chart.series)
        for place, label in enumerate(chart.labels)
    ]
    return f"{chart.caption}：{'；'.join(told)}"


def _bar(x: float, width: float, value: int, top: int) -> dict[str, str]:
    height = (FOOT - TOP) * value / top
    places = {"x": x, "y": FOOT - height, "width": width, "height": height, "middle": x + width / 2}
    return {name: _text(number) for name, number in places.items()} | {
        "value": str(value),
        "above": _text(FOOT - height - 4),
    }


def _line(value: int, top: int) -> dict[str, Any]:
    y = FOOT - (FOOT - TOP) * value / top
    return {"y": _text(y), "text_y": _text(y + 4), "value": value}


def _round_up(most: int) -> int:
    """The end of the scale: the next even round number, at least two."""
    step = 10 ** max(len(str(most)) - 1, 0)
    return max(2, next(step * times for times in (1, 2, 4, 6, 8, 10) if step * times >= most))


def _text(number: float) -> str:
    return f"{number:.1f}"
