"""The life of a year's letters as one table, who is not written to, and whom a letter goes to."""

from datetime import date

import pytest

from briefings.rules.employers import employer_in
from briefings.rules.letters import (
    LAW,
    LeftOut,
    RoundStatus,
    department_of,
    left_out,
    number_label,
    usual_mark,
    waits_too_long,
)
from congress.common.lifecycle import Unlawful
from congress.organs.workdays import Calendar
from deputies.rules import EndCause, MandateStatus
from tests.suggestions.supervision.law import as_coded, as_written

TABLE = """
word       reviewer,dispatcher,supervisor  drafted=
send       reviewer,dispatcher,supervisor  drafted>in_approval
drop       reviewer,dispatcher,supervisor  drafted>dropped
approve    chair                           in_approval>issued
send_back  chair                           in_approval>drafted
"""
NO_HOLIDAYS = Calendar(rest={}, work={})


def test_the_table_of_every_step_status_and_role_is_the_one_written_by_hand() -> None:
    assert as_coded(LAW, RoundStatus) == as_written(TABLE)


@pytest.mark.parametrize("status", RoundStatus)
def test_nothing_leads_back_to_the_first_draft(status: str) -> None:
    with pytest.raises(Unlawful):
        LAW.check("draft", status, {"supervisor"})


@pytest.mark.parametrize("employer", ["清源市教育局", ""])
@pytest.mark.parametrize(
    ("status", "cause", "reason"),
    [
        (MandateStatus.IN_OFFICE, "", None),
        (MandateStatus.SUSPENDED, "", LeftOut.SUSPENDED),
        (MandateStatus.ENDED, EndCause.TERM_ENDED, None),
        (MandateStatus.ENDED, EndCause.MOVED_AWAY, None),
        (MandateStatus.ENDED, EndCause.RESIGNED, None),
        (MandateStatus.ENDED, EndCause.ABSENT_TWICE, LeftOut.ENDED_OTHERWISE),
        (MandateStatus.ENDED, EndCause.RECALLED, LeftOut.ENDED_OTHERWISE),
        (MandateStatus.ENDED, EndCause.LOST_NATIONALITY, LeftOut.ENDED_OTHERWISE),
        (MandateStatus.ENDED, EndCause.DEPRIVED, LeftOut.ENDED_OTHERWISE),
        (MandateStatus.ENDED, EndCause.INCAPACITATED, LeftOut.ENDED_OTHERWISE),
        (MandateStatus.ENDED, EndCause.DIED, LeftOut.ENDED_OTHERWISE),
    ],
)
def test_whose_employer_is_written_to(status: str, cause: str, reason: LeftOut | None, employer: str) -> None:
    assert left_out(status, cause, employer) == (reason or (None if employer else LeftOut.NO_EMPLOYER))


def test_every_cause_of_an_end_was_thought_of() -> None:
    asked = {cause for cause in EndCause if left_out(MandateStatus.ENDED, cause, "甲") is None}
    assert asked == {EndCause.TERM_ENDED, EndCause.MOVED_AWAY, EndCause.RESIGNED}


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("平川县民政局党组书记、局长", "平川县民政局"),
        ("清源正衡律师事务所律师", "清源正衡律师事务所"),
        ("河东区总工会主席", "河东区总工会"),
        ("柳林镇人大主席团主席", "柳林镇人大主席团"),
        ("清源市人大常委会委员", "清源市人大常委会"),
        ("清源汇丰果业有限公司职工、工会委员", "清源汇丰果业有限公司"),
        ("清源恒泰建筑安装有限公司党支部书记、副总经理", "清源恒泰建筑安装有限公司"),
        ("北关街道第二小学副校长、一级教师", "北关街道第二小学"),
        ("城东街道后沟村民兵连长", "城东街道后沟村"),
        ("云台镇梨园村村民", "云台镇梨园村"),
        ("清源市水利勘测设计院", "清源市水利勘测设计院"),
        ("清源市道德模范、个体工商户", ""),
        ("", ""),
    ],
)
def test_the_employer_is_what_stands_before_the_post(text: str, employer: str) -> None:
    assert employer_in(text) == employer


def test_what_is_proposed_for_the_head_of_the_letters() -> None:
    assert (usual_mark("清源市"), department_of("清源市")) == ("清人代函", "中共清源市委组织部")


def test_a_number_stands_in_six_cornered_brackets() -> None:
    assert number_label("清人代函", 2026, 5) == "清人代函〔2026〕5号"


@pytest.mark.parametrize(("today", "too_long"), [(date(2026, 11, 27), False), (date(2026, 11, 30), True)])
def test_five_working_days_after_a_friday_end_on_the_next(today: date, too_long: bool) -> None:
    assert waits_too_long(date(2026, 11, 20), today, NO_HOLIDAYS) is too_long
