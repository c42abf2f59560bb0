"""What citizens spoke of most in the month."""

from dataclasses import dataclass

from congress.common.dates import months_before
from portal.reports.overview.choice import Choice
from portal.reports.overview.trends import Trends
from stations.reports.scope import query_of
from stations.rules.opinions import Topic

SHOWN = 6


@dataclass(frozen=True)
class Busy:
    """A topic, how many opinions, how many a month before, and the query of the list."""

    label: str
    count: int
    before: int
    query: str
    bar: int

    @property
    def change(self) -> int:
        return self.count - self.before


def topics(choice: Choice, trends: Trends) -> list[Busy]:
    """The busiest first, of the whole place; those nobody spoke of are left out."""
    before = months_before(choice.month, 1)
    counts = {topic: trends.opinions[choice.month, "topic", topic.value, "received"] for topic in Topic}
    most = max(counts.values(), default=0)
    busiest = sorted((topic for topic in Topic if counts[topic]), key=lambda topic: -counts[topic])
    return [
        Busy(
            str(topic.label),
            counts[topic],
            trends.opinions[before, "topic", topic.value, "received"],
            query_of({"from": choice.month, "until": choice.on}, topic=topic.value),
            round(100 * counts[topic] / most),
        )
        for topic in busiest[:SHOWN]
    ]
