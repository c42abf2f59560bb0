"""Anybody tries anything in any order, on PostgreSQL: no unlawful state is reached, no refusal leaves a trace."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.notices.models import Notice
from suggestions.actions import motions
from suggestions.models import Motion, Suggestion
from suggestions.rules.motions import DECISIONS, MOTION_LAW, OUTCOMES, STANDING

# In a township five are enough, so that the machine gets past the signatures.
MOVERS = ["deputy", "deputy2", "deputy3", "deputy4", "deputy5", "deputy6"]
OFFICE = st.sampled_from(["reviewer", "reviewer", "committee", "chair", "dispatcher", "deputy"])
# What may run in each status, written down apart from the code.
CLOCKS = {
    "submitted": {"refer"},
    "registered": {"refer"},
    "with_committee": {"opinion"},
    "examining": {"send", "bodies", "report", "rereport"},
    "standing": {"send", "bodies", "report"},
    "approved": {"implement"},
}
NUMBERLESS = {"draft", "collecting", "submitted"}


class Life(RuleBasedStateMachine):
    """One motion; every rule lets a random person try one act at a random later day."""

    def __init__(self, movers):
        super().__init__()
        self.movers, self.town, self.at = movers, movers.town, timezone.now()
        self.block = transaction.atomic()
        self.block.__enter__()

    @initialize(start=st.sampled_from(["", "submitted", "to_committee", "not_motion", "put_on_agenda", "reported"]))
    def begins(self, start):
        """Anywhere on its way, so that the later statuses are tried as often as the first."""
        six = {"invited": 5, "signed": 5}
        if start in DECISIONS:
            self.row = self.movers.decided(start, self.at, **six)
        elif start == "reported":
            self.row = self.movers.reported(self.at, **six)
        else:
            self.row = self.movers.submitted(self.at, **six) if start else self.movers.begin(self.at)

    def teardown(self):
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def snapshot(self):
        row = Motion.objects.get(pk=self.row.pk)
        rows = [
            sorted(table.values_list("pk", flat=True)) for table in (row.clocks, row.steps, row.bodies, row.reports)
        ]
        signers = sorted(row.signers.values_list("pk", "state", "wants_reconsideration"))
        counts = (Entry.objects.count(), Notice.objects.count(), Suggestion.objects.count())
        return row.status, row.version, row.lead_id, row.text_no, rows, signers, counts

    def attempt(self, act, who, **more):
        before = self.snapshot()
        try:
            with transaction.atomic():
                act(self.row, by=self.town.people[who], at=self.at, **more)
        except Refused:
            assert self.snapshot() == before
        self.row = Motion.objects.get(pk=self.row.pk)

    @rule(days=st.sampled_from([0, 1, 20, 95]))
    def time_passes(self, days):
        self.at += timedelta(days=days)

    @rule(who=st.sampled_from(["deputy", "deputy", "deputy2", "reviewer"]))
    def invite(self, who):
        asked = [self.town.mandates[name] for name in MOVERS[1:]]
        self.attempt(motions.invite, who, mandates=asked)

    @rule(name=st.sampled_from([*DECISIONS, "to_committee", "to_standing"]), words=st.booleans())
    def go_on(self, name, words):
        """The straight way, so that the later statuses are reached often."""
        match self.row.status:
            case "draft":
                self.invite(who="deputy")
            case "collecting":
                self.all_sign()
            case "submitted":
                self.file(who="reviewer", name="register")
            case "registered":
                self.file(who="reviewer", name="refer")
            case "with_committee":
                self.opine(who="committee", advice=name)
            case "opined" | "reconsidering":
                self.decide(who="reviewer", name=name)
            case "examining" | "standing":
                self.examine(who="committee", name="report_result" if words else "send_out")
            case "reported":
                self.examine(who="reviewer", name="approve" if words else "disapprove")
            case "not_motion":
                self.reconsider(who=MOVERS[self.row.version % 6])

    def all_sign(self):
        for signer in self.row.signers.awaited().select_related("mandate__person__user"):
            self.attempt(motions.sign, signer.mandate.person.user.username, text_no=self.row.text_no)
        self.attempt(motions.submit, "deputy")

    @rule(who=st.sampled_from(MOVERS), name=st.sampled_from(["sign", "decline"]))
    def answer(self, who, name):
        if name == "sign":
            self.attempt(motions.sign, who, text_no=self.row.text_no)
        else:
            self.attempt(motions.decline, who)

    @rule(who=st.sampled_from(["deputy", "deputy2"]), words=st.sampled_from(["方案一", "方案二"]))
    def edit(self, who, words):
        self.attempt(motions.edit, who, proposal=words)

    @rule(who=st.sampled_from(["deputy", "deputy", "deputy2"]))
    def submit(self, who):
        self.attempt(motions.submit, who)

    @rule(who=OFFICE, name=st.sampled_from(["register", "register", "refer", "send_back"]))
    def file(self, who, name):
        more = {"register": {}, "refer": {"committee": "法制委"}, "send_back": {"what_to_mend": "标题"}}[name]
        self.attempt(getattr(motions, name), who, **more)

    @rule(who=OFFICE, advice=st.sampled_from(DECISIONS))
    def opine(self, who, advice):
        self.attempt(motions.opine, who, advice=advice, body="意见")

    @rule(who=OFFICE, name=st.sampled_from([*DECISIONS, "to_committee", "to_committee"]))
    def decide(self, who, name):
        def act(row, *, by, at):
            one = motions.Decision(row, name, "form")
            motions.decide(one, decided_on=timezone.localdate(at), by=by, at=at)

        self.attempt(act, who)

    @rule(who=OFFICE, name=st.sampled_from(OUTCOMES))
    def outcome(self, who, name):
        self.attempt(motions.record_outcome, who, name=name, note="通过", units=[self.town.units["住建局"]])

    @rule(who=st.sampled_from(MOVERS))
    def reconsider(self, who):
        self.attempt(motions.ask_reconsider, who, reason="属本级职权")

    @rule(who=st.sampled_from(MOVERS))
    def leave(self, who):
        self.attempt(motions.leave, who, reason="事项已解决")

    @rule(who=OFFICE, agreed=st.booleans())
    def answer_leave(self, who, agreed):
        if wish := self.row.signers.filter(state="leaving").first():
            self.attempt(motions.answer_leave, who, signer=wish, agreed=agreed)

    @rule(who=OFFICE, name=st.sampled_from(["send_out", "report_result", "approve", "disapprove", "feed_back"]))
    def examine(self, who, name):
        units = [self.town.units["住建局"]]
        more = {"send_out": {"units": units}, "report_result": {"body": "报告"}, "approve": {"units": units}}
        more |= {"disapprove": {"reason": "论证不足"}, "feed_back": {"letter_no": "1号", "body": "已办"}}
        self.attempt(getattr(motions, name), who, **more[name])

    @rule(who=OFFICE)
    def bodies_answer(self, who):
        for body in self.row.bodies.filter(answered_on=None):
            act = motions.record_opinion if body.part == "asked" else motions.record_implementation
            self.attempt(act, who, body=body, answer="同意")

    @invariant()
    def enough_movers_stand_behind_what_was_submitted(self):
        if self.row.status not in {"draft", "collecting", "withdrawn"}:
            assert self.row.signers.standing().count() >= 5

    @invariant()
    def whoever_counts_signed_the_present_text_and_the_lead_is_among_them(self):
        standing = self.row.signers.filter(state__in=STANDING)
        assert set(standing.values_list("signed_text", flat=True)) <= {self.row.text_no}
        if self.row.status != "withdrawn":
            assert standing.filter(mandate=self.row.lead_id).exists()

    @invariant()
    def clocks_run_only_where_something_is_owed(self):
        running = set(self.row.clocks.running().values_list("kind", flat=True))
        assert running <= CLOCKS.get(self.row.status, set())

    @invariant()
    def a_number_stands_exactly_from_registration_on(self):
        if self.row.status != "withdrawn":
            assert (self.row.number is None) == (self.row.status in NUMBERLESS)

    @invariant()
    def a_suggestion_is_made_exactly_of_one_treated_so(self):
        made = Suggestion.objects.filter(from_motion=self.row)
        assert [one.status for one in made] == (["accepted"] if self.row.status == "as_suggestion" else [])

    @invariant()
    def every_record_is_a_step_of_the_table_and_the_chain_is_unbroken(self):
        before = "draft"
        for step in self.row.steps.all():
            law = MOTION_LAW.steps[step.name]
            assert (step.from_status in law.sources, step.from_status) == (True, before)
            assert step.to_status == (law.to or step.from_status)
            before = step.to_status
        assert before == self.row.status


def test_no_order_of_acts_reaches_an_unlawful_state(movers):
    town = movers.town
    town.congress.level = "township"
    town.congress.save()
    movers.sits(presidium_last_at=timezone.now() + timedelta(days=400))
    plan = settings(
        max_examples=14,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    run_state_machine_as_test(lambda: Life(movers), settings=plan)
