"""The deeper life through the real doors: every person posts the form of each step, from the first draft to the end."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from congress.notices.models import Notice
from suggestions import tasks
from suggestions.models import Promise, Suggestion
from tests.suggestions.deep_town import TEAMS, answer, deepen, fresh, running
from tests.town import BODY

TITLE = "关于完善城东街道过街设施的建议"


class People:
    """Everybody at their own browser."""

    def __init__(self, town):
        self.town, self.browsers = town, {}

    def browser(self, who):
        if who not in self.browsers:
            self.browsers[who] = Client()
            self.browsers[who].force_login(self.town.people[who])
        return self.browsers[who]

    def writes(self, who, **typed):
        """Begin a draft on the page of a new suggestion."""
        form = {"form_key": uuid4(), "title": TITLE, "body": BODY, "contact_preference": "meeting"}
        answered = self.browser(who).post("/suggestions/new", form | typed)
        assert answered.status_code == 302, answered.context["form"].errors
        return Suggestion.objects.latest("pk")

    def step(self, who, row, name, **typed):
        """Open the item, find the step offered there, post its form as the page shows it."""
        page = self.browser(who).get(f"/suggestions/{row.pk}/")
        assert name in [offered for offered, _label in page.context["steps"]], (who, name, page.context["steps"])
        form = self.browser(who).get(f"/suggestions/{row.pk}/steps/{name}").context["form"]
        shown = {"seen": form.initial["seen"], **typed}
        answered = self.browser(who).post(f"/suggestions/{row.pk}/steps/{name}", shown)
        assert answered.status_code == 302, answered.context["form"].errors
        row.refresh_from_db()
        return row

    def answers(self, row, unit="住建局", category="A", *, promises=""):
        clerk, second, approver = TEAMS[unit]
        if row.status != "tracking":
            today = timezone.localdate()
            meeting = {"stage": "before", "method": "meeting", "on": today, "people": "李工", "content": "商定"}
            self.step(clerk, row, "contact", **meeting)
        letter = {"letter_no": "清函〔2026〕7号", "category": self.town.outcome[category].pk, "openness": "active"}
        letter |= {"body": f"{unit}答复", "contact_name": "吴晓峰", "contact_phone": "0398-5550142"}
        self.step(clerk, row, "draft_reply", promises=promises, **letter)
        self.step(second, row, "check_reply")
        self.step(approver, row, "sign_reply")
        self.step(clerk, row, "send_reply")

    def rates(self, who, row, overall, opinion=""):
        self.step(who, row, "rate", attitude=overall, result=overall, overall=overall, opinion=opinion)

    def reaches_the_desk(self, who, **typed):
        row = self.writes(who, **typed)
        self.step(who, row, "submit", is_clean="on")
        return self.step("reviewer", row, "accept", category=self.town.category.pk)


@pytest.fixture
def people(town):
    return People(deepen(town))


def told(user, kind):
    return Notice.objects.filter(recipient=user, kind=kind, channel="site").count()


def test_a_joint_suggestion_goes_through_a_first_tier_office_to_a_lead_and_two_co_handlers_one_late(people):
    town, units = people.town, people.town.units
    row = people.writes("deputy")
    asked = [town.mandates["deputy2"].pk, town.mandates["deputy3"].pk]
    people.step("deputy", row, "invite", mandates=asked)
    people.step("deputy2", row, "confirm")
    people.step("deputy3", row, "decline", note="另有打算")
    people.step("deputy", row, "submit", is_clean="on")
    people.step("reviewer", row, "accept", category=town.category.pk)
    people.step("dispatcher", row, "entrust", first_tier=units["政府办"].pk, note="请统筹")
    people.step("first_tier", row, "pass_on", lead=units["住建局"].pk, co=[units["公安局"].pk, units["教育局"].pk])
    people.step("clerk", row, "sign_in")
    for who, text in [("co_clerk", "同意"), ("other_clerk", None)]:
        people.step(who, row, "co_sign_in")
        if text:
            people.step(who, row, "co_opinion", text=text)
    long_ago = timezone.localdate() - timedelta(days=40)
    row.clocks.running().filter(kind="co_opinion").update(starts_on=long_ago, due_on=long_ago + timedelta(days=30))
    assert tasks.remind_of_clocks() >= 1
    assert [told(town.people[name], "clock-late") for name in ("other_clerk", "co_clerk", "supervisor")] == [1, 0, 1]
    people.answers(row)  # without the late opinion: the answer waits for nobody
    assert (row.status, running(row)) == ("replied", ["rating"])
    assert [told(town.people[name], "suggestion-replied") for name in ("deputy", "deputy2", "deputy3")] == [1, 1, 0]
    people.rates("deputy", row, "satisfied")
    assert (row.status, row.cosigners.confirmed().count()) == ("closed", 1)


def test_of_two_units_that_answer_separately_only_the_one_that_did_not_satisfy_handles_again(people):
    town, row = people.town, people.reaches_the_desk("deputy")
    people.step("dispatcher", row, "assign", separate="住建局：信号灯与安全岛\n公安局：协管岗与执法")
    people.step("clerk", row, "sign_in")
    people.step("co_clerk", row, "co_sign_in")
    people.answers(row, "公安局")
    assert (row.status, told(town.deputy, "part-replied")) == ("handling", 1)
    people.answers(row, "住建局")
    people.rates("deputy", row, "dissatisfied", "协管岗没有落实")
    people.step("supervisor", row, "rehandle", reason="给出协管岗时间", parts=[town.part(row, "公安局").pk])
    page = people.browser("clerk").get(f"/suggestions/{row.pk}/")
    assert [name for name, _label in page.context["steps"]] == ["reply_in_person"]  # the other unit owes nothing now
    people.answers(row, "公安局")
    people.rates("deputy", row, "satisfied")
    sent = [(reply.round.number, reply.body) for each in row.rounds.all() for reply in each.replies.all()]
    assert (row.status, sorted(sent)) == ("closed", [(1, "住建局答复"), (1, "公安局答复"), (2, "公安局答复")])


def test_of_a_merged_pair_both_deputies_are_answered_and_rate(people):
    town, main = people.town, people.reaches_the_desk("deputy")
    row = people.writes("deputy2", title="关于设置安全岛的建议")
    people.step("deputy2", row, "submit", is_clean="on")
    people.step("reviewer", row, "merge", into=main.pk, note="同一事项")
    people.step("dispatcher", main, "assign", lead=town.units["住建局"].pk)
    people.step("clerk", main, "sign_in")
    people.answers(main)
    row.refresh_from_db()
    assert [(each.status, each.number, each.rounds.get().reply.body) for each in (main, row)] == [
        ("replied", 1, "住建局答复"),
        ("replied", 2, "住建局答复"),
    ]
    people.rates("deputy", main, "satisfied")
    people.rates("deputy2", row, "mostly")
    assert {fresh(each).status for each in (main, row)} == {"closed"}


def test_a_promise_kept_a_year_later_is_answered_again_and_struck_off(people):
    """A year ago the acts were taken; what is owed today goes through the doors."""
    town = people.town
    then = timezone.now() - timedelta(days=400)
    town.session.opened_on = town.session.closed_on = timezone.localdate(then) - timedelta(days=30)
    town.session.save()
    row = town.handling(then)
    answer(town, row, category="B", at=then, promises=[("增设信号灯", timezone.localdate(), "李工")])
    row = town.rate(row, "satisfied", then + timedelta(days=3))
    assert (row.status, running(row), str(row.clocks.running().get().clause)) == ("tracking", ["promise"], "增设信号灯")
    assert tasks.remind_of_clocks() == 1
    assert told(town.clerk, "clock-hot") + told(town.clerk, "clock-near") == 1  # near when a long holiday moves its day
    people.step("clerk", row, "fulfil", promise=Promise.objects.get().pk, evidence="信号灯已启用，见照片")
    assert (row.status, running(row)) == ("tracking", [])
    people.answers(row)
    people.rates("deputy", row, "satisfied")
    assert (row.status, row.steps.last().name, row.rounds.count()) == ("closed", "end_tracking", 2)
