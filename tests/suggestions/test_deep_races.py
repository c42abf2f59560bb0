"""Races of the deeper life: units, deputies and offices at once. Each lock has its negative control."""

from datetime import timedelta
from threading import Barrier

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from congress.common.lifecycle import Refused, Unlawful
from congress.common.records import MovedOn
from suggestions import actions
from suggestions.models import NumberSeries, Promise, Reply, Suggestion
from suggestions.rules import Status
from tests.at_once import at_once
from tests.suggestions.deep_town import TASKS, answer, fresh, invited, now, rule, separate, signed_off

MANY = 500


def refusals(results):
    return [type(result) for result in results if isinstance(result, Exception)]


def ready_to_send(town):
    row = separate(town)
    for unit in TASKS:
        signed_off(town, row, unit)
    return row


def test_two_units_that_send_their_parts_at_once_both_count(shared_deep):
    row = ready_to_send(shared_deep)
    results = at_once(*[lambda who=who: actions.send_reply(row, by=shared_deep.people[who], at=now())
                        for who in ("clerk", "co_clerk")])  # fmt: skip
    assert (refusals(results), fresh(row).status) == ([], "replied")
    assert sorted(row.steps.filter(name__startswith="send_").values_list("name", flat=True)) == [
        "send_part",
        "send_reply",
    ]
    assert list(row.clocks.running().values_list("kind", flat=True)) == ["rating"]


def test_without_the_lock_each_takes_the_other_for_unanswered(shared_deep):
    """Negative control: both look before either has sent, and the item waits for ever."""
    row = ready_to_send(shared_deep)
    gate = Barrier(2)

    def careless(unit):
        with transaction.atomic():
            own = Reply.objects.get(round__suggestion=row, assignment__unit__short_name=unit)
            others = Reply.objects.filter(round__suggestion=row).exclude(pk=own.pk)
            is_last = not others.exclude(state="sent").exists()
            gate.wait()
            Reply.objects.filter(pk=own.pk).update(
                state="sent", sent_on=timezone.localdate(), category=shared_deep.outcome["A"]
            )
            if is_last:
                Suggestion.objects.filter(pk=row.pk).update(status=Status.REPLIED)

    assert refusals(at_once(*[lambda unit=unit: careless(unit) for unit in TASKS])) == []
    assert (Reply.objects.filter(state="sent").count(), fresh(row).status) == (2, "handling")


def test_two_mergers_that_cross_leave_one_main_item(shared_deep):
    rows = [shared_deep.accepted(), shared_deep.accepted()]
    results = at_once(
        *[
            lambda row=row, into=into: actions.merge(row, into=into, by=shared_deep.dispatcher, at=now())
            for row, into in [rows, rows[::-1]]
        ]
    )
    assert refusals(results) == [Refused]
    assert sorted(fresh(row).status for row in rows) == ["accepted", "merged"]


def test_without_both_locks_each_would_be_handled_with_the_other(shared_deep):
    """Negative control: two items that wait for one another, answered by nobody."""
    rows = [shared_deep.accepted(), shared_deep.accepted()]
    gate = Barrier(2)

    def careless(row, into):
        with transaction.atomic():
            may = Suggestion.objects.get(pk=into.pk).status == "accepted"
            gate.wait()
            if may:
                Suggestion.objects.filter(pk=row.pk).update(status="merged", merged_into=into)

    at_once(*[lambda row=row, into=into: careless(row, into) for row, into in [rows, rows[::-1]]])
    assert [fresh(row).merged_into for row in rows] == rows[::-1]


def test_an_acceptance_and_a_merger_of_the_same_item_do_not_wait_for_each_other(shared_deep):
    for _time in range(3):
        row, main = shared_deep.submitted(), shared_deep.accepted()
        results = at_once(
            lambda row=row: actions.accept(row, by=shared_deep.reviewer, at=now()),
            lambda row=row, main=main: actions.merge(row, into=main, by=shared_deep.reviewer, at=now()),
        )
        assert set(refusals(results)) <= {Unlawful}
        assert fresh(row).status == "merged"
    numbers = Suggestion.objects.exclude(number=None).values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, 7))


def test_a_signature_and_an_edit_at_once_leave_no_signature_of_the_old_text(shared_deep):
    for _time in range(3):
        row = invited(shared_deep, "deputy2")
        results = at_once(
            lambda row=row: actions.confirm(row, by=shared_deep.deputy2, at=now(), seen=row.version),
            lambda row=row: actions.edit(row, by=shared_deep.deputy, at=now(), body="全文重写"),
        )
        assert set(refusals(results)) <= {MovedOn}
        assert (row.cosigners.get().state, fresh(row).text_version) == ("invited", 2)


def test_without_the_version_the_old_text_would_be_signed(shared_deep):
    """Negative control: the answer is written after the edit, though another text was read before it."""
    row = invited(shared_deep, "deputy2")
    actions.edit(row, by=shared_deep.deputy, at=now(), body="全文重写")
    row.cosigners.update(state="confirmed", text_version=row.text_version, answered_at=now())
    assert (row.cosigners.get().text_version, fresh(row).text_version) == (1, 2)


def test_a_submission_while_somebody_is_asked_never_leaves_them_unanswered(shared_deep):
    for _time in range(3):
        row = shared_deep.draft()
        at_once(
            lambda row=row: actions.submit(row, is_clean=True, by=shared_deep.deputy, at=now()),
            lambda row=row: actions.invite(
                row, mandates=[shared_deep.mandates["deputy2"]], by=shared_deep.deputy, at=now()
            ),
        )
        waiting = row.cosigners.filter(state="invited").count()
        assert (fresh(row).status, waiting) in {("draft", 1), ("reviewed", 0)}


def test_two_promises_settled_at_once_ask_for_one_reply(shared_deep):
    row = shared_deep.handling()
    day = timezone.localdate() + timedelta(days=30)
    answer(shared_deep, row, category="B", promises=[("甲", day, "李工"), ("乙", day, "李工")])
    shared_deep.rate(fresh(row), "satisfied")
    results = at_once(
        *[
            lambda promise=promise: actions.fulfil(promise, evidence="照片", by=shared_deep.clerk, at=now())
            for promise in Promise.objects.of(row)
        ]
    )
    assert (refusals(results), row.rounds.filter(kind="promise").count()) == ([], 1)


def test_two_who_urge_at_once_urge_once(shared_deep):
    row = shared_deep.handling()
    results = at_once(*[lambda: actions.urge(row, note="请抓紧", by=shared_deep.supervisor, at=now())] * 2)
    assert (refusals(results), row.steps.filter(name="urge").count()) == ([Refused], 1)


def test_the_last_two_co_signers_who_agree_at_once_end_it_once(shared_deep):
    row = invited(shared_deep)
    for name in ("deputy2", "deputy3"):
        actions.confirm(row, by=shared_deep.people[name], at=now())
    row = actions.submit(row, is_clean=True, by=shared_deep.deputy, at=now())
    actions.ask_withdrawal(row, reason="已解决", by=shared_deep.deputy, at=now())
    results = at_once(*[lambda name=name: actions.agree_withdrawal(row, by=shared_deep.people[name], at=now())
                        for name in ("deputy2", "deputy3")])  # fmt: skip
    assert (refusals(results), fresh(row).status) == ([], "withdrawn")
    assert row.steps.filter(name="withdraw").count() == 1


def many_reviewed(town):
    """Rows as a submission leaves them, straight into the table: five hundred submissions would take minutes."""
    like = town.submitted()
    facts = {name: getattr(like, name) for name in ("congress", "session", "period", "lead", "lead_name", "created_at")}
    return Suggestion.objects.bulk_create(
        Suggestion(title=f"第{number}件", body="文", status="reviewed", **facts) for number in range(MANY)
    )


def in_eight_hands(act, rows):
    """Eight people with a heap each."""

    def heap(place):
        return [act(row) for row in rows[place::8]]

    return sum(at_once(*[lambda place=place: heap(place) for place in range(8)]), [])


def test_five_hundred_accepted_in_parallel_have_five_hundred_numbers(shared_deep):
    rows = many_reviewed(shared_deep)
    taken = in_eight_hands(lambda row: actions.accept(row, by=shared_deep.reviewer, at=now()).number, rows)
    assert sorted(taken) == list(range(1, MANY + 1))
    assert NumberSeries.objects.get().last == MANY


def test_without_the_lock_of_the_series_numbers_repeat(shared_deep):
    """Negative control: the same eight hands, reading the last number and writing the next."""
    series = NumberSeries.objects.create(session=shared_deep.session, period="between", last=0)
    gate = Barrier(8)

    def careless(_row):
        last = NumberSeries.objects.get(pk=series.pk).last
        gate.wait()
        NumberSeries.objects.filter(pk=series.pk).update(last=last + 1)
        return last + 1

    taken = in_eight_hands(careless, list(range(40)))
    assert len(set(taken)) < len(taken)


# step, who, what they type, how the item comes there
FORMS = [
    ("confirm", "deputy2", {}, lambda town: invited(town, "deputy2")),
    ("decline", "deputy2", {}, lambda town: invited(town, "deputy2")),
    ("submit", "deputy", {"is_clean": "on"}, lambda town: town.draft()),
    ("pass_review", "first_reviewer", {}, lambda town: rule(town, "has_first_review", 1) or town.submitted()),
    ("take_review", "reviewer", {"reason": "急"}, lambda town: rule(town, "has_first_review", 1) or town.submitted()),
    ("accept", "reviewer", {}, lambda town: town.submitted()),
    ("give_back", "first_tier", {"reason": "属法院"}, lambda town: actions.entrust(
        town.accepted(), first_tier=town.units["政府办"], by=town.dispatcher, at=now())),
    ("sign_in", "clerk", {}, lambda town: town.assigned()),
    ("co_opinion", "co_clerk", {"text": "同意"}, lambda town: _co_signed_in(town)),
    ("send_reply", "clerk", {}, lambda town: _ready(town)),
    ("rate", "deputy", {"attitude": "satisfied", "result": "satisfied", "overall": "satisfied"},
     lambda town: town.replied()),
    ("rehandle", "supervisor", {"reason": "逐点"}, lambda town: town.dissatisfied()),
    ("reopen", "supervisor", {"finding": "没有建成", "item": "安全岛", "due_on": "2126-01-01"},
     lambda town: town.rate(town.replied(), "satisfied")),
]  # fmt: skip


def _co_signed_in(town):
    row = town.handling()
    return actions.sign_in(town.part(row, "公安局"), by=town.co_clerk, at=now())


def _ready(town):
    row = town.handling()
    signed_off(town, row)
    return row


@pytest.mark.parametrize(("name", "who", "typed", "bring"), FORMS, ids=[form[0] for form in FORMS])
def test_a_double_click_takes_the_step_once(deep, client, name, who, typed, bring):
    row = fresh(bring(deep))
    if name == "reopen":
        typed = typed | {"due_on": timezone.localdate() + timedelta(days=30)}
    client.force_login(deep.people[who])
    sent = {**typed, "seen": row.version}
    answers = [client.post(f"/suggestions/{row.pk}/steps/{name}", sent).status_code for _click in range(2)]
    second = 404 if name in ("decline", "give_back") else 409  # after these the person sees it no more
    assert (answers, row.steps.filter(name=name).count()) == ([302, second], 1)


def test_two_editors_of_one_draft_reply_do_not_overwrite_each_other(deep):
    row = deep.handling()
    deep.drafted(row)
    version = fresh(row).version
    typed = {"openness": "active", "contact_name": "吴", "contact_phone": "1", "seen": version}
    answers = []
    for who, body in [("clerk", "甲稿"), ("clerk2", "乙稿")]:
        client = Client()
        client.force_login(deep.people[who])
        answers.append(client.post(f"/suggestions/{row.pk}/steps/draft_reply", typed | {"body": body}).status_code)
    assert (answers, Reply.objects.get().body) == ([302, 409], "甲稿")


@pytest.mark.parametrize(
    ("name", "leads_to"), [("decline", "/suggestions/"), ("give_back", "/suggestions/"), ("confirm", None)]
)
def test_a_step_after_which_one_sees_it_no_more_leads_to_the_list(deep, client, name, leads_to):
    _name, who, typed, bring = next(form for form in FORMS if form[0] == name)
    row = fresh(bring(deep))
    client.force_login(deep.people[who])
    answer_ = client.post(f"/suggestions/{row.pk}/steps/{name}", {**typed, "seen": row.version})
    assert answer_.url == (leads_to or f"/suggestions/{row.pk}/")
