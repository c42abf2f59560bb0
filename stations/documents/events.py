"""The minutes of an event with citizens (屋场恳谈会、议事会记录) or a meeting. Citizens are counted, never named."""

from django.utils.timezone import localtime

from congress.documents.chapters import Block, Grid, Heading, Paper
from congress.documents.dates import written_day
from stations.models import EventWithCitizens
from stations.rules.events import WITHIN, EventKind

KINDS = {
    EventKind.YARD: "屋场恳谈会",
    EventKind.COUNCIL: "议事会",
    EventKind.OTHER: "联系群众活动",
    EventKind.MEETING: "人大代表会议",
}


def minutes(event: EventWithCitizens) -> Paper:
    """When, where, who came, what was said, and the number under which each matter is followed."""
    starts = localtime(event.starts_at)
    return Paper(
        title=f"{event.title}{KINDS[EventKind(event.kind)]}记录",
        below_title=f"{event.station.name}　{written_day(starts.date())}",
        blocks=[
            Heading("一、基本情况"),
            f"时间：{written_day(starts.date())}{starts:%H:%M}。地点：{event.place}。",
            _who_came(event),
            Heading("二、会议记录"),
            *event.minutes.splitlines(),
            *([] if event.kind in WITHIN else [Heading("三、群众意见"), *_matters(event)]),
        ],
    )


def _who_came(event: EventWithCitizens) -> str:
    came = event.invitations.filter(has_come=True).select_related("mandate__person")
    names = "、".join(row.mandate.person.name for row in came) or "无"
    return f"到会代表：{names}。" + ("" if event.kind in WITHIN else f"到会群众：{event.citizens}人。")


def _matters(event: EventWithCitizens) -> list[Block]:
    rows = [
        [str(place), row.text, row.opinion.receipt]
        for place, row in enumerate(event.matters.select_related("opinion"), 1)
    ]
    if not rows:
        return ["无。"]
    return [
        Grid(caption="群众意见清单", headings=["序号", "内容", "受理编号"], rows=rows, shares=[1, 8, 3], wordy=(1,))
    ]
