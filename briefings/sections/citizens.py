"""联系群众: reception days, what citizens said, and what they say most about."""

from django.db.models import Count

from briefings.sections.figures import Figure
from briefings.sections.from_citizens import WHOLE, list_url
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from briefings.sections.wording import compared, joined, told
from stations.models import Opinion
from stations.reports.scope import between
from stations.rules.opinions import Topic

BUSIEST = 3
DEFINITION = "{}收到的该领域群众意见。"


def tell(scope: Scope) -> Told:
    found, busiest = scope.citizens, topics(scope)
    paragraphs = [
        f"{scope.words.this}各联络站开展接待活动{told(found['held'])}{compared(found['held'])}，代表进站{told(found['times'])}，"
        f"接待群众{told(found['citizens'])}{compared(found['citizens'])}。",
        f"收到群众意见{told(found['received'])}{compared(found['received'])}；办结{told(found['ended'])}"
        f"{compared(found['ended'])}；转为代表建议{told(found['suggested'])}。群众满意率{told(found['satisfied'])}"
        f"{compared(found['satisfied'])}。",
    ]
    if busiest:
        paragraphs.append(f"反映较集中的是{joined(f'{each.label}（{each.count}件）' for each in busiest)}。")
    return Told(paragraphs=paragraphs, figures=[*found.values(), *busiest])


def topics(scope: Scope) -> list[Figure]:
    """The topics most was said about in the period, the busiest first."""
    rows = Opinion.objects.visible_to(scope.reader)
    rows = rows.filter(between("received_at", scope.period.first, scope.cut_off))
    if scope.area != WHOLE:
        rows = rows.filter(station__region=scope.area)
    counted = rows.exclude(topic="").order_by().values("topic").annotate(n=Count("pk")).order_by("-n", "topic")
    return [_figure(row["topic"], row["n"], scope) for row in counted[:BUSIEST]]


def _figure(topic: str, count: int, scope: Scope) -> Figure:
    more = {} if scope.area == WHOLE else {"area": scope.area}
    return Figure(
        key=f"topic:{topic}",
        label=str(Topic(topic).label),
        count=count,
        url=list_url(scope.period, "received", "received", topic=topic, **more),
        definition=DEFINITION.format(scope.words.within),
    )


SECTION = Section("citizens", "联系群众", tell)
