"""The truth table of the life: every status × every step × every party, written out by hand, without a database."""

import itertools

import pytest

from congress.common.lifecycle import NotYours, Unlawful
from suggestions.rules import LAW, Party, Status
from suggestions.rules.answers import Rating, after_rating, may_check, missing_before_sending

# step: who | in which status → into which status ("=" stays). Read it as the law; it is not derived from the code.
TABLE = """
edit             lead                        draft=
submit           lead                        draft>submitted
withdraw         lead                        submitted>withdrawn accepted>withdrawn assigned>withdrawn handling>withdrawn rehandling>withdrawn
send_back        reviewer                    submitted>draft
refuse           reviewer                    submitted>not_accepted
accept           reviewer                    submitted>accepted
assign           dispatcher                  accepted>assigned
sign_in          lead_clerk,lead_approver    assigned>handling
co_sign_in       co_clerk,co_approver        assigned= handling= rehandling=
ask_return       lead_clerk,lead_approver    assigned=
co_ask_return    co_clerk,co_approver        assigned= handling= rehandling=
agree_return     dispatcher                  assigned>accepted
agree_co_return  dispatcher                  assigned= handling= rehandling=
refuse_return    dispatcher                  assigned= handling= rehandling=
contact          lead_clerk,lead_approver    handling= rehandling=
co_opinion       co_clerk,co_approver        assigned= handling= rehandling=
ask_extension    lead_clerk,lead_approver    handling=
grant_extension  supervisor                  handling=
refuse_extension supervisor                  handling=
draft_reply      lead_clerk,lead_approver    handling= rehandling=
check_reply      lead_clerk,lead_approver    handling= rehandling=
return_reply     lead_clerk,lead_approver    handling= rehandling=
sign_reply       lead_approver               handling= rehandling=
send_reply       lead_clerk,lead_approver    handling>replied rehandling>replied
urge             supervisor                  assigned= handling= rehandling=
rate             lead                        replied=
end_rating       clock                       replied=
rehandle         supervisor                  replied>rehandling
track            lead,supervisor,clock       replied>tracking
close            lead,supervisor,clock       replied>closed
strike_off       supervisor                  tracking>closed
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


@pytest.mark.parametrize(("name", "status", "party"), itertools.product(LAW.steps, Status.values, Party.values))
def test_a_step_is_possible_exactly_where_the_table_says(name, status, party):
    who, into = ROWS[name]
    assert LAW.may(name, status, {party}) == (status in into and party in who)


@pytest.mark.parametrize(("name", "status"), itertools.product(LAW.steps, Status.values))
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
    assert set(Status.values) - left == {Status.CLOSED, Status.NOT_ACCEPTED, Status.WITHDRAWN}


@pytest.mark.parametrize(
    ("overall", "tracked", "step"),
    [
        (Rating.SATISFIED, False, "close"),
        (Rating.SATISFIED, True, "track"),
        (Rating.MOSTLY, False, "close"),
        (Rating.MOSTLY, True, "track"),
        (Rating.DISSATISFIED, False, None),
        (Rating.DISSATISFIED, True, None),
        (None, False, "close"),
        (None, True, "track"),
    ],
)
def test_what_follows_a_rating(overall, tracked, step):
    assert after_rating(overall, needs_tracking=tracked) == step


def test_four_eyes_check_a_reply():
    assert (may_check(1, 2), may_check(1, 1)) == (True, False)


@pytest.mark.parametrize(
    ("contacts", "category", "number", "count"),
    [(1, True, True, 0), (0, True, True, 1), (1, False, True, 1), (0, False, False, 3)],
)
def test_a_reply_goes_out_only_when_nothing_is_missing(contacts, category, number, count):
    assert len(missing_before_sending(contacts=contacts, category=category, number=number)) == count
