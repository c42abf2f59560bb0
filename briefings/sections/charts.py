"""近六个月群众意见, of a year all twelve: received and closed, as bars."""

from briefings.rules.periods import Period
from briefings.sections.figures import Figure
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from congress.common.dates import months_before
from congress.common.text import chinese_number
from congress.documents.bulletins import Chart, Series

FEWEST = 6
KINDS = {"received": "收到", "ended": "办结"}


def tell(scope: Scope) -> Told:
    shown = max(FEWEST, scope.period.length)
    months = [months_before(scope.period.months[-1], back) for back in reversed(range(shown))]
    bars = {key: [scope.months.figure(key, Period(month), scope.area) for month in months] for key in KINDS}
    chart = Chart(
        caption=f"近{chinese_number(shown)}个月群众意见（件）",
        labels=[f"{month.month}月" for month in months],
        series=[Series(name, [each.count for each in bars[key]]) for key, name in KINDS.items()],
    )
    figures = [
        _named(each, f"{each.key}:{month:%Y-%m}", f"{month.month}月{each.label}")
        for same in bars.values()
        for month, each in zip(months, same, strict=True)
    ]
    return Told(parts=[chart], figures=figures)


def _named(figure: Figure, key: str, label: str) -> Figure:
    return Figure(key=key, label=label, count=figure.count, url=figure.url, definition=figure.definition)


SECTION = Section("charts", "", tell)  # stands under the heading of the main figures
