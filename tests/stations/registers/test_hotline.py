"""To the 12345 hotline and back: what it is given, what its list may say, and what that changes."""

import json
from io import BytesIO
from typing import Any

import pytest
from django.utils.timezone import now
from openpyxl import load_workbook

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.common.spreadsheets import write_table
from stations.actions.handling import hand
from stations.actions.hotline import note_ticket
from stations.models import Opinion
from stations.resources import export_to_hotline, import_from_hotline, preview_from_hotline
from stations.resources.hotline_back import HEADINGS
from tests.stations.registers.test_registering import visit
from tests.town import Town

pytestmark = pytest.mark.django_db
HEADER = [words[0] for words in HEADINGS.values()]


def handed(town: Town, route: str = "hotline", **facts: Any) -> Opinion:
    """A visit that went on to the hotline."""
    station = town.congress.stations.first() or town.station("QY-1")
    opinion, _code = visit(town, station, **facts)
    unit = town.units["住建局"] if route == "unit" else None
    return hand(opinion, route=route, unit=unit, by=town.dispatcher, at=now())


def back(*rows: tuple[str, ...]) -> BytesIO:
    """Ticket, receipt, status, reply, day, rating."""
    return BytesIO(write_table("回复", HEADER, [[*row, *[""] * (6 - len(row))] for row in rows]))


def preview(town: Town, *rows: tuple[str, ...]) -> Any:
    return preview_from_hotline(back(*rows), congress=town.congress)


def take(town: Town, *rows: tuple[str, ...]) -> Any:
    return import_from_hotline(back(*rows), by=town.dispatcher, congress=town.congress)


def test_the_hotline_gets_what_waits_for_it_and_contacts_of_those_alone_who_agreed(town: Town) -> None:
    shy, open_one = handed(town), handed(town, may_pass_on=True, text="井盖丢了。")
    handed(town, route="unit")
    told = json.loads(export_to_hotline("json", by=town.dispatcher, at=now()))
    assert [(row["receipt"], row["text"], row["name"], row["phone"]) for row in told] == [
        (shy.receipt, "路灯坏了。", "", ""),
        (open_one.receipt, "井盖丢了。", "宋阳林", "13704187687"),
    ]
    entry = Entry.objects.get(act="opinion.to-hotline")
    assert entry.detail == {"count": 2, "contacts": [open_one.receipt]}


def test_the_spreadsheet_tells_the_same_as_dead_text(town: Town) -> None:
    handed(town, text="=1+1")
    [cells] = load_workbook(BytesIO(export_to_hotline("xlsx", by=town.dispatcher, at=now()))).active.iter_rows(
        min_row=2
    )
    assert [(cell.value, cell.data_type) for cell in cells if cell.value == "=1+1"] == [("=1+1", "s")]


def test_a_ticket_is_written_down_and_the_matter_stays_with_the_hotline(town: Town) -> None:
    opinion = handed(town)
    assert take(town, ("RX-1", opinion.receipt, "办理中")).is_taken
    opinion.refresh_from_db()
    assert (opinion.external_no, opinion.status, opinion.steps.last().name) == ("RX-1", "handed", "hand")
    again = preview(town, ("RX-1", "", "办理中"))
    assert (again.refused, len(again.changed), len(again.unchanged)) == ([], 0, 1)


def test_a_reply_is_a_step_of_the_matter_found_by_receipt_or_ticket(town: Town) -> None:
    one, two = handed(town), handed(town, text="井盖丢了。")
    note_ticket(two, ticket="RX-2", by=town.dispatcher, at=now())
    take(town, ("RX-1", one.receipt, "办结", "已换灯。", "2026-01-14", "满意"), ("RX-2", "", "已答复", "已补井盖。"))
    found = [(row.external_no, row.status, row.reply) for row in Opinion.objects.order_by("pk")]
    assert found == [
        ("RX-1", "replied", "已换灯。（12345热线2026-01-14办结，回访满意）"),
        ("RX-2", "replied", "已补井盖。（12345热线办结）"),
    ]
    assert [row.steps.last().name for row in Opinion.objects.order_by("pk")] == ["note_reply", "note_reply"]
    assert Entry.objects.get(act="opinion.from-hotline").detail == {"changed": 2, "unchanged": 0}


def test_the_list_sent_again_changes_nothing(town: Town) -> None:
    row = ("RX-1", handed(town).receipt, "办结", "已换灯。")
    take(town, row)
    again = take(town, row)
    assert (len(again.changed), len(again.unchanged), Opinion.objects.get().steps.count()) == (0, 1, 3)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("", "2601-999999", "办结", "已办。"), "回执号"),
        (("RX-1", "{receipt}", "丢了"), "状态"),
        (("RX-1", "{receipt}", "办结", ""), "答复内容"),
        (("RX-1", "{receipt}", "办结", "已办。", "13月5日"), "办结日期"),
        (("RX-9", "{receipt}", "办理中"), "工单号"),
    ],
)
def test_a_wrong_row_is_named_with_its_column_and_nothing_is_written(
    town: Town, row: tuple[str, ...], column: str
) -> None:
    opinion = handed(town)
    note_ticket(handed(town, text="井盖丢了。"), ticket="RX-9", by=town.dispatcher, at=now())
    sent = tuple(cell.format(receipt=opinion.receipt) for cell in row)
    found = take(town, sent)
    assert ([one.column for one in found.refused], found.is_taken) == ([column], False)
    opinion.refresh_from_db()
    assert (opinion.external_no, opinion.status) == ("", "handed")


def test_a_matter_told_twice_and_one_that_went_elsewhere_are_refused(town: Town) -> None:
    opinion, other = handed(town), handed(town, route="unit", text="别的事")
    row = ("RX-1", opinion.receipt, "办理中")
    found = preview(town, row, row, ("RX-2", other.receipt, "办理中"))
    assert [(one.row, one.column) for one in found.refused] == [(3, "回执号"), (4, "回执号")]


def test_only_who_handles_it_writes_a_ticket_down(town: Town) -> None:
    opinion = handed(town)
    with pytest.raises(Refused):
        note_ticket(opinion, ticket="RX-1", by=town.chair, at=now())
