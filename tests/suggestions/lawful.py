"""What must hold of every suggestion at every moment, written down apart from the code that brings it about."""

from typing import Any

from suggestions.models import Promise, Suggestion
from suggestions.rules import LAW

HELD = {"assigned", "handling", "rehandling"}
NUMBERED = {"accepted", "merged", "entrusted", *HELD, "replied", "tracking", "closed"}
NEVER_NUMBERED = {"draft", "submitted", "reviewed", "not_accepted"}
# The clocks of the whole item in each status; exactly one of each set runs.
OF_THE_ITEM: dict[str, list[set[str]]] = {
    "submitted": [{"first"}],
    "accepted": [{"dispatch", "redispatch"}],
    "entrusted": [{"pass_on"}, {"answer"}],
}
ANSWER = {"assigned": {"answer"}, "handling": {"answer", "extended"}, "rehandling": {"rehandle"}}
OF_A_PART = {"sign", "return", "contact", "co_opinion"}


def the_clocks_that_run_are_exactly_those_owed(row: Suggestion) -> None:
    clocks = list(row.clocks.running())
    whole = sorted(clock.kind for clock in clocks if clock.assignment_id is None)
    parts = [clock for clock in clocks if clock.assignment_id is not None]
    if row.status not in HELD:
        assert parts == []
        assert _one_of_each(whole, _owed_by_the_item(row))
        return
    answering = list(row.assignments.answering())
    owing = {part.pk for part in answering if _owes(part, row)}
    is_separate = answering[0].part == "separate"
    assert _one_of_each(whole, [] if is_separate else [ANSWER[row.status]])
    answers = {clock.assignment_id: clock.kind for clock in parts if clock.kind not in OF_A_PART}
    assert set(answers) == (owing if is_separate else set())
    assert set(answers.values()) <= ANSWER[row.status]


def _owed_by_the_item(row: Suggestion) -> list[set[str]]:
    if row.status == "replied":
        last = row.rounds.latest("number")
        return [] if hasattr(last, "verdict") or last.no_feedback_on else [{"rating"}]
    if row.status == "tracking":
        return [{"promise"}] if Promise.objects.of(row).open().exists() else []
    return OF_THE_ITEM.get(row.status, [])


def _one_of_each(running: list[str], owed: list[set[str]]) -> bool:
    return len(running) == len(owed) and all(len(each & set(running)) == 1 for each in owed)


def _owes(part: Any, row: Suggestion) -> bool:
    last = row.rounds.latest("number")
    return last.owing.filter(pk=part.pk).exists() and not last.replies.filter(assignment=part, state="sent").exists()


def a_number_and_those_who_answer_stand_exactly_where_they_must(row: Suggestion) -> None:
    answering = sorted(row.assignments.answering().values_list("part", flat=True))
    if row.status in HELD | {"replied", "tracking", "closed"}:
        assert answering == ["lead"] or answering == ["separate"] * 2
    elif row.status != "withdrawn":
        assert answering == []
    if row.status in NUMBERED | NEVER_NUMBERED:
        assert (row.number is not None) == (row.status in NUMBERED)


def every_record_is_a_step_of_the_table_and_the_chain_is_unbroken(row: Suggestion) -> None:
    before = "draft"
    for step in row.steps.all():
        law = LAW.steps[step.name]
        assert (step.from_status in law.sources, step.from_status) == (True, before)
        assert step.to_status == (law.to or step.from_status)
        before = step.to_status
    assert before == row.status


def each_round_has_one_whole_reply_of_each_who_owes_it_and_of_nobody_else(row: Suggestion) -> None:
    rounds = list(row.rounds.prefetch_related("owing", "replies"))
    is_open = row.status in HELD | {"accepted", "entrusted", "withdrawn", "merged"}
    for place, each in enumerate(rounds, 1):
        owing = sorted(part.pk for part in each.owing.all())
        replies = list(each.replies.all())
        assert {reply.assignment_id for reply in replies} <= set(owing)
        sent = sorted(reply.assignment_id for reply in replies if reply.state == "sent")
        if place < len(rounds) or not (is_open or each.kind == "promise"):
            assert sent == owing
        elif row.status in HELD:
            assert len(sent) < len(owing)


def a_confirmed_signature_is_of_the_present_text(row: Suggestion) -> None:
    signed = row.cosigners.filter(state="confirmed").values_list("text_version", flat=True)
    assert set(signed) <= {row.text_version}
    assert row.status == "draft" or not row.cosigners.filter(state="invited").exists()


def a_merged_item_waits_with_its_main_and_is_answered_with_it(row: Suggestion) -> None:
    if row.status == "merged":
        assert row.merged_into.status in {"accepted", "entrusted", "assigned", "handling"}
    if row.steps.filter(name="answer_merged").exists():
        assert row.rounds.get(number=1).replies.count() == row.merged_into.rounds.get(number=1).replies.count() > 0


def nothing_promised_is_open_when_the_item_is_closed(row: Suggestion) -> None:
    assert row.status != "closed" or not Promise.objects.of(row).open().exists()


def what_is_closed_was_rated_or_let_pass_or_struck_off(row: Suggestion) -> None:
    if row.status == "closed":
        last = row.rounds.latest("number")
        is_heard = hasattr(last, "verdict") or last.no_feedback_on is not None
        assert is_heard or row.steps.latest("pk").from_status == "tracking"


def a_co_handlers_clock_never_ends_after_the_answers(row: Suggestion) -> None:
    running = row.clocks.running()
    answer = running.filter(assignment=None, kind__in=["answer", "extended", "rehandle"]).first()
    for clock in running.filter(kind="co_opinion"):
        assert clock.due_on <= answer.due_on or answer.due_on <= clock.starts_on


LAWFUL = [
    the_clocks_that_run_are_exactly_those_owed,
    a_number_and_those_who_answer_stand_exactly_where_they_must,
    every_record_is_a_step_of_the_table_and_the_chain_is_unbroken,
    each_round_has_one_whole_reply_of_each_who_owes_it_and_of_nobody_else,
    a_confirmed_signature_is_of_the_present_text,
    a_merged_item_waits_with_its_main_and_is_answered_with_it,
    nothing_promised_is_open_when_the_item_is_closed,
    what_is_closed_was_rated_or_let_pass_or_struck_off,
    a_co_handlers_clock_never_ends_after_the_answers,
]
