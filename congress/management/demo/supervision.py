"""Supervision alive at first start: key suggestions, a draw, stars, a grading, circulars, awards and an inquiry."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils.timezone import localdate

from congress.accounts.models import User
from congress.organs.models import Congress, Unit
from suggestions.actions.supervision import awards, circulars, draws, grading, inquiries, keys, registers, stars
from suggestions.models import Suggestion
from suggestions.models.supervision import Grading, GradingScheme, KeyCriterion

CRITERIA = ["事关全市发展大局", "人民群众反映强烈", "多名代表共同关注", "涉及多个部门、办理难度较大"]
MEETING = "市九届人大常委会第四十一次主任会议"
UNITS = (
    "领导重视 | 10 | staff\n按时签收 | 10 | signed_in\n按时答复 | 20 | answered\n联系代表 | 10 | contacted\n"
    "代表满意 | 30 | content\n问题解决 | 20 | solved"
)
STARS = "选题质量 | 30 | staff\n调研深度 | 30 | committee\n办理成效 | 40 | content"
DEMANDS = "一、对逾期未答复的建议，三日内书面答复代表。\n二、对承诺事项逐项明确时限和责任人，办结一件、销号一件。"


@dataclass
class Desk:
    """Who supervises, and the city's own living suggestions, the oldest first."""

    congress: Congress
    supervisor: User
    chair: User
    committee: User
    now: datetime
    rows: list[Suggestion]

    def ago(self, days: float) -> datetime:
        return self.now - timedelta(days=days)

    def day(self, days: float) -> date:
        return localdate(self.ago(days))

    def of(self, *statuses: str) -> list[Suggestion]:
        return [row for row in self.rows if row.status in statuses]


def build_supervision(congress: Congress, people: dict[str, User], now: datetime) -> None:
    """Live everything supervision has; one circular and one list of awards wait for the chair."""
    living = Suggestion.objects.filter(congress=congress, is_imported=False, number__isnull=False)
    rows = list(living.filter(is_confidential=False, assigned_on__isnull=False).order_by("pk"))
    desk = Desk(congress, people["duban"], people["zhuren"], people["zhuanwei"], now, rows)
    _keys(desk)
    _draw(desk)
    _presence(desk)
    _stars(desk)
    _awards(desk, _grading(desk))
    _circulars(desk)
    _inquiry(desk)


def _keys(desk: Desk) -> None:
    criteria = [KeyCriterion.objects.create(congress=desk.congress, name=name) for name in CRITERIA]
    under_way = desk.of("handling", "rehandling", "tracking")
    words: dict[str, Any] = {"criteria": criteria[:2], "reasons": "事关群众出行安全，连续多年有代表提出。"}
    act: dict[str, Any] = {"by": desk.committee, "at": desk.ago(6), **words}
    proposed = [keys.propose(row, **act) for row in under_way[:3]]
    chosen = keys.choose(proposed[0], decided_on=desk.day(4), meeting=MEETING, by=desk.chair, at=desk.ago(4))
    chosen = keys.arrange(
        chosen,
        leader="常委会副主任 郑敏",
        official="副市长 李立",
        committee="城乡建设环境资源保护委员会",
        plan="一、本月开展专题调研。\n二、下月组织代表视察。\n三、季度末向主任会议报告。",
        report_by=desk.day(-45),
        by=desk.supervisor,
        at=desk.ago(3),
    )
    text = "已实地察看三处点位，承办单位已排出工期表。"
    keys.report(chosen, on=desk.day(1), text=text, by=desk.committee, at=desk.ago(1))


def _draw(desk: Desk) -> None:
    stated: dict[str, Any] = {
        "title": "年度随机抽样点评",
        "session": desk.rows[0].session,
        "category": None,
        "from_status": "",
        "size": 3,
    }
    seed: dict[str, Any] = {
        "seed_kind": "public",
        "seed_source": "当晚排列五开奖号码，连写",
        "seed_on": desk.day(7),
        "commitment": "",
    }
    draw = draws.announce(desk.congress, form_key=uuid4(), by=desk.supervisor, at=desk.ago(9), **stated, **seed)
    draw = draws.freeze(draw, by=desk.supervisor, at=desk.ago(8))
    draw = draws.take(draw, seed="52073", by=desk.supervisor, at=desk.ago(6))
    votes: dict[str, Any] = {"members": 31, "present": 27, "satisfied": 17, "mostly": 8, "dissatisfied": 1}
    words: dict[str, Any] = {
        "heard": "承办单位汇报了办理经过和成效。",
        "comment": "办理扎实，建议向代表通报后续管护情况。",
    }
    draws.appraise(draw.drawn.earliest("turn"), on=desk.day(5), by=desk.supervisor, at=desk.ago(5), **words, **votes)


def _presence(desk: Desk) -> None:
    row = desk.of("handling", "rehandling", "tracking", "replied")[0]
    came: dict[str, Any] = {
        "leader": "副市长 李立",
        "deputies": "王秀兰、刘建军",
        "unit": "市住建局 孙立军",
        "press": "清源日报",
    }
    where: dict[str, Any] = {"place": "城东街道文昌路口", "congress": "常委会副主任 郑敏"}
    note = "现场察看点位，代表提出两条意见，承办单位当场答复。"
    registers.record_presence(
        row, on=desk.day(2), note=note, form_key=uuid4(), by=desk.committee, at=desk.ago(2), **came, **where
    )


def _stars(desk: Desk) -> None:
    whole: dict[str, Any] = {
        "valid_from": date(2026, 1, 1),
        "levels": "五星 | 90\n四星 | 80\n三星 | 60",
        "items": STARS,
    }
    GradingScheme.objects.create(congress=desk.congress, name="代表建议星级管理办法", subject="suggestions", **whole)
    for row, points in zip(desk.of("closed", "tracking", "replied"), [(29, 27), (26, 24), (22, 20)], strict=False):
        given = dict(zip(["选题质量", "调研深度"], map(Decimal, points), strict=True))
        reasons = "选题准、调研实，所提措施具体可行。"
        stars.give(row, points=given, reasons=reasons, form_key=uuid4(), by=desk.supervisor, at=desk.ago(2))


def _grading(desk: Desk) -> Grading:
    whole: dict[str, Any] = {
        "valid_from": date(2026, 1, 1),
        "items": UNITS,
        "levels": "优秀 | 90\n良好 | 80\n合格 | 60\n不合格 | 0",
    }
    scheme = GradingScheme.objects.create(congress=desk.congress, name="代表建议办理工作测评办法", **whole)
    period: dict[str, Any] = {"from_on": date(2026, 1, 1), "until_on": desk.day(3)}
    act: dict[str, Any] = {"form_key": uuid4(), "by": desk.supervisor, "at": desk.ago(3)}
    found = grading.begin(scheme, title="承办单位办理工作测评", **act, **period)
    units = Unit.objects.filter(pk__in={part.unit_id for row in desk.rows for part in row.assignments.answering()})
    for place, unit in enumerate(units.order_by("pk")):
        points = {"领导重视": Decimal(10 - place % 3)}
        grading.score(found, unit, points=points, by=desk.supervisor, at=desk.ago(3))
    return grading.freeze(found, decided_on=desk.day(2), meeting=MEETING, by=desk.supervisor, at=desk.ago(2))


def _awards(desk: Desk, graded: Grading) -> None:
    period: dict[str, Any] = {"from_on": date(2026, 1, 1), "until_on": desk.day(1)}
    title = "关于优秀代表建议和优秀承办单位的通报"
    act: dict[str, Any] = {"by": desk.supervisor, "at": desk.ago(1)}
    award = awards.begin(desk.congress, title=title, grading=graded, form_key=uuid4(), **act, **period)
    for row in desk.of("closed")[:2]:
        awards.nominate_suggestion(award, row, reasons="选题贴近群众，办理见到实效。", **act)
    best = max(graded.results.select_related("unit"), key=lambda row: len(row.facts)).unit
    awards.nominate_unit(award, best, reasons="领导带头领办，按时答复，代表满意。", **act)


def _circulars(desk: Desk) -> None:
    period: dict[str, Any] = {"from_on": date(2026, 1, 1), "until_on": desk.day(20)}
    for title, days in [("关于上半年代表建议办理情况的通报", 12), ("关于近期代表建议办理情况的通报", 1)]:
        words: dict[str, Any] = {"title": title, "opening": "总体进展平稳，个别单位答复不够及时。", "demands": DEMANDS}
        draft = circulars.draft(
            desk.congress,
            cut_off=desk.day(days),
            form_key=uuid4(),
            by=desk.supervisor,
            at=desk.ago(days),
            **period,
            **words,
        )
        if days > 1:
            circulars.approve(draft, by=desk.chair, at=desk.ago(days - 1))


def _inquiry(desk: Desk) -> None:
    rows = desk.of("handling", "rehandling", "tracking", "replied")[:3]
    units = [part.unit for row in rows for part in row.assignments.answering().select_related("unit")]
    plan: dict[str, Any] = {"title": "城市交通与出行安全", "on": desk.day(10), "place": "市人大常委会第一会议室"}
    act: dict[str, Any] = {"by": desk.supervisor}
    inquiry = inquiries.plan(
        desk.congress, suggestions=rows, units=units, form_key=uuid4(), at=desk.ago(25), **plan, **act
    )
    asked: dict[str, Any] = {
        "unit": units[0],
        "asked_by": "王秀兰代表",
        "text": "学校周边三处路口的信号灯何时能够启用？",
    }
    question = inquiries.ask(inquiry, at=desk.ago(20), **asked, **act)
    came: dict[str, Any] = {
        "chair": "常委会副主任 郑敏",
        "present": "常委会组成人员21人，市人大代表12人，应询单位负责人",
    }
    inquiries.hold(inquiry, on=desk.day(10), at=desk.ago(10), **came, **act)
    told: dict[str, Any] = {
        "official": "市住建局局长 孙立军",
        "text": "设备已到场，本月完成安装，下月调试启用，并向代表书面报告。",
    }
    inquiries.answer(question, at=desk.ago(9), **told, **act)
    for task, days in [("完成三处路口信号灯安装", 40), ("向代表书面报告调试情况", 10)]:
        inquiries.give_task(inquiry, unit=units[0], task=task, due_on=desk.day(-days), at=desk.ago(9), **act)
