"""The table of steps by itself: every status, every step and every party of a small life."""

from itertools import product

import pytest
from django.utils import translation
from django.utils.functional import lazystr

from congress.common.lifecycle import Law, NotYours, Refused, Step, Unlawful

STATUSES = ["draft", "sent", "closed"]
PARTIES = [frozenset(), frozenset({"author"}), frozenset({"clerk"}), frozenset({"author", "clerk"})]
LAW = Law(
    steps={
        "send": Step(lazystr("Send"), frozenset({"draft"}), "sent", frozenset({"author"})),
        "note": Step(lazystr("Note"), frozenset({"sent", "closed"}), None, frozenset({"clerk"})),
        "close": Step(lazystr("Close"), frozenset({"draft", "sent"}), "closed", frozenset({"author", "clerk"})),
    },
    status_labels={"draft": "Draft", "sent": "Sent", "closed": "Closed"},
)
# By hand: which steps are open in a status to an author and to a clerk.
OPEN = {
    "draft": {"author": ["send", "close"], "clerk": ["close"]},
    "sent": {"author": ["close"], "clerk": ["note", "close"]},
    "closed": {"author": [], "clerk": ["note"]},
}


def lawful(name, status, parties):
    return any(name in OPEN[status][party] for party in parties)


@pytest.mark.parametrize(("name", "status", "parties"), list(product(LAW.steps, STATUSES, PARTIES)))
def test_a_step_may_be_taken_exactly_where_the_table_says(name, status, parties):
    assert LAW.may(name, status, parties) == lawful(name, status, parties)


@pytest.mark.parametrize(("name", "status", "parties"), list(product(LAW.steps, STATUSES, PARTIES)))
def test_the_check_lets_through_what_may_and_refuses_the_rest(name, status, parties):
    if lawful(name, status, parties):
        assert LAW.check(name, status, parties) is LAW.steps[name]
    else:
        with pytest.raises(Refused):
            LAW.check(name, status, parties)


@pytest.mark.parametrize(("status", "party"), list(product(STATUSES, ["author", "clerk"])))
def test_open_steps_stand_in_the_order_of_the_table(status, party):
    assert LAW.open_to(status, iter([party])) == OPEN[status][party]


def test_open_steps_are_found_though_the_parties_can_be_read_only_once():
    assert LAW.open_to("sent", (party for party in ("author", "clerk"))) == ["note", "close"]


@pytest.mark.parametrize(
    ("name", "status", "parties", "kind", "sentence"),
    [
        ("send", "sent", {"author"}, Unlawful,
         "“Send” is not possible while the status is “Sent”. Nothing was changed."),
        ("send", "draft", {"clerk"}, NotYours, "“Send” is not yours to do here. Nothing was changed."),
        ("note", "draft", set(), Unlawful,
         "“Note” is not possible while the status is “Draft”. Nothing was changed."),
        ("note", "closed", {"author"}, NotYours, "“Note” is not yours to do here. Nothing was changed."),
    ],
)  # fmt: skip
def test_a_refusal_names_the_rule(name, status, parties, kind, sentence):
    with translation.override("en"), pytest.raises(kind) as refusal:
        LAW.check(name, status, parties)
    assert str(refusal.value) == sentence


def test_a_status_that_forbids_the_step_is_told_before_whose_it_is():
    """Whoever has no right to a step learns at most that it is impossible now."""
    with pytest.raises(Unlawful):
        LAW.check("send", "closed", frozenset())


@pytest.mark.parametrize("ask", [LAW.may, LAW.check])
def test_a_step_that_is_not_in_the_table_is_a_mistake_of_the_program(ask):
    with pytest.raises(KeyError):
        ask("burn", "draft", frozenset({"author"}))


def test_a_step_taken_is_told_by_its_name():
    with translation.override("en"):
        assert LAW.done("close") == "“Close” is done."


def test_the_table_cannot_be_changed_by_accident():
    with pytest.raises(AttributeError):
        LAW.steps["send"].to = "closed"
