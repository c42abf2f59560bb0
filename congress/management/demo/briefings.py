"""A year of briefings in the demo city, its four circulars and the report of the last year: all issued but the newest
month's, which waits for approval.
"""

from datetime import datetime, time
from typing import Any

from django.utils.timezone import localdate, make_aware

from briefings import actions
from briefings.models import Briefing, Masthead
from briefings.rules.periods import Kind, Period, due_from, period_of, period_over
from congress.accounts.models import User
from congress.common.dates import months_before
from congress.organs.models import Congress, Holiday

SHOWN = {Kind.MONTH: 12, Kind.QUARTER: 4, Kind.YEAR: 1}
CASE = (
    "城东街道文昌路口过街难问题。代表在联络站接待日收到群众意见后，转为代表建议，承办单位会同公安部门现场踏勘，"
    "增设信号灯并施划安全岛，已向代表和反映问题的群众答复。"
)
NEXT_STEPS = (
    "一些承办单位与代表见面沟通不够，答复后跟踪落实不紧；个别联络站接待活动不经常，群众意见办结后回访不及时。\n"
    "下一步，对逾期未答复和评价不满意的建议逐件督办，对到期承诺逐项核实；对没有按期开展接待活动的联络站进行提醒。"
)
WRITTEN = {"cases": CASE, "next_steps": NEXT_STEPS}
OFFICE: dict[str, Any] = {"editing_unit": "清源市人大常委会办公室编", "editors": "王慧敏　高　洁", "is_on": True}
MASTHEADS: dict[Kind, dict[str, Any]] = {
    Kind.MONTH: {
        "name": "清源人大工作简报",
        "pinyin": "QINGYUAN RENDA GONGZUO JIANBAO",
        "contact": "0398-5550100　renda@qingyuan.example",
        "licence": "清党简准字〔2022〕第7号",
        "copies": 180,
        "reports_to": "省人大常委会办公厅、代表工委，市委常委。",
        "sends_to": "市人大常委会组成人员，市政府办公室，市监委，市法院，市检察院，市人大各专门委员会。",
        "issues_to": "各区、县人大常委会，各乡镇人大，各街道人大工委，各代表联络站。",
        "total_before": 50,
    },
    Kind.QUARTER: {
        "name": "代表工作通报",
        "keep_note": "",
        "reports_to": "市委，省人大常委会代表工委。",
        "issues_to": "各承办单位，各区、县人大常委会，各乡镇人大，各街道人大工委。",
        "copies": 120,
        "total_before": 16,
    },
    Kind.YEAR: {
        "name": "年度工作报告",
        "keep_note": "",
        "editing_unit": "清源市人大常委会",
        "editors": "",
        "total_before": 4,
    },
}
PUBLIC = {Kind.YEAR}  # the others are marked as internal, or name units that were late


def build_briefings(congress: Congress, people: dict[str, User], now: datetime) -> int:
    """Draft, edit, send and approve period by period; returns how many there are."""
    return sum(_series(congress, kind, people, now) for kind in Kind)


def _series(congress: Congress, kind: Kind, people: dict[str, User], now: datetime) -> int:
    """Those of a kind, the oldest first; the newest month's waits for approval."""
    newest, calendar = period_over(kind, localdate(now)), Holiday.objects.calendar()
    backs = reversed(range(SHOWN[kind]))
    periods = [period_of(kind, months_before(newest.first, back * newest.length)) for back in backs]
    first = due_from(periods[0], calendar)  # when the oldest went out
    before = {"year_before": first.year, "number_before": (first.month - 1) // newest.length}
    masthead = Masthead.objects.create(congress=congress, kind=kind, **OFFICE | MASTHEADS[kind], **before)
    for period in periods:
        at = min(make_aware(datetime.combine(due_from(period, calendar), time(9))), now)
        row = _sent(masthead, period, people, at)
        if period != newest or kind != Kind.MONTH:
            row = actions.approve(row, by=people["zhuren"], at=at)
            if kind in PUBLIC:
                actions.publish(row, by=people["jiaoban"], at=at)
    return len(periods)


def _sent(masthead: Masthead, period: Period, people: dict[str, User], at: datetime) -> Briefing:
    row = actions.draft_by_clock(masthead, period, at=at)
    assert row is not None
    texts = [(each["key"], WRITTEN.get(each["key"], each["text"])) for each in row.words["sections"]]
    row = actions.edit(row, title=row.title, lead=row.words["lead"], texts=texts, by=people["jiaoban"], at=at)
    return actions.send(row, by=people["duban"], at=at)
