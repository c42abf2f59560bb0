"""Each step of a key suggestion: who may, who is told, what it asks, and what it leaves in the record."""

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.accounts.rules import Role
from congress.audit.models import Entry
from congress.common.lifecycle import NotYours, Refused
from congress.notices.models import Notice
from suggestions.actions.supervision import keys
from suggestions.models.supervision import KeyCriterion, KeyItem
from tests.suggestions.supervision.test_keys import arranged, chosen, proposed, reported

TODAY = timezone.localdate
WHERE = {
    "choose": proposed,
    "refuse": proposed,
    "withdraw": proposed,
    "arrange": chosen,
    "report": arranged,
    "hear": arranged,
    "resume": reported,
    "end": reported,
}
ARRANGEMENT = {"leader": "郑敏", "official": "李立", "committee": "城建环资委", "plan": "三月调研"}

# step | reviewer dispatcher supervisor chair committee clerk deputy
MAY = """
choose    no  no  no   yes  no   no  no
refuse    no  no  no   yes  no   no  no
withdraw  no  no  yes  no   yes  no  no
arrange   no  no  yes  no   no   no  no
report    no  no  yes  no   yes  no  no
hear      no  no  yes  no   no   no  no
resume    no  no  no   yes  no   no  no
end       no  no  yes  yes  no   no  no
"""
WHO = ("reviewer", "dispatcher", "supervisor", "chair", "committee", "clerk", "deputy")
LINES = [line.split() for line in MAY.strip().splitlines()]


def first_of(name):
    """The first who may take the step."""
    answers = next(answers for step, *answers in LINES if step == name)
    return WHO[answers.index("yes")]


@pytest.fixture(autouse=True)
def ready(town):
    KeyCriterion.objects.create(congress=town.congress, name="群众反映强烈")
    town.add("committee", Role.COMMITTEE)


def taken(name, item, by, **change):
    """The step with everything it asks."""
    meeting = {"decided_on": TODAY(), "meeting": "第41次主任会议"}
    typed = {
        "choose": meeting,
        "refuse": {**meeting, "note": "先行调研"},
        "withdraw": {"note": "先行调研"},
        "arrange": {**ARRANGEMENT, "report_by": TODAY() + timedelta(days=60)},
        "report": {"on": TODAY(), "text": "已视察三处"},
        "hear": {"on": TODAY(), "note": "同意报告"},
        "resume": {"note": "灯还没有装"},
        "end": {"note": ""},
    }
    return getattr(keys, name)(item, by=by, at=timezone.now(), **{**typed[name], **change})


def at_its_place(town, name):
    item = WHERE[name](town)
    if name == "hear":
        keys.report(item, on=TODAY(), text="已视察", by=town.supervisor, at=timezone.now())
    return KeyItem.objects.get(pk=item.pk)


@pytest.mark.parametrize(("name", "answers"), [(name, answers) for name, *answers in LINES])
def test_each_step_is_theirs_whom_the_table_names(town, name, answers):
    item = at_its_place(town, name)
    for who, answer in zip(WHO, answers, strict=True):
        if answer == "no":
            with pytest.raises(NotYours):
                taken(name, item, town.people[who])
    assert KeyItem.objects.get(pk=item.pk).version == item.version
    taken(name, item, town.people[first_of(name)])
    assert KeyItem.objects.get(pk=item.pk).steps.last().by == town.people[first_of(name)]


@pytest.mark.parametrize("name", WHERE)
def test_each_step_goes_to_the_trail_with_the_status_after_it(town, name):
    item = at_its_place(town, name)
    taken(name, item, town.people[first_of(name)])
    entry = Entry.objects.filter(act=f"key.{name}").latest("pk")
    assert entry.detail == {"status": KeyItem.objects.get(pk=item.pk).status}


# step | whom it tells, beside nobody
TOLD = {
    "choose": {"clerk", "clerk2", "approver", "deputy", "supervisor"},
    "refuse": {"supervisor"},
    "withdraw": set(),
    "arrange": {"clerk", "clerk2", "approver"},
    "report": set(),
    "hear": {"chair"},
    "resume": {"supervisor"},
    "end": set(),
}


@pytest.mark.parametrize(("name", "told"), TOLD.items())
def test_each_step_tells_whom_it_concerns(town, name, told):
    item = at_its_place(town, name)
    Notice.objects.filter(kind="key-suggestion").delete()
    taken(name, item, town.people[first_of(name)])
    site = Notice.objects.filter(kind="key-suggestion", channel="site")
    assert set(site.values_list("recipient__username", flat=True)) == told


@pytest.mark.parametrize(
    ("name", "by", "change"),
    [
        ("choose", "chair", {"meeting": " "}),
        ("choose", "chair", {"decided_on": TODAY() + timedelta(days=1)}),
        ("choose", "chair", {"decided_on": TODAY() - timedelta(days=1)}),
        ("refuse", "chair", {"note": " "}),
        ("refuse", "chair", {"meeting": ""}),
        ("withdraw", "supervisor", {"note": ""}),
        ("report", "supervisor", {"text": "\n"}),
        ("report", "supervisor", {"on": TODAY() + timedelta(days=1)}),
        ("hear", "supervisor", {"on": TODAY() + timedelta(days=1)}),
        ("resume", "chair", {"note": ""}),
    ],
)
def test_a_step_without_what_it_asks_changes_nothing(town, name, by, change):
    item = at_its_place(town, name)
    with pytest.raises(Refused):
        taken(name, item, town.people[by], **change)
    assert KeyItem.objects.get(pk=item.pk).version == item.version


def test_an_arrangement_may_be_made_again(town):
    item = taken("arrange", arranged(town), town.supervisor, leader="王平")
    assert (item.status, item.leader, item.steps.filter(name="arrange").count()) == ("chosen", "王平", 2)


def test_reports_stand_in_the_order_of_their_days(town):
    item = arranged(town)
    for days in (1, 3, 2):
        taken("report", item, town.supervisor, on=TODAY() - timedelta(days=days), text=f"{days}天前")
    assert [report.text for report in item.reports.all()] == ["3天前", "2天前", "1天前"]
