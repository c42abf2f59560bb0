"""A year's suggestions in every state, each lived through the actions at its own past days."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils.timezone import localdate

from congress.accounts.models import User
from congress.management.demo.city import DATA, FIRST_TIER
from congress.organs.models import Congress, Unit
from deputies.models import Mandate
from suggestions import actions
from suggestions.models import Category, OutcomeCategory, Promise, Suggestion


@dataclass
class Life:
    """One suggestion on its way; `at` moves forward with every act, never past now."""

    people: dict[str, User]
    units: dict[str, Unit]
    scheme: dict[str, OutcomeCategory]
    row: Suggestion
    script: dict[str, Any]
    at: datetime
    now: datetime

    def later(self, days: float) -> datetime:
        """Some days on, but not in the future."""
        self.at = min(self.at + timedelta(days=days), self.now)
        return self.at

    def act(self, name: str) -> None:
        """Do one act of the script."""
        ACTS[name](self)
        self.row = Suggestion.objects.get(pk=self.row.pk)

    def part(self, unit: str) -> Any:
        return self.row.assignments.held().get(unit=self.units[unit])


def submit(life: Life) -> None:
    actions.submit(life.row, is_clean=True, by=_lead(life), at=life.later(0.1))


def accept(life: Life) -> None:
    category = Category.objects.get(congress=life.row.congress, name=life.script["category"])
    actions.accept(life.row, category=category, by=life.people["shenhe"], at=life.later(3))


def refuse(life: Life) -> None:
    note = "建议通过市长热线反映。"
    actions.refuse(life.row, reason="own_unit", note=note, by=life.people["shenhe"], at=life.later(2))


def invite(life: Life) -> None:
    actions.invite(life.row, mandates=[_mandate(life.people["daibiao2"])], by=_lead(life), at=life.later(0.1))


def confirm(life: Life) -> None:
    actions.confirm(life.row, by=life.people["daibiao2"], at=life.later(0.5))


def merge(life: Life) -> None:
    into = Suggestion.objects.get(title=life.script["into"])
    actions.merge(life.row, into=into, note="同一事项，合并办理。", by=life.people["jiaoban"], at=life.later(1))


def entrust(life: Life) -> None:
    office = life.units[FIRST_TIER]
    note = "涉及多个部门，请统筹转办。"
    actions.entrust(life.row, first_tier=office, note=note, by=life.people["jiaoban"], at=life.later(1))


def assign_separately(life: Life) -> None:
    parts = [(life.units[name], task) for name, task in life.script["separate"].items()]
    actions.assign(life.row, separate=parts, by=life.people["jiaoban"], at=life.later(2))


def assign(life: Life) -> None:
    co = [life.units[name] for name in life.script.get("co", [])]
    lead = life.units[life.script["unit"]]
    actions.assign(life.row, lead=lead, co=co, by=life.people["jiaoban"], at=life.later(2))


def sign_in(life: Life) -> None:
    actions.sign_in(life.part(life.script["unit"]), by=life.people["zhujian"], at=life.later(1))


def co_sign_in(life: Life) -> None:
    actions.sign_in(life.part("市公安局"), by=life.people["gongan"], at=life.later(0.5))


def co_opinion(life: Life) -> None:
    text = "我局同意主办单位意见，将结合早晚高峰勤务安排增派警力，并配合完善标志标线。"
    actions.send_co_opinion(life.part("市公安局"), text=text, by=life.people["gongan"], at=life.later(12))


def ask_return(life: Life) -> None:
    unit = life.units["市自然资源局"]
    reason = "该事项涉及用地规划调整，不属我局职责，建议由自然资源部门主办。"
    part = life.part(life.script["unit"])
    actions.ask_return(part, reason=reason, proposed_unit=unit, by=life.people["zhujian"], at=life.later(1))


def contact(life: Life) -> None:
    words = "就办理方案征求代表意见，代表希望先摸清底数、公开时间表。"
    at = life.later(4)
    actions.record_contact(
        life.row,
        stage="before",
        method="meeting",
        on=at.date(),
        people=f"{life.row.lead_name}；住建局吴晓峰、高洁",
        content=words,
        by=life.people["zhujian"],
        at=at,
    )


def extend(life: Life) -> None:
    extension = actions.ask_extension(
        life.row, reason="涉及产权、电力、消防多个部门，需实地逐点核查。", by=life.people["zhujian"], at=life.later(30)
    )
    actions.answer_extension(extension, agreed=True, note="同意。", by=life.people["duban"], at=life.later(2))


def draft(life: Life) -> None:
    is_kept = life.row.status == "tracking"
    outcome = life.scheme["A" if is_kept else life.script.get("outcome", "A")]
    promised_on = localdate(life.now) + timedelta(days=life.script.get("promised_in", 60))
    actions.save_reply(
        life.row,
        letter_no=f"清住建函〔2026〕{life.row.pk % 100:02d}号",
        category=outcome,
        promises=[("完成首批改造", promised_on, "吴晓峰")] if outcome.needs_tracking else [],
        openness="active",
        body=life.script.get("reply", REPLY),
        contact_name="吴晓峰",
        contact_phone="0399-5550142",
        by=life.people["zhujian"],
        at=life.later(20),
    )


def reply(life: Life) -> None:
    draft(life)
    actions.check_reply(life.row, by=life.people["zhujian2"], at=life.later(1))
    actions.sign_reply(life.row, by=life.people["zhujianju"], at=life.later(1))
    actions.send_reply(life.row, by=life.people["zhujian"], at=life.later(0.2))


def keep(life: Life) -> None:
    evidence = "首批改造已完成，现场照片、验收单已报代表工委。"
    promise = Promise.objects.of(life.row).open().earliest("pk")
    actions.fulfil(promise, evidence=evidence, by=life.people["zhujian"], at=life.later(30))


def rate(overall: str, opinion: str = "") -> Callable[[Life], None]:
    def act(life: Life) -> None:
        words: dict[str, Any] = {"attitude": "satisfied", "result": overall, "overall": overall, "opinion": opinion}
        actions.rate(life.row, by=_lead(life), at=life.later(5), **words)

    return act


def rehandle(life: Life) -> None:
    reason = "请就其余巷道的核查时间逐点答复，并当面听取代表意见。"
    actions.rehandle(life.row, reason=reason, by=life.people["duban"], at=life.later(3))


def withdraw(life: Life) -> None:
    reason = "有关路灯已于上周修复，代表同意撤回。"
    actions.withdraw(life.row, reason=reason, by=_lead(life), at=life.later(6))


def urge(life: Life) -> None:
    actions.urge(life.row, note="已逾期，请于三日内书面答复代表。", by=life.people["duban"], at=life.now)


def release(life: Life) -> None:
    actions.release(life.row, by=life.people["duban"], at=life.later(1))


ACTS: dict[str, Callable[[Life], None]] = {
    "submit": submit,
    "accept": accept,
    "refuse": refuse,
    "invite": invite,
    "confirm": confirm,
    "merge": merge,
    "entrust": entrust,
    "assign_separately": assign_separately,
    "keep": keep,
    "assign": assign,
    "sign_in": sign_in,
    "co_sign_in": co_sign_in,
    "co_opinion": co_opinion,
    "ask_return": ask_return,
    "contact": contact,
    "extend": extend,
    "draft": draft,
    "reply": reply,
    "satisfied": rate("satisfied"),
    "mostly": rate("mostly", "首批点位认可，其余请给出时间。"),
    "dissatisfied": rate("dissatisfied", "其余巷道何时核查、何时建成没有答复。"),
    "rehandle": rehandle,
    "withdraw": withdraw,
    "urge": urge,
    "release": release,
}
REPLY = (
    "一、关于摸清底数。我局会同有关单位逐点核查，已登记需改造点位46处，现场照片和清单随函附上。\n"
    "二、关于增设设施。首批12处已于本月完工并投入使用，资金列入年度城市更新预算。\n"
    "三、关于长效管理。已与街道、社区签订管护协议，每季度巡查一次，结果向代表通报。"
)


def build_lives(congress: Congress, people: dict[str, User], now: datetime) -> int:
    """Live every script of data/lives.json; returns how many suggestions there are."""
    scripts = json.loads((DATA / "lives.json").read_text(encoding="utf-8"))
    units = {unit.short_name: unit for unit in Unit.objects.filter(congress=congress)}
    scheme = {row.code: row for row in OutcomeCategory.objects.filter(congress=congress)}
    for script in scripts:
        at = now - timedelta(days=script["days_ago"])
        life = Life(people, units, scheme, _begin(script, people, units, at), script, at, now)
        for name in script["acts"]:
            life.act(name)
    return len(scripts)


def _begin(script: dict[str, Any], people: dict[str, User], units: dict[str, Unit], at: datetime) -> Suggestion:
    user = people[script.get("by", "daibiao")]
    is_confidential = script.get("is_confidential", False)
    return actions.begin(
        _mandate(user),
        form_key=uuid4(),
        by=user,
        at=at,
        title=script["title"],
        body="\n\n".join(script["body"]),
        proposed_unit=units.get(script["unit"]),
        may_publish=not is_confidential,
        is_confidential=is_confidential,
    )


def _mandate(user: User) -> Mandate:
    return Mandate.objects.in_office().filter(person__user=user).latest("pk")


def _lead(life: Life) -> User:
    return life.people[life.script.get("by", "daibiao")]
