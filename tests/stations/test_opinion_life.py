"""The table of an opinion's life, every status times every step, without a database."""

import pytest

from stations.rules.opinions import CLOCK_OF, ENDED, LAW, NUMBERS, ROUTE_CLOCKS, WAYS_OUT, Party, Refusal, Route, Status

S = Status
OURS = {S.SUBMITTED, S.ACCEPTED, S.REOPENED}
OPEN = set(S) - {S.CLOSED, S.NOT_ACCEPTED, S.WITHDRAWN}
FROM = {
    "accept": {S.SUBMITTED},
    "refuse": {S.SUBMITTED, S.ACCEPTED},
    "fold": {S.SUBMITTED, S.ACCEPTED},
    "unfold": {S.FOLDED},
    "hand": OURS,
    "fetch_back": {S.HANDED},
    "take_up": {S.HANDED},
    "give_back": {S.HANDED, S.HANDLING},
    "reply": {S.HANDED, S.HANDLING},
    "note_reply": {S.HANDED},
    "suggest": {*OURS, S.REPLIED},
    "unsuggest": {S.SUGGESTED},
    "progress": {S.SUGGESTED, S.REPLIED, S.ANSWERED},
    "suggestion_replied": {S.SUGGESTED},
    "tell": OPEN - {S.FOLDED},
    "answer": {*OURS, S.REPLIED, S.SUGGESTED},
    "answer_folded": {S.FOLDED},
    "say_more": OPEN,
    "rate": {S.ANSWERED},
    "ask_again": {S.ANSWERED},
    "end_rating": {S.ANSWERED},
    "close": {S.REOPENED},
    "withdraw": OPEN,
}
CITIZENS = {"say_more", "rate", "ask_again", "withdraw"}
CLOCKS = {"answer_folded", "end_rating", "progress", "suggestion_replied"}
HELPERS = {"take_up", "give_back", "reply"}


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize("name", LAW.steps)
def test_a_step_exists_in_these_statuses_and_no_other(name: str, status: Status) -> None:
    assert (status in LAW.steps[name].sources) is (status in FROM[name])


@pytest.mark.parametrize("party", Party)
@pytest.mark.parametrize("name", LAW.steps)
def test_a_step_is_of_these_people_and_no_others(name: str, party: Party) -> None:
    if name in CITIZENS:
        owners = {Party.CITIZEN}
    elif name in CLOCKS:
        owners = {Party.CLOCK}
    elif name in HELPERS:
        owners = {Party.UNIT, Party.HIGHER}
    elif name == "suggest":
        owners = {Party.DEPUTY}
    elif name == "unfold":  # the clock, where the one it was handled with has ended
        owners = {Party.DEPUTY, Party.KEEPER, Party.OFFICE, Party.CLOCK}
    elif name == "unsuggest":
        owners = {Party.DEPUTY, Party.CLOCK}
    else:
        owners = {Party.DEPUTY, Party.KEEPER, Party.OFFICE}
    assert LAW.is_for(name, {party}) is (party in owners)


def test_nothing_leads_out_of_an_end() -> None:
    assert [name for name, step in LAW.steps.items() if step.sources & ENDED] == []


def test_every_status_but_the_first_is_reached() -> None:
    assert {step.to for step in LAW.steps.values()} - {None} == set(S) - {S.SUBMITTED}


def test_every_reason_for_refusing_names_a_way_out() -> None:
    assert set(WAYS_OUT) == set(Refusal)


def test_every_clock_has_a_number_and_every_route_a_clock() -> None:
    assert {*CLOCK_OF.values(), *ROUTE_CLOCKS.values()} == set(NUMBERS)
    assert set(ROUTE_CLOCKS) == set(Route)
