"""The life of a briefing as one table, and the numerals of its running total."""

import pytest

from briefings.rules.briefings import LAW, Status
from congress.common.lifecycle import Unlawful
from congress.common.text import chinese_number
from tests.suggestions.supervision.law import as_coded, as_written

TABLE = """
edit       reviewer,dispatcher,supervisor  drafted=
recount    reviewer,dispatcher,supervisor  drafted=
send       reviewer,dispatcher,supervisor  drafted>in_approval
drop       reviewer,dispatcher,supervisor  drafted>dropped
approve    chair                           in_approval>issued
send_back  chair                           in_approval>drafted
correct    reviewer,dispatcher,supervisor  issued=
publish    reviewer,dispatcher,supervisor  issued=
take_off   reviewer,dispatcher,supervisor  issued=
"""


def test_the_table_of_every_step_status_and_role_is_the_one_written_by_hand() -> None:
    assert as_coded(LAW, Status) == as_written(TABLE)


@pytest.mark.parametrize("status", Status)
def test_nothing_leads_back_to_the_first_draft(status: str) -> None:
    with pytest.raises(Unlawful):
        LAW.check("draft", status, {"supervisor"})


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (612, "六百一十二"),
        (1005, "一千零五"),
        (10, "十"),
        (20, "二十"),
        (63, "六十三"),
        (110, "一百一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_the_running_total_is_written_in_chinese_numerals(number: int, words: str) -> None:
    assert chinese_number(number) == words
