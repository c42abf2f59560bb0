"""Topical inquiries: planned, asked, answered, followed up until every task is done; each unit sees its own."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from congress.accounts.rules import Role
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from suggestions.actions.supervision import inquiries
from suggestions.models.supervision import FollowUp, Inquiry, Question
from suggestions.oversight.minutes import minutes
from suggestions.rules.supervision.inquiries import INQUIRY_LAW, InquiryStatus
from tests.at_once import at_once
from tests.suggestions.supervision.law import as_coded, as_written

TABLE = """
ask     supervisor,committee  planned= held=
hold    supervisor            planned>held
answer  supervisor,committee  held=
task    supervisor            held=
settle  supervisor,committee  held=
close   supervisor            held>closed
cancel  supervisor            planned>cancelled
"""


def test_the_table_of_every_step_status_and_role_is_the_one_written_by_hand():
    assert as_coded(INQUIRY_LAW, InquiryStatus) == as_written(TABLE)


@pytest.mark.parametrize("name", INQUIRY_LAW.steps)
@pytest.mark.parametrize("status", ["closed", "cancelled"])
def test_what_is_over_stays_over(name, status):
    with pytest.raises(Unlawful):
        INQUIRY_LAW.check(name, status, set(Role))


def now():
    return timezone.now()


def today():
    return timezone.localdate()


def planned(town, rows=(), **other):
    whole = {"title": "城市过街安全", "on": today(), "place": "第一会议室", "suggestions": rows}
    whole |= {"units": [town.units["住建局"], town.units["公安局"]], **other}
    return inquiries.plan(town.congress, by=town.supervisor, at=now(), **{"form_key": uuid4(), **whole})


def asked(town, inquiry, unit="住建局", by="supervisor", text="信号灯何时装好？"):
    return inquiries.ask(inquiry, unit=town.units[unit], asked_by="张三代表", text=text, by=town.people[by], at=now())


def held(town, rows=()):
    return inquiries.hold(
        planned(town, rows), on=today(), chair="陈主任", present="代表12人", by=town.supervisor, at=now()
    )


def answered(town, question):
    return inquiries.answer(question, official="李局长", text="年底前装好。", by=town.supervisor, at=now())


def tasked(town, inquiry, unit="住建局", days=30):
    due_on = today() + timedelta(days=days)
    return inquiries.give_task(
        inquiry, unit=town.units[unit], task="装好三处信号灯", due_on=due_on, by=town.supervisor, at=now()
    )


def settled(town, task):
    return inquiries.settle(task, on=today(), evidence="三处均已启用", by=town.supervisor, at=now())


def test_an_inquiry_walks_from_plan_to_close(town):
    inquiry = planned(town, [town.handling()])
    question = asked(town, inquiry)
    inquiry = inquiries.hold(inquiry, on=today(), chair="陈主任", by=town.supervisor, at=now())
    answered(town, question)
    settled(town, tasked(town, inquiry))
    found = inquiries.close(inquiry, by=town.supervisor, at=now())
    assert (found.status, found.chair, found.suggestions.count(), found.units.count()) == ("closed", "陈主任", 1, 2)
    assert [step.name for step in found.steps.all()] == ["ask", "hold", "answer", "task", "settle", "close"]


def test_units_are_invited_with_the_day(town):
    inquiry = planned(town)
    site = Notice.objects.filter(kind="inquiry", channel="site", key=f"inquiry:{inquiry.pk}:0")
    assert set(site.values_list("recipient__username", flat=True)) == {"clerk", "clerk2", "approver", "co_clerk"}


@pytest.mark.parametrize(
    ("change", "says"),
    [({"on": timezone.localdate() - timedelta(days=1)}, "passed"), ({"units": []}, "at least one unit")],
)
def test_a_plan_names_a_day_to_come_and_a_unit(town, change, says):
    with pytest.raises(Refused, match=says):
        planned(town, **change)


@pytest.mark.parametrize("by", ["chair", "reviewer", "clerk", "deputy"])
def test_only_the_supervisor_plans(town, by):
    whole = {"title": "甲", "on": today(), "place": "乙", "suggestions": [], "units": [town.units["住建局"]]}
    with pytest.raises(NotYours):
        inquiries.plan(town.congress, form_key=uuid4(), by=town.people[by], at=now(), **whole)


def test_a_question_goes_to_a_unit_that_was_invited_and_says_something(town):
    inquiry = planned(town)
    with pytest.raises(Refused, match="not among those"):
        asked(town, inquiry, unit="教育局")
    with pytest.raises(Refused, match="empty"):
        asked(town, inquiry, text="  ")
    assert Question.objects.count() == 0


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda town, inquiry: tasked(town, inquiry, days=0), "later day"),
        (lambda town, inquiry: tasked(town, inquiry, days=-3), "later day"),
        (lambda town, inquiry: tasked(town, inquiry, unit="教育局"), "not among those"),
    ],
)
def test_a_task_has_a_day_to_come_and_a_unit_that_was_invited(town, act, says):
    inquiry = held(town)
    with pytest.raises(Refused, match=says):
        act(town, inquiry)
    assert FollowUp.objects.count() == 0


def test_nothing_is_answered_or_given_before_it_is_held(town):
    inquiry = planned(town)
    question = asked(town, inquiry)
    for act in (lambda: answered(town, question), lambda: tasked(town, inquiry)):
        with pytest.raises(Unlawful):
            act()


@pytest.mark.parametrize(("change", "says"), [({"days": 1}, "future"), ({"chair": " "}, "who chaired")])
def test_it_was_held_on_a_day_that_came_and_by_somebody(town, change, says):
    on = today() + timedelta(days=change.get("days", 0))
    with pytest.raises(Refused, match=says):
        inquiries.hold(planned(town), on=on, chair=change.get("chair", "陈主任"), by=town.supervisor, at=now())


def test_an_answer_is_recorded_once_with_who_gave_it(town):
    question = asked(town, held(town))
    with pytest.raises(Refused, match="who answered"):
        inquiries.answer(question, official=" ", text="好", by=town.supervisor, at=now())
    with pytest.raises(Refused, match="empty"):
        inquiries.answer(question, official="李局长", text=" ", by=town.supervisor, at=now())
    assert answered(town, question).official == "李局长"
    with pytest.raises(Refused, match="already"):
        answered(town, question)


def test_a_task_is_done_once_with_what_shows_it(town):
    task = tasked(town, held(town))
    with pytest.raises(Refused, match="what shows"):
        inquiries.settle(task, on=today(), evidence="", by=town.supervisor, at=now())
    with pytest.raises(Refused, match="future"):
        inquiries.settle(task, on=today() + timedelta(days=1), evidence="好", by=town.supervisor, at=now())
    assert settled(town, task).state == "done"
    with pytest.raises(Refused, match="already"):
        settled(town, task)


@pytest.mark.parametrize("left", ["question", "task"])
def test_nothing_is_closed_while_something_is_open(town, left):
    inquiry = held(town)
    if left == "question":
        asked(town, inquiry)
    else:
        tasked(town, inquiry)
    with pytest.raises(Refused, match="still"):
        inquiries.close(inquiry, by=town.supervisor, at=now())
    assert Inquiry.objects.get().status == "held"


def test_a_closed_inquiry_changes_no_more(town):
    inquiry = held(town)
    task = tasked(town, inquiry)
    settled(town, task)
    inquiry = inquiries.close(inquiry, by=town.supervisor, at=now())
    before = minutes(inquiry)
    for act in (lambda: asked(town, inquiry), lambda: tasked(town, inquiry), lambda: settled(town, task)):
        with pytest.raises(Unlawful):
            act()
    assert minutes(Inquiry.objects.get()) == before


def test_a_cancelled_one_tells_the_units_why(town):
    inquiry = inquiries.cancel(planned(town), note="改期", by=town.supervisor, at=now())
    told = Notice.objects.filter(kind="inquiry", key=f"inquiry:{inquiry.pk}:1", channel="site")
    assert (inquiry.status, told.count()) == ("cancelled", 4)


def test_who_looked_at_an_older_state_is_told(town):
    inquiry = planned(town)
    asked(town, inquiry)
    with pytest.raises(MovedOn):
        inquiries.hold(inquiry, on=today(), chair="陈主任", by=town.supervisor, at=now(), seen=0)


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Question, {"answer": "好"}),
        (Question, {"official": "李局长"}),
        (FollowUp, {"state": "done"}),
        (FollowUp, {"done_on": timezone.localdate()}),
        (Inquiry, {"chair": ""}),
    ],
)
def test_the_database_itself_keeps_halves_out(town, model, change):
    inquiry = held(town)
    asked(town, inquiry), tasked(town, inquiry)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**change)


def test_of_two_answers_at_once_one_is_recorded(shared_town):
    question = asked(shared_town, held(shared_town))
    results = at_once(*[lambda: answered(shared_town, question)] * 2)
    assert sorted(isinstance(result, Refused) for result in results) == [False, True]


def test_of_closing_and_giving_a_task_at_once_no_task_is_left_behind(shared_town):
    inquiry = held(shared_town)
    at_once(lambda: inquiries.close(inquiry, by=shared_town.supervisor, at=now()), lambda: tasked(shared_town, inquiry))
    left = FollowUp.objects.filter(state="open").count()
    assert (Inquiry.objects.get().status, left) in [("closed", 0), ("held", 1)]
