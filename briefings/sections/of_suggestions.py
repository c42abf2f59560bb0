"""Figures of a session's suggestions at a cut-off, beside those at the cut-offs before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse

from briefings.rules.periods import YEAR_LENGTH, Period
from briefings.sections.figures import Figure, on_day
from congress.common.dates import months_before
from congress.organs.models import Session
from suggestions.reports import KPIS, Measure
from suggestions.reports.counting import count, items_of, measures
from suggestions.reports.dimensions import Item
from suggestions.reports.scope import Asked, query_of

LABELS = {
    "accepted": "本年立案建议",
    "answered": "答复率",
    "on_time": "按时答复率",
    "closed": "办结率",
    "overdue": "逾期率",
    "met": "面商率",
    "solved": "解决率",
    "solved_or_planned": "解决或计划解决率",
    "promises_kept": "承诺兑现率",
    "rated": "反馈率",
    "satisfied": "代表满意率",
    "content": "满意和基本满意率",
}
OPEN = {
    "unanswered": ("在办", "已交办、尚未全部答复代表的建议。"),
    "unanswered_late": ("逾期未答复", "已过办理期限、尚未答复代表的建议。"),
}
Figures = dict[str, Figure]


def figures_of_suggestions(
    reader: Any, sessions: Sequence[Session], period: Period, items: Sequence[Item], narrowed: Asked
) -> Figures:
    """The running session's figures at the cut-off; those a year before are of the session that ran then.

    `items` are the running session's as known at the cut-off, `narrowed` says which of them.
    """
    now = _of(items, asked_of(sessions, period.cut_off, narrowed), period.cut_off)
    before = [(name, _before(reader, sessions, then, period, narrowed)) for name, then in period.named]
    return {key: figure.with_earlier([(name, found.get(key)) for name, found in before]) for key, figure in now.items()}


def _before(reader: Any, sessions: Sequence[Session], then: Period, now: Period, narrowed: Asked) -> Figures:
    """None of another session but those a year before: a session's figures begin anew with it."""
    is_same = _running(sessions, then.cut_off) == _running(sessions, now.cut_off)
    is_year_before = then.first == months_before(now.first, YEAR_LENGTH)
    return _on(reader, sessions, then.cut_off, narrowed) if is_same or is_year_before else {}


def asked_of(sessions: Sequence[Session], on: date, narrowed: Asked) -> dict[str, Any]:
    """The question for the session running that day; empty before the first.

    What is confidential is left out, so that office and leaders find the same lists behind the figures.
    """
    session = _running(sessions, on)
    return {"session": str(session.pk), "open": "1", **narrowed} if session else {}


def _running(sessions: Sequence[Session], on: date) -> Session | None:
    return next((each for each in sessions if each.opened_on <= on), None)


def _on(reader: Any, sessions: Sequence[Session], on: date, narrowed: Asked) -> Figures:
    asked = asked_of(sessions, on, narrowed)
    return _of(items_of(reader, asked, on), asked, on) if asked else {}


def _of(items: Sequence[Item], asked: Asked, on: date) -> Figures:
    if not asked:
        return {}
    found = measures(items, asked, with_ratings=True)
    told = {key: figure_of(found[key], label, on) for key, label in LABELS.items()}
    return told | {key: _open(key, items, asked, on) for key in OPEN}


def figure_of(measure: Measure, label: str, on: date, key: str = "") -> Figure:
    """A measure of the statistics as a figure whose lists are of that day."""
    figure = Figure(
        key=key or measure.kpi.key,
        label=label,
        count=measure.count,
        whole=measure.whole,
        url=on_day(measure.url, on),
        definition=str(KPIS[measure.kpi.key].definition),
    )
    return figure if measure.whole is None else replace(figure, whole_url=on_day(measure.whole_url, on), unit="%")


def _open(key: str, items: Sequence[Item], asked: Asked, on: date) -> Figure:
    label, definition = OPEN[key]
    url = on_day(f"{reverse('suggestions:index')}?{query_of(asked, counted=key)}", on)
    return Figure(key=key, label=label, count=count(key, items), url=url, definition=definition)
