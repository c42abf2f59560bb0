"""What citizens of the demo city said, each lived through the actions at its own past days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils.timezone import localdate

from congress.accounts.models import User
from congress.organs.models import Congress, Unit
from deputies.models import Mandate
from stations.actions import answering, handling
from stations.actions.arrivals import enter_first
from stations.actions.codes import issue
from stations.actions.grouping import join
from stations.actions.receiving import receive
from stations.actions.steps import citizen_step
from stations.models import Code, Opinion, Station
from stations.rules.opinions import Rating, Refusal, Route, Topic


@dataclass
class Said:
    """One opinion on its way; `at` moves forward with every act, never past now."""

    people: dict[str, User]
    row: Opinion
    topic: str
    at: datetime
    now: datetime

    def act(self, name: str) -> None:
        self.at = min(self.at + timedelta(days=1.5), self.now)
        ACTS[name](self)
        self.row = Opinion.objects.get(pk=self.row.pk)

    def by(self, username: str) -> dict[str, Any]:
        return {"by": self.people[username], "at": self.at}


def hand(said: Said) -> None:
    unit = Unit.objects.get(congress=said.row.congress, short_name="市住建局")
    note = "请现场核实后答复。"
    handling.hand(said.row, route=Route.UNIT, unit=unit, note=note, topic=said.topic, **said.by("daibiao"))


def hotline(said: Said) -> None:
    number = f"QY{said.row.pk:08d}"
    handling.hand(said.row, route=Route.HOTLINE, external_no=number, topic=said.topic, **said.by("daibiao"))


def refuse(said: Said) -> None:
    note = "此事法院正在审理，请等待判决或咨询法律援助。"
    handling.refuse(said.row, reason=Refusal.LAWSUIT, note=note, **said.by("zhanzhang"))


def answer(said: Said) -> None:
    text = "已到现场查看并督促整改到位，欢迎继续监督。"
    answering.answer(said.row, text=text, topic=said.topic, **said.by("daibiao"))


def rate(said: Said) -> None:
    citizen_step("rate", said.row, at=said.at, rating=Rating.SATISFIED, comment="办得快，谢谢。", rated_at=said.at)


ACTS: dict[str, Callable[[Said], Any]] = {
    "accept": lambda said: handling.accept(said.row, topic=said.topic, **said.by("zhanzhang")),
    "hand": hand,
    "take_up": lambda said: handling.take_up(said.row, **said.by("zhujian")),
    "reply": lambda said: handling.reply(said.row, text="已现场核实并整改完毕。", **said.by("zhujianju")),
    "tell": lambda said: handling.tell_citizen(said.row, text="已转市住建局，正在现场查看。", **said.by("daibiao")),
    "hotline": hotline,
    "refuse": refuse,
    "answer": answer,
    "rate": rate,
    "ask_again": lambda said: citizen_step("ask_again", said.row, at=said.at, note="还有两处没有修好。"),
}
# How many days ago, to whom, the words, place, name and phone, whether they may be passed on, the topic, the acts.
SAID: list[tuple[int, str, str, str, str, str, bool, str, str]] = [
    (1, "daibiao", "纺织路晚上路灯不亮，老人出门看不清路，希望尽快修好。", "纺织路中段", "冯桂兰", "13900000201", True,
     Topic.BUILDING, ""),
    (6, "daibiao", "小区门口车辆乱停，早晚接送孩子很不方便，希望施划停车线。", "东苑社区东门", "", "", False,
     Topic.TRAFFIC, ""),
    (4, "station", "社区卫生站周末不开门，老人取药要跑很远。", "纺织路社区", "裴素云", "13900000202", False,
     Topic.HEALTH, "accept"),
    (5, "daibiao", "楼道照明损坏三个月没人修。", "东苑社区7号楼", "万福生", "13900000203", True, Topic.BUILDING,
     "accept hand"),
    (12, "daibiao", "滨河东路人行道地砖松动，下雨天溅水。", "滨河东路", "贺玉芳", "13900000204", False, Topic.BUILDING,
     "accept hand take_up tell"),
    (14, "daibiao", "学校门口路灯不亮，放学时很危险。", "城东小学门口", "侯建平", "13900000205", True, Topic.TRAFFIC,
     "accept hand take_up reply"),
    (20, "daibiao", "公园里健身器材坏了几处，孩子容易受伤。", "城东公园", "", "13900000206", False, Topic.OTHER,
     "accept hand take_up reply answer"),
    (40, "daibiao", "背街小巷路灯昏暗。", "纺织路二巷", "吕爱琴", "13900000207", True, Topic.BUILDING,
     "accept hand take_up reply answer rate"),
    (25, "daibiao", "菜市场北门路灯坏了。", "城东菜市场", "段红梅", "13900000208", True, Topic.BUILDING,
     "accept hand take_up reply answer ask_again"),
    (3, "daibiao", "夜间工地施工噪声大。", "纺织路东段", "", "", False, Topic.NATURE, "hotline"),
    (9, "station", "和邻居的房屋纠纷法院判得不对。", "", "庞某", "13900000209", False, Topic.OTHER, "refuse"),
]  # fmt: skip

# The year before: what was said again and again, every other week or so, and how it went.
ALL_THE_WAY = "accept hand take_up reply answer rate"
OFTEN: list[tuple[str, str, str, str]] = [
    ("公交站没有遮雨棚，雨天候车不便。", "纺织路站", Topic.TRAFFIC, ALL_THE_WAY),
    ("老旧小区下水道经常堵塞。", "东苑社区", Topic.BUILDING, ALL_THE_WAY),
    ("社区食堂周末能不能也开。", "纺织路社区", Topic.WELFARE, "accept answer rate"),
    ("电动自行车充电桩太少。", "东苑社区", Topic.BUILDING, ALL_THE_WAY),
    ("河边垃圾没有及时清运。", "滨河东路", Topic.NATURE, ALL_THE_WAY),
    ("学校周边夜间照明不足。", "城东小学门口", Topic.TRAFFIC, "accept hand take_up reply answer"),
    ("供暖前管网检修能否提前通知。", "东苑社区", Topic.BUILDING, ALL_THE_WAY),
]
FIRST_AGO, EVERY, TIMES = 62, 13, 30  # days, days, how often


def _past() -> list[tuple[int, str, str, str, str, str, bool, str, str]]:
    found = []
    for number in range(TIMES):
        text, place, topic, acts = OFTEN[number % len(OFTEN)]
        found.append((FIRST_AGO + EVERY * number, "daibiao", text, place, "", "", False, topic, acts))
    return found


def build_opinions(congress: Congress, people: dict[str, User], at: datetime) -> int:
    """Group the deputy into the station, give both their codes and let citizens scan them; how many spoke."""
    begun = at - timedelta(days=FIRST_AGO + EVERY * TIMES)
    mandate = Mandate.objects.get(term__congress=congress, person__user=people["daibiao"])
    station = Station.objects.get(congress=congress, code="QY-01-02-01")
    if not mandate.memberships.current(localdate(begun)).exists():
        join(station, mandate, from_on=localdate(begun), by=people["jiaoban"], at=begun)
    codes = {"daibiao": _code(mandate, people, begun), "station": _code(station, people, begun)}
    spoken_of = [*_past()[::-1], *SAID]
    for ago, whom, text, place, name, phone, may_pass_on, topic, acts in spoken_of:
        spoken = at - timedelta(days=ago)
        words: dict[str, Any] = {"text": text, "place": place, "name": name, "phone": phone}
        words["may_pass_on"] = may_pass_on
        row, _secret = receive(codes[whom].token, form_key=uuid4(), at=spoken, **words)
        enter_first(row, at=spoken)
        said = Said(people, row, topic, spoken, at)
        for act in acts.split():
            said.act(act)
    return len(spoken_of)


def _code(thing: Any, people: dict[str, User], at: datetime) -> Code:
    return Code.objects.filter(**{type(thing)._meta.model_name or "": thing}, revoked_at=None).first() or issue(
        thing, by=people["jiaoban"], at=at
    )
