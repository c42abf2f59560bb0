"""A year of briefings in the demo city: all issued but the newest, which waits for approval."""

from datetime import date, datetime, time, timedelta

from django.utils.timezone import localdate, make_aware

from briefings import actions
from briefings.models import Briefing, Masthead
from briefings.rules.briefings import drafted_from, month_before
from congress.accounts.models import User
from congress.common.dates import months_before
from congress.organs.models import Congress, Holiday

ISSUED = 11
CASE = (
    "城东街道文昌路口过街难问题。代表在联络站接待日收到群众意见后，转为代表建议，承办单位会同公安部门现场踏勘，"
    "增设信号灯并施划安全岛，已向代表和反映问题的群众答复。"
)
MASTHEAD = {
    "name": "清源人大工作简报",
    "pinyin": "QINGYUAN RENDA GONGZUO JIANBAO",
    "editing_unit": "清源市人大常委会办公室编",
    "editors": "王慧敏　高　洁",
    "contact": "0398-5550100　renda@qingyuan.example",
    "licence": "清党简准字〔2022〕第7号",
    "copies": 180,
    "reports_to": "省人大常委会办公厅、代表工委，市委常委。",
    "sends_to": "市人大常委会组成人员，市政府办公室，市监委，市法院，市检察院，市人大各专门委员会。",
    "issues_to": "各区、县人大常委会，各乡镇人大，各街道人大工委，各代表联络站。",
    "total_before": 50,
    "is_on": True,
}


def build_briefings(congress: Congress, people: dict[str, User], now: datetime) -> int:
    """Draft, edit, send and approve month by month; returns how many there are."""
    today = localdate(now)
    newest = month_before(today)
    first = months_before(newest, ISSUED - 1)  # whose month the oldest went out in
    before = {"year_before": first.year, "number_before": first.month - 1}
    masthead = Masthead.objects.create(congress=congress, **MASTHEAD, **before)
    calendar = Holiday.objects.calendar()
    for back in reversed(range(ISSUED + 1)):
        month = months_before(newest, back)
        begun = drafted_from((month + timedelta(days=31)).replace(day=1), calendar)
        at = min(_morning(begun), now)
        row = actions.draft_by_clock(masthead, month, at=at)
        assert row is not None
        row = _edited(row, people["jiaoban"], at)
        row = actions.send(row, by=people["duban"], at=at)
        if back:
            actions.approve(row, by=people["zhuren"], at=at)
    return ISSUED + 1


def _edited(row: Briefing, by: User, at: datetime) -> Briefing:
    texts = [(each["key"], CASE if each["key"] == "cases" else each["text"]) for each in row.words["sections"]]
    return actions.edit(row, title=row.title, lead=row.words["lead"], texts=texts, by=by, at=at)


def _morning(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(9)))
