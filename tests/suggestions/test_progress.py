"""A unit's next act, as a truth table."""

import pytest

from suggestions.progress import Work, own_act

NEXT = [
    (Work("lead", "assigned", False), "sign_in", 1),
    (Work("lead", "assigned", False, is_return_asked=True), "", 1),
    (Work("lead", "handling", True), "contact", 2),
    (Work("lead", "rehandling", True), "contact", 2),
    (Work("lead", "handling", True, contacts=1), "draft_reply", 3),
    (Work("lead", "handling", True, contacts=1, reply_state="draft"), "check_reply", 4),
    (Work("lead", "handling", True, contacts=1, reply_state="checked"), "sign_reply", 4),
    (Work("lead", "handling", True, contacts=1, reply_state="signed"), "send_reply", 5),
    (Work("lead", "replied", True, contacts=1, reply_state="sent"), "", 6),
    (Work("lead", "tracking", True, contacts=1, reply_state="sent"), "", 6),
    (Work("co", "assigned", False), "co_sign_in", 1),
    (Work("co", "handling", False), "co_sign_in", 1),
    (Work("co", "handling", True), "co_opinion", 2),
    (Work("co", "handling", True, has_opinion=True), "", 3),
    (Work("co", "closed", True), "", 3),
]


@pytest.mark.parametrize(("work", "step", "place"), NEXT)
def test_a_unit_has_one_next_act(work: Work, step: str, place: int) -> None:
    act = own_act(work)

    assert (act.step, act.place) == (step, place)


def test_a_lead_unit_has_five_boxes_and_a_co_handler_two() -> None:
    assert [own_act(Work(part, "assigned", False)).total for part in ("lead", "co")] == [5, 2]
