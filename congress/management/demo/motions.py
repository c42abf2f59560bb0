"""Motions in five states, lived through the actions: collecting, to decide on, examined, a suggestion, closed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from congress.accounts import actions as accounts
from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.management.demo.people import FROM
from congress.organs.models import Congress, Session, Unit
from deputies.models import Mandate
from suggestions.actions import motions
from suggestions.models import Category, Motion

HERE = ZoneInfo("Asia/Shanghai")
DEADLINE = datetime(2026, 2, 26, 12, tzinfo=HERE)
LAST_MEETING = datetime(2026, 2, 27, 15, tzinfo=HERE)
RIVER = {
    "title": "关于制定《清源市城市内河保护条例》的议案",
    "grounds": "我市内河岸线长四十六公里，近三年水质两次下降，侵占岸线、偷排污水时有发生，现有规章处罚力度不足。",
    "proposal": "一、将《清源市城市内河保护条例》列入立法计划。\n二、明确河长职责、岸线管控范围和法律责任。",
    "is_bill": True,
    "bill": "条例要点：总则、规划与岸线、水质与排放、监督检查、法律责任，共五章。说明：依据《水污染防治法》第八条。",
}
LIFTS = {
    "title": "关于加快既有住宅加装电梯的议案",
    "grounds": "全市2000年前建成的多层住宅一千一百余栋，六十五岁以上居民占三成，群众反映上下楼困难。",
    "proposal": "一、由市人民政府制定三年行动方案。\n二、简化审批，统一补贴标准。\n三、建立社区协商机制。",
}
SCHOOLS = {
    "title": "关于优化新建城区学位布局的议案",
    "grounds": "城东新区三年入住四万余人，公办小学仅两所，大班额比例超过两成。",
    "proposal": "一、将学位建设纳入年度重大项目。\n二、新建小区配套学校与住宅同步交付使用。",
}
PARKING = {
    "title": "关于统筹老旧小区停车设施建设的议案",
    "grounds": "老旧小区车位缺口一万二千余个，占用消防通道停车屡禁不止，群众意见集中。",
    "proposal": "一、编制停车设施专项规划。\n二、制定本市停车管理办法。",
}
FARMLAND = {
    "title": "关于加强黑土地保护监督的议案",
    "grounds": "部分乡镇耕地耕作层变薄，秸秆还田补助发放不及时，执法力量分散。",
    "proposal": "一、听取和审议市人民政府专项工作报告。\n二、开展黑土地保护执法检查。",
}


@dataclass
class Floor:
    """Who acts: lead, co-signers with their accounts, the secretariat and the committee."""

    lead: Any
    others: list[Any]
    secretariat: User
    committee: User
    category: Category
    units: list[Unit]

    def move(self, text: dict[str, Any], at: datetime, signed: int | None = None) -> Motion:
        """Written, colleagues invited; the first of them sign (all when no number is told) and it is submitted."""
        by = self.lead.person.user
        motion = motions.begin(self.lead, form_key=uuid4(), by=by, at=at, **text)
        motion = motions.invite(motion, mandates=self.others, by=by, at=at)
        for mandate in self.others[:signed]:
            motion = motions.sign(motion, text_no=1, by=mandate.person.user, at=at + timedelta(hours=2))
        return motions.submit(motion, by=by, at=at + timedelta(hours=5)) if signed is None else motion

    def advised(self, text: dict[str, Any], at: datetime, advice: str, body: str) -> Motion:
        """Submitted, registered, referred, with the committee's opinion."""
        motion = motions.register(self.move(text, at), category=self.category, by=self.secretariat, at=at)
        committee = self.category.committee or "城建环资委"
        motion = motions.refer(motion, committee=committee, by=self.secretariat, at=at)
        return motions.opine(motion, advice=advice, body=body, by=self.committee, at=at)

    def decided(self, motion: Motion, name: str, at: datetime) -> Motion:
        return motions.decide(motions.Decision(motion, name), decided_on=at.date(), by=self.secretariat, at=at)


def build_motions(congress: Congress, people: dict[str, User], now: datetime) -> int:
    """Live the five; returns how many there are."""
    Session.objects.filter(term__congress=congress, opened_on__year=2026).update(
        motions_until=DEADLINE, presidium_last_at=LAST_MEETING
    )
    in_office = Mandate.objects.in_office().filter(term__congress=congress).select_related("person__user", "term")
    lead = in_office.get(person__user=people["daibiao2"])
    asked = [in_office.get(person__user=people["daibiao"]), *_with_accounts(in_office, congress, 9, now)]
    category = Category.objects.filter(congress=congress).earliest("pk")
    own = people["zhujian"].post.unit  # who signs in as its clerk finds a motion waiting
    units = [own, *Unit.objects.active().filter(congress=congress).exclude(pk=own.pk)[:1]]
    floor = Floor(lead, asked, people["shenhe"], people["zhuanwei"], category, units)
    closed(floor, min(datetime(2026, 2, 25, 9, tzinfo=HERE), now), now)
    lifts = floor.advised(LIFTS, now - timedelta(days=20), "as_suggestion", "事项属政府职权，建议由有关部门办理。")
    floor.decided(lifts, "as_suggestion", now - timedelta(days=1))
    floor.advised(SCHOOLS, now - timedelta(days=10), "to_committee", "事关教育公平，建议闭会后深入调研。")
    parking = floor.advised(PARKING, now - timedelta(days=18), "to_committee", "涉及面广，建议闭会后调研审议。")
    parking = floor.decided(parking, "to_committee", now - timedelta(days=15))
    motions.send_out(parking, units=floor.units, by=floor.committee, at=now - timedelta(days=12))
    announce(congress, now)
    floor.others.reverse()
    floor.move(RIVER, now - timedelta(days=2), signed=7)
    return 5


def announce(congress: Congress, now: datetime) -> None:
    """The session after this one stands in the calendar, with the presidium's deadline."""
    term = Session.objects.filter(term__congress=congress).latest("opened_on").term
    opens = now.astimezone(HERE).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=60)
    days = {"opened_on": opens.date(), "closed_on": opens.date() + timedelta(days=4)}
    until = opens + timedelta(days=2, hours=3)
    number = term.sessions.latest("number").number + 1
    last = until + timedelta(days=1)
    Session.objects.create(term=term, number=number, motions_until=until, presidium_last_at=last, **days)


def closed(floor: Floor, at: datetime, now: datetime) -> None:
    """Of the session: examined afterwards, approved, carried out and answered."""
    motion = floor.advised(FARMLAND, at, "to_committee", "属本级人大监督职权，建议交专门委员会审议。")
    days = iter(min(at + timedelta(days=days), now) for days in (1, 12, 25, 70, 90, 170, 180))
    motion = floor.decided(motion, "to_committee", next(days))
    motion = motions.send_out(motion, units=floor.units, by=floor.committee, at=next(days))
    heard = next(days)
    for one in motion.bodies.all():
        motion = motions.record_opinion(motion, body=one, answer="同意议案意见。", by=floor.committee, at=heard)
    body = "经调研审议，建议将黑土地保护执法检查列入本年度监督计划。"
    motion = motions.report_result(motion, body=body, by=floor.committee, at=next(days))
    motion = motions.approve(
        motion, units=floor.units[:1], note="常委会第三十二次会议同意。", by=floor.secretariat, at=next(days)
    )
    carrier = motion.bodies.get(part="carries")
    answer = "执法检查已于八月完成，查处问题十七件。"
    motion = motions.record_implementation(motion, body=carrier, answer=answer, by=floor.secretariat, at=next(days))
    body = "一、执法检查已经完成。\n二、秸秆还田补助已按季发放。\n三、检查情况向常委会作了报告。"
    letter = f"清人代函〔{now.year}〕12号"
    motions.feed_back(motion, letter_no=letter, body=body, by=floor.secretariat, at=next(days))


def _with_accounts(in_office: Any, congress: Congress, number: int, at: datetime) -> list[Mandate]:
    """Colleagues who co-sign; their accounts are opened but not activated, so nobody signs in with them."""
    found = list(in_office.filter(person__user=None).order_by("pk")[:number])
    for place, mandate in enumerate(found, 1):
        user = accounts.open_account(username=f"lianming{place}", name=mandate.person.name, by=None, at=at)
        accounts.give_post(user, role=Role.DEPUTY, congress=congress, by=None, at=at, starts_on=FROM)
        mandate.person.user = user
        mandate.person.save(update_fields=["user"])
    return found
