"""Every act of a suggestion's life, tried by one person at one moment; and what usually comes next in each status."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from congress.common.lifecycle import Refused
from suggestions import actions
from suggestions.models import Assignment, Promise, Suggestion
from tests.suggestions.deep_town import pairs


class Try:
    """One person at one moment before one suggestion; `other` is the second one of the same life."""

    def __init__(self, town: Any, row: Suggestion, other: Suggestion, who: str, at: Any, letter: str) -> None:
        self.town, self.row, self.other, self.at = town, row, other, at
        self.by, self.letter = town.people[who], letter

    def take(self, name: str, *args: Any, **more: Any) -> Any:
        return getattr(actions, name)(*(args or [self.row]), by=self.by, at=self.at, **more)

    def part(self) -> Assignment:
        parts = self.row.assignments.order_by("-pk")
        return some(parts.filter(unit=self.by.post.unit_id)) if self.by.post.unit_id else some(parts)


def some(rows: Any) -> Any:
    """The first, or nothing to act on."""
    found = rows.first()
    if found is None:
        raise Refused("nothing there")
    return found


def hand_over(name: str, *, is_separate: bool) -> Callable[[Try], Any]:
    def act(now: Try) -> Any:
        units = now.town.units
        if is_separate:
            return now.take(name, separate=pairs(now.town))
        return now.take(name, lead=units["住建局"], co=[units["公安局"]])

    return act


def contact(now: Try) -> Any:
    on = timezone.localdate(now.at)
    return now.take("record_contact", stage="before", method="phone", on=on, people="李工", content="商定")


def save_reply(now: Try) -> Any:
    promised = [("信号灯", timezone.localdate(now.at) + timedelta(days=60), "李工")] if now.letter == "B" else []
    words = {"letter_no": "1号", "openness": "active", "body": "已办", "contact_name": "吴", "contact_phone": "1"}
    return now.take("save_reply", category=now.town.outcome[now.letter], promises=promised, **words)


def whole_reply(now: Try) -> Any:
    """The straight way, so that the later statuses are reached often."""
    teams = [["clerk", "clerk2", "approver"], ["co_clerk", "co_clerk2", "co_approver"]]
    team = teams[now.by.username.startswith("co_")]
    for who, act in zip([0, 0, 1, 2, 0], [contact, save_reply, *MOVES], strict=True):
        now.by = now.town.people[team[who]]
        act(now)


def move(name: str, **more: Any) -> Callable[[Try], Any]:
    return lambda now: now.take(name, **more)


def rate(now: Try) -> Any:
    overall = {"A": "satisfied", "B": "dissatisfied"}[now.letter]
    return now.take("rate", attitude=overall, result=overall, overall=overall, opinion="没有落实")


def not_satisfied(now: Try) -> Any:
    now.letter = "B"
    rate(now)
    now.by = now.town.supervisor
    return now.take("rehandle", reason="逐点答复")


def reopen(now: Try) -> Any:
    due_on = timezone.localdate(now.at) + timedelta(days=30)
    part = some(now.row.assignments.answering())
    return now.take("reopen", finding="没有建成", item="安全岛", due_on=due_on, part=part)


def answer_return(now: Try) -> Any:
    parts = now.row.assignments.filter(return_requests__isnull=False).order_by("-pk")
    wish = some(parts).return_requests.get()
    return now.take("answer_return", wish, agreed=now.letter == "A", note="", instead=now.town.units["教育局"])


MOVES = [move("check_reply"), move("sign_reply"), move("send_reply")]
ACTS: dict[str, Callable[[Try], Any]] = {
    "edit": lambda now: now.take("edit", title=f"{now.row.title[:20]}{now.row.version}"),
    "edit_class": lambda now: now.take("edit", category=now.town.category),
    "invite": lambda now: now.take("invite", mandates=[now.town.mandates["deputy3"]]),
    "confirm": move("confirm"),
    "decline": move("decline"),
    "drop_cosigner": lambda now: now.take("drop_cosigner", some(now.row.cosigners)),
    "submit": move("submit", is_clean=True),
    "withdraw": move("withdraw", reason="已解决"),
    "ask_withdrawal": move("ask_withdrawal", reason="已解决"),
    "agree_withdrawal": move("agree_withdrawal"),
    "refuse_withdrawal": move("refuse_withdrawal"),
    "pass_review": move("pass_review"),
    "first_send_back": move("send_back", what_to_mend="标题", is_first=True),
    "take_review": move("take_review", reason="急"),
    "send_back": move("send_back", what_to_mend="标题"),
    "refuse": move("refuse", reason="empty"),
    "accept": move("accept"),
    "merge": lambda now: now.take("merge", into=now.other),
    "unmerge": move("unmerge", reason="内容不同"),
    "assign": hand_over("assign", is_separate=False),
    "assign_separately": hand_over("assign", is_separate=True),
    "entrust": lambda now: now.take("entrust", first_tier=now.town.units["政府办"]),
    "pass_on": hand_over("pass_on", is_separate=False),
    "pass_on_separately": hand_over("pass_on", is_separate=True),
    "give_back": move("give_back", reason="不属本系统"),
    "sign_in": lambda now: now.take("sign_in", now.part()),
    "ask_return": lambda now: now.take("ask_return", now.part(), reason="不属职责", proposed_unit=None),
    "answer_return": answer_return,
    "add_co": lambda now: now.take("add_co", unit=now.town.units["教育局"]),
    "contact": contact,
    "co_opinion": lambda now: now.take("send_co_opinion", now.part(), text="同意"),
    "ask_extension": move("ask_extension", reason="涉及面广"),
    "answer_extension": lambda now: now.take(
        "answer_extension", some(now.row.extensions.order_by("-pk")), agreed=now.letter == "A", note=""
    ),
    "draft_reply": save_reply,
    "check_reply": MOVES[0],
    "return_reply": move("return_reply", note="改"),
    "sign_reply": MOVES[1],
    "send_reply": MOVES[2],
    "whole_reply": whole_reply,
    "urge": move("urge", note="请抓紧"),
    "rate": rate,
    "not_satisfied": not_satisfied,
    "rehandle": move("rehandle", reason="逐点答复"),
    "rehandle_own": lambda now: now.take("rehandle", reason="逐点", parts=[some(now.row.assignments.answering())]),
    "dismiss": move("dismiss", reason="超出职权"),
    "fulfil": lambda now: now.take("fulfil", some(Promise.objects.of(now.row).open()), evidence="照片"),
    "explain": lambda now: now.take(
        "explain_promise", some(Promise.objects.of(now.row).open()), explanation="规划调整"
    ),
    "strike_off": move("strike_off", evidence="照片"),
    "reopen": reopen,
}
# What usually comes next in a status: act and who, so that lives go far enough.
ONWARDS: dict[str, list[tuple[str, str]]] = {
    "draft": [("submit", "deputy"), ("submit", "deputy"), ("submit", "deputy2"), ("confirm", "deputy3"),
              ("confirm", "deputy3"), ("drop_cosigner", "deputy"), ("edit", "deputy")],
    "submitted": [("pass_review", "first_reviewer"), ("take_review", "reviewer"), ("pass_review", "first_reviewer"),
                  ("first_send_back", "first_reviewer")],
    "reviewed": [("accept", "reviewer"), ("accept", "reviewer"), ("merge", "reviewer"),
                 ("refuse", "reviewer")],
    "accepted": [("assign", "dispatcher"), ("assign_separately", "dispatcher"), ("entrust", "dispatcher"),
                 ("merge", "dispatcher")],
    "merged": [("unmerge", "dispatcher"), ("withdraw", "deputy"), ("withdraw", "deputy2")],
    "entrusted": [("pass_on", "first_tier"), ("pass_on_separately", "first_tier"), ("give_back", "first_tier"),
                  ("withdraw", "deputy"), ("ask_withdrawal", "deputy"), ("agree_withdrawal", "deputy3")],
    "assigned": [("sign_in", "clerk"), ("sign_in", "co_clerk"), ("ask_return", "clerk"),
                 ("answer_return", "dispatcher"), ("answer_return", "first_tier")],
    "handling": [("sign_in", "co_clerk"), ("whole_reply", "clerk"), ("whole_reply", "co_clerk"),
                 ("ask_extension", "clerk"), ("answer_extension", "supervisor"), ("co_opinion", "co_clerk")],
    "rehandling": [("whole_reply", "clerk"), ("whole_reply", "co_clerk"), ("draft_reply", "co_clerk")],
    "replied": [("rate", "deputy"), ("not_satisfied", "deputy"), ("rate", "deputy2"), ("rehandle_own", "supervisor"),
                ("dismiss", "supervisor")],
    "tracking": [("fulfil", "clerk"), ("explain", "co_clerk"), ("whole_reply", "clerk"), ("whole_reply", "co_clerk"),
                 ("strike_off", "supervisor")],
    "closed": [("reopen", "supervisor")],
    "not_accepted": [("accept", "reviewer")],
    "withdrawn": [("submit", "deputy")],
}  # fmt: skip

SEVERAL = {"whole_reply", "not_satisfied"}  # acts in a row, of which the first ones may be taken
