"""Anybody tries anything in any order, on PostgreSQL: no unlawful state is reached, no refusal leaves a trace."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.notices.models import Notice
from suggestions import actions
from suggestions.models import Clock, Reply, ReturnRequest, Suggestion
from suggestions.rules import LAW

DEPUTIES, UNITS = ["deputy", "deputy2"], ["clerk", "clerk2", "approver", "co_clerk", "other_clerk"]
STAFF = ["reviewer", "dispatcher", "supervisor", "chair", "auditor"]
ANYBODY = st.sampled_from([*DEPUTIES, *UNITS, *STAFF])
# What must run in each status: the clock that is owed there, written down apart from the code.
OWED = {
    "draft": set(),
    "submitted": set(),
    "accepted": {"dispatch", "redispatch"},
    "assigned": {"answer"},
    "handling": {"answer", "extended"},
    "rehandling": {"rehandle"},
    "tracking": set(),
    "closed": set(),
    "not_accepted": set(),
    "withdrawn": set(),
}
MAIN = {"dispatch", "redispatch", "answer", "extended", "rehandle", "rating"}


class Life(RuleBasedStateMachine):
    """One suggestion; every rule lets a random person try one act at a random later day."""

    def __init__(self, town):
        super().__init__()
        self.town, self.at = town, timezone.now()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.row = town.draft(self.at)

    def teardown(self):
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def snapshot(self):
        row = Suggestion.objects.get(pk=self.row.pk)
        tables = (row.clocks, row.steps, row.assignments, row.rounds, row.extensions)
        rows = [sorted(table.values_list()) for table in tables]
        return row.status, row.version, rows, Entry.objects.count(), Notice.objects.count()

    def attempt(self, act, **kwargs):
        before = self.snapshot()
        try:
            with transaction.atomic():
                act(by=self.town.people[kwargs.pop("who")], at=self.at, **kwargs)
        except Refused:
            assert self.snapshot() == before
        self.row = Suggestion.objects.get(pk=self.row.pk)

    def part(self, lead):
        unit = self.town.units["住建局" if lead else "公安局"]
        return self.row.assignments.filter(unit=unit).order_by("pk").last()

    @rule(days=st.sampled_from([0, 1, 6, 25, 95]))
    def time_passes(self, days):
        self.at += timedelta(days=days)

    @rule(who=st.sampled_from(DEPUTIES))
    def submit(self, who):
        self.attempt(lambda **k: actions.submit(self.row, **k), who=who)

    @rule(who=st.sampled_from([*DEPUTIES, "reviewer"]))
    def withdraw(self, who):
        self.attempt(lambda **k: actions.withdraw(self.row, reason="已解决", **k), who=who)

    @rule(who=st.sampled_from(STAFF), name=st.sampled_from(["accept", "accept", "accept", "send_back", "refuse"]))
    def review(self, who, name):
        more = {"accept": {}, "send_back": {"what_to_mend": "标题"}, "refuse": {"reason": "empty"}}[name]
        self.attempt(lambda **k: getattr(actions, name)(self.row, **k, **more), who=who)

    @rule(who=st.sampled_from(["dispatcher", "dispatcher", "reviewer", "clerk"]))
    def assign(self, who):
        units = self.town.units
        self.attempt(lambda **k: actions.assign(self.row, lead=units["住建局"], co=[units["公安局"]], **k), who=who)

    @rule(who=st.sampled_from(UNITS), lead=st.booleans())
    def sign_in(self, who, lead):
        if part := self.part(lead):
            self.attempt(lambda **k: actions.sign_in(part, **k), who=who)

    @rule(who=st.sampled_from(UNITS), lead=st.booleans())
    def ask_return(self, who, lead):
        if part := self.part(lead):
            self.attempt(lambda **k: actions.ask_return(part, reason="不属职责", proposed_unit=None, **k), who=who)

    @rule(who=st.sampled_from(["dispatcher", "clerk"]), agreed=st.booleans())
    def answer_return(self, who, agreed):
        if request := ReturnRequest.objects.order_by("pk").last():
            self.attempt(lambda **k: actions.answer_return(request, agreed=agreed, note="", **k), who=who)

    @rule(who=st.sampled_from(UNITS))
    def contact(self, who):
        on = timezone.localdate(self.at)
        more = {"stage": "before", "method": "phone", "on": on, "people": "李工", "content": "商定"}
        self.attempt(lambda **k: actions.record_contact(self.row, **k, **more), who=who)

    @rule(who=st.sampled_from(UNITS))
    def co_opinion(self, who):
        if part := self.part(False):
            self.attempt(lambda **k: actions.send_co_opinion(part, text="同意", **k), who=who)

    @rule(who=st.sampled_from(UNITS))
    def ask_extension(self, who):
        self.attempt(lambda **k: actions.ask_extension(self.row, reason="涉及面广", **k), who=who)

    @rule(who=st.sampled_from(["supervisor", "approver"]), agreed=st.booleans())
    def answer_extension(self, who, agreed):
        if extension := self.row.extensions.last():
            self.attempt(lambda **k: actions.answer_extension(extension, agreed=agreed, note="", **k), who=who)

    @rule(who=st.sampled_from(UNITS), category=st.sampled_from("AB"))
    def draft_reply(self, who, category):
        more = {"letter_no": "1号", "category": self.town.outcome[category], "openness": "active", "body": "已办"}
        more |= {"contact_name": "吴", "contact_phone": "1"}
        self.attempt(lambda **k: actions.save_reply(self.row, **k, **more), who=who)

    @rule(who=st.sampled_from(UNITS), name=st.sampled_from(["check_reply", "sign_reply", "send_reply"]))
    def move_reply(self, who, name):
        self.attempt(lambda **k: getattr(actions, name)(self.row, **k), who=who)

    @rule()
    def whole_reply(self):
        """The straight way, so that the later statuses are reached often."""
        if self.row.status in {"handling", "rehandling"}:
            self.contact(who="clerk")
            self.draft_reply(who="clerk2", category="A")
            self.move_reply(who="clerk", name="check_reply")
            self.move_reply(who="approver", name="sign_reply")
            self.move_reply(who="clerk", name="send_reply")

    @rule(who=st.sampled_from([*DEPUTIES, "clerk"]), overall=st.sampled_from(["satisfied", "mostly", "dissatisfied"]))
    def rate(self, who, overall):
        more = {"attitude": overall, "result": overall, "overall": overall, "opinion": "没有落实"}
        self.attempt(lambda **k: actions.rate(self.row, **k, **more), who=who)

    @rule(who=st.sampled_from(["supervisor", "deputy"]), name=st.sampled_from(["rehandle", "rehandle", "dismiss"]))
    def decide(self, who, name):
        self.attempt(lambda **k: getattr(actions, name)(self.row, reason="逐点答复", **k), who=who)

    @rule()
    def rating_period_ends(self):
        if clock := self.row.clocks.running().filter(kind="rating").first():
            actions.end_rating_period(clock, at=self.at)
            self.row.refresh_from_db()

    @rule()
    def strike_off(self):
        self.attempt(lambda **k: actions.strike_off(self.row, evidence="照片", **k), who="supervisor")

    @invariant()
    def one_answer_is_owed_exactly_while_it_is(self):
        running = set(self.row.clocks.running().values_list("kind", flat=True))
        if self.row.status == "replied":
            current = self.row.rounds.latest("number")
            is_rated = hasattr(current, "verdict") or current.no_feedback_on is not None
            assert running == (set() if is_rated else {"rating"})
        else:
            owed = running & MAIN
            assert owed <= OWED[self.row.status]
            assert len(owed) == (1 if OWED[self.row.status] else 0)

    @invariant()
    def a_number_and_a_lead_unit_stand_exactly_where_they_must(self):
        row = self.row
        leads = row.assignments.held().filter(part="lead").count()
        if row.status in {"assigned", "handling", "replied", "rehandling", "tracking", "closed"}:
            assert (row.number is not None, leads) == (True, 1)
        elif row.status in {"draft", "submitted", "not_accepted"}:
            assert (row.number, leads) == (None, 0)

    @invariant()
    def every_record_is_a_step_of_the_table_and_the_chain_is_unbroken(self):
        before = "draft"
        for step in self.row.steps.all():
            law = LAW.steps[step.name]
            assert (step.from_status in law.sources, step.from_status) == (True, before)
            assert step.to_status == (law.to or step.from_status)
            before = step.to_status
        assert before == self.row.status

    @invariant()
    def each_answered_round_has_one_whole_reply(self):
        sent = Reply.objects.filter(round__suggestion=self.row, state="sent")
        rounds = self.row.rounds.count()
        is_open = self.row.status in {"assigned", "handling", "rehandling", "accepted", "withdrawn"}
        assert sent.count() in ({rounds, rounds - 1} if is_open and rounds else {rounds})

    @invariant()
    def no_clock_starts_after_it_ends(self):
        assert not Clock.objects.filter(suggestion=self.row, stopped_on__lt=self.row.created_at.date()).exists()


def test_no_order_of_acts_reaches_an_unlawful_state(town):
    plan = settings(
        max_examples=15,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    run_state_machine_as_test(lambda: Life(town), settings=plan)
