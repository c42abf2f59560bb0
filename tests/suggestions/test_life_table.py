"""The truth table of the life: every status × every step × every party, written out by hand, without a database."""

import itertools

import pytest

from congress.common.lifecycle import NotYours, Unlawful
from suggestions.rules import LAW, Party, Rating, RoundKind, Status, after_rating, may_check, missing_before_sending

# step: who | in which status → into which status ("=" stays). Read it as the law; it is not derived from the code.
TABLE = """
edit                lead                        draft=
invite              lead                        draft=
drop_cosigner       lead                        draft=
confirm             cosigner                    draft=
decline             cosigner                    draft=
submit              lead                        draft>submitted
withdraw            lead,clock                  submitted>withdrawn reviewed>withdrawn accepted>withdrawn merged>withdrawn entrusted>withdrawn assigned>withdrawn handling>withdrawn rehandling>withdrawn
ask_withdrawal      lead                        submitted= reviewed= accepted= merged= entrusted= assigned= handling= rehandling=
agree_withdrawal    cosigner                    submitted= reviewed= accepted= merged= entrusted= assigned= handling= rehandling=
refuse_withdrawal   cosigner                    submitted= reviewed= accepted= merged= entrusted= assigned= handling= rehandling=
pass_review         first_reviewer,clock        submitted>reviewed
first_send_back     first_reviewer              submitted>draft
take_review         reviewer                    submitted>reviewed
send_back           reviewer                    reviewed>draft
refuse              reviewer                    reviewed>not_accepted
accept              reviewer                    reviewed>accepted
merge               reviewer,dispatcher         reviewed>merged accepted>merged
unmerge             reviewer,dispatcher,clock   merged>accepted
answer_merged       clock                       merged>replied
assign              dispatcher                  accepted>assigned
entrust             dispatcher                  accepted>entrusted
pass_on             first_tier                  entrusted>assigned
give_back           first_tier                  entrusted>accepted
sign_in             lead_clerk,lead_approver    assigned>handling
co_sign_in          lead_clerk,lead_approver,co_clerk,co_approver  assigned= handling= rehandling=
ask_return          lead_clerk,lead_approver    assigned=
co_ask_return       lead_clerk,lead_approver,co_clerk,co_approver  assigned= handling= rehandling=
agree_return        dispatcher                  assigned>accepted
office_agree_return first_tier                  assigned>entrusted
agree_co_return     dispatcher,first_tier       assigned= handling= rehandling=
refuse_return       dispatcher,first_tier       assigned= handling= rehandling=
add_co              dispatcher,first_tier       assigned= handling= rehandling=
contact             lead_clerk,lead_approver    handling= rehandling= tracking=
reply_in_person     lead_clerk,lead_approver    handling= rehandling= tracking= replied=
co_opinion          co_clerk,co_approver        assigned= handling= rehandling=
ask_extension       lead_clerk,lead_approver    handling=
grant_extension     supervisor                  handling=
refuse_extension    supervisor                  handling=
draft_reply         lead_clerk,lead_approver    handling= rehandling= tracking=
check_reply         lead_clerk,lead_approver    handling= rehandling= tracking=
return_reply        lead_clerk,lead_approver    handling= rehandling= tracking=
sign_reply          lead_approver               handling= rehandling= tracking=
send_reply          lead_clerk,lead_approver    handling>replied rehandling>replied tracking>replied
send_part           lead_clerk,lead_approver    handling= rehandling= tracking=
urge                supervisor,first_tier       assigned= handling= rehandling=
rate                lead                        replied=
end_rating          clock                       replied=
rehandle            supervisor                  replied>rehandling
track               lead,supervisor,clock       replied>tracking
fulfil              lead_clerk,lead_approver    tracking=
explain_promise     lead_clerk,lead_approver    tracking=
close               lead,supervisor,clock       replied>closed
strike_off          supervisor                  tracking>closed
end_tracking        lead,supervisor,clock       replied>closed
reopen              supervisor                  closed>tracking
consent             lead                        submitted= reviewed= accepted= merged= entrusted= assigned= handling= replied= rehandling= tracking= closed=
revoke_consent      lead                        submitted= reviewed= accepted= merged= entrusted= assigned= handling= replied= rehandling= tracking= closed=
release             reviewer,supervisor         accepted= entrusted= assigned= handling= replied= rehandling= tracking= closed=
take_back           reviewer,supervisor         accepted= entrusted= assigned= handling= replied= rehandling= tracking= closed=
"""  # noqa: E501


def _read(line: str) -> tuple[str, set[str], dict[str, str]]:
    name, who, *moves = line.split()
    into = {}
    for move in moves:
        source, _, target = move.rstrip("=").partition(">")
        into[source] = target or source
    return name, set(who.split(",")), into


ROWS = {name: (who, into) for name, who, into in map(_read, TABLE.strip().splitlines())}


def test_the_table_names_every_step_of_the_law_and_no_other():
    assert list(ROWS) == list(LAW.steps)


@pytest.mark.parametrize(("name", "status"), list(itertools.product(LAW.steps, Status.values)))
def test_a_step_is_possible_exactly_where_the_table_says(name, status):
    who, into = ROWS[name]
    may = {party for party in Party.values if LAW.may(name, status, {party})}
    assert may == (who if status in into else set())


@pytest.mark.parametrize(("name", "status"), list(itertools.product(LAW.steps, Status.values)))
def test_a_step_leads_where_the_table_says_and_is_refused_elsewhere(name, status):
    who, into = ROWS[name]
    if status not in into:
        with pytest.raises(Unlawful):
            LAW.check(name, status, Party.values)
        return
    assert (LAW.check(name, status, who).to or status) == into[status]
    with pytest.raises(NotYours):
        LAW.check(name, status, set(Party.values) - who)


def test_nobody_who_is_nothing_to_the_item_may_do_anything():
    assert [name for name in LAW.steps for status in Status.values if LAW.may(name, status, set())] == []


def test_every_status_but_draft_can_be_reached_and_every_open_one_can_be_left():
    reached = {target for _, into in ROWS.values() for source, target in into.items() if source != target}
    left = {source for _, into in ROWS.values() for source, target in into.items() if source != target}
    assert reached == set(Status.values)
    assert set(Status.values) - left == {Status.NOT_ACCEPTED, Status.WITHDRAWN}


@pytest.mark.parametrize(
    ("overall", "tracked", "first", "after_promises"),
    [
        (Rating.SATISFIED, False, "close", "end_tracking"),
        (Rating.SATISFIED, True, "track", "track"),
        (Rating.MOSTLY, False, "close", "end_tracking"),
        (Rating.MOSTLY, True, "track", "track"),
        (Rating.DISSATISFIED, False, None, None),
        (Rating.DISSATISFIED, True, None, None),
        (None, False, "close", "end_tracking"),
        (None, True, "track", "track"),
    ],
)
def test_what_follows_a_rating(overall, tracked, first, after_promises):
    follows = {kind: after_rating(overall, kind=kind, needs_tracking=tracked) for kind in RoundKind}
    assert follows == {RoundKind.FIRST: first, RoundKind.REHANDLE: first, RoundKind.PROMISE: after_promises}


def test_four_eyes_check_a_reply():
    assert (may_check(1, 2), may_check(1, 1)) == (True, False)


@pytest.mark.parametrize(
    ("kind", "contacts", "category", "number", "promises", "count"),
    [
        ("first", 1, True, True, (False, 0), 0),
        ("first", 0, True, True, (False, 0), 1),
        ("first", 1, False, True, (False, 0), 1),
        ("first", 0, False, False, (False, 0), 3),
        ("rehandle", 0, True, True, (False, 0), 1),
        ("promise", 0, True, True, (False, 0), 0),
        ("first", 1, True, True, (True, 0), 1),
        ("first", 1, True, True, (True, 1), 0),
        ("promise", 0, True, True, (True, 0), 1),
    ],
)
def test_a_reply_goes_out_only_when_nothing_is_missing(kind, contacts, category, number, promises, count):
    needs_promise, promised = promises
    missing = missing_before_sending(
        kind=kind,
        contacts=contacts,
        category=category,
        number=number,
        needs_promise=needs_promise,
        promises=promised,
    )
    assert len(missing) == count
