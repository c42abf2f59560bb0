"""What units take home from a hand-over meeting: a letter each (交办函) and its list (交办清单); the whole list."""

from datetime import date
from itertools import groupby
from typing import Any

from congress.common.spreadsheets import write_table
from congress.documents.dates import written_day
from congress.documents.pdf import bound_pdf
from suggestions.citing import numbered
from suggestions.documents.of_office import SIGN_OFF
from suggestions.documents.to_offices import entrusted, handed_to, office_pages, office_row
from suggestions.models import Assignment, HandoverMeeting
from suggestions.rules import ClockKind, Part

PARTS = {Part.LEAD: "主办", Part.SEPARATE: "分办", Part.CO: "会办"}
HEADINGS = [
    "承办单位",
    "办理方式",
    "编号",
    "标题",
    "领衔代表",
    "分类",
    "主办、会办单位",
    "签收期限",
    "答复（会办）期限",
]


def meeting_list(meeting: HandoverMeeting) -> bytes:
    """The meeting's list (交办清单) as .xlsx, by unit; what offices pass on comes last."""
    rows = [*map(_listed, handed_parts(meeting)), *map(office_row, entrusted(meeting))]
    return write_table("交办清单", HEADINGS, rows)


def meeting_letters(meeting: HandoverMeeting) -> bytes:
    """One letter and one list for each unit and each first-tier office; seven queries whatever the size."""
    parts = handed_parts(meeting)
    by_unit = [list(group) for _unit, group in groupby(parts, key=lambda part: part.unit_id)]
    pages = [page for place, group in enumerate(by_unit, 1) for page in _of_unit(meeting, place, group)]
    return bound_pdf([*pages, *office_pages(meeting, after=len(by_unit))])


def handed_parts(meeting: HandoverMeeting) -> list[Assignment]:
    """The parts given to units at the meeting, by unit and number, with what a list shows."""
    rows = Assignment.objects.held().filter(suggestion__handover_meeting=meeting, suggestion__first_tier=None)
    rows = rows.select_related("unit", "suggestion__session__term__congress__region", "suggestion__category")
    rows = rows.prefetch_related("suggestion__assignments__unit", "suggestion__clocks")
    return list(rows.order_by("unit_id", "suggestion__period", "suggestion__number"))


def due_days(part: Assignment) -> dict[str, date]:
    """The last days that concern this part, by clock: its own, and the item's answer for who answers."""
    clocks = part.suggestion.clocks.all()
    return {clock.kind: clock.due_on for clock in clocks if clock.assignment_id in (None, part.pk)}


def units_of(part: Assignment) -> str:
    """Who else is in it, and as what."""
    held = [each for each in part.suggestion.assignments.all() if each.state != Assignment.State.RETURNED]
    return "；".join(f"{PARTS[Part(each.part)]}：{each.unit}" for each in held)


def _of_unit(meeting: HandoverMeeting, place: int, parts: list[Assignment]) -> list[str]:
    unit = parts[0].unit
    rows = [_row(number, part) for number, part in enumerate(parts, 1)]
    return handed_to(meeting, place, unit, _paragraphs(meeting, parts), rows)


def _paragraphs(meeting: HandoverMeeting, parts: list[Assignment]) -> list[str]:
    counted = [(name, sum(part.part == kind for part in parts)) for kind, name in PARTS.items()]
    kinds = "、".join(f"{name}{count}件" for name, count in counted if count)
    answering = [due_days(part)[ClockKind.ANSWER] for part in parts if part.part != Part.CO]
    opinions = [due_days(part)[ClockKind.CO_OPINION] for part in parts if part.part == Part.CO]
    due = due_days(parts[0])
    told = [
        f"{written_day(meeting.held_on)}在{meeting.place}召开代表建议交办会，现将代表建议{len(parts)}件"
        f"（{kinds}）交你单位办理，请认真研究，主动联系代表，听取意见，按时书面答复。",
        f"请于{written_day(due[ClockKind.SIGN])}前签收；认为不属于本单位职责的，应于"
        f"{written_day(due[ClockKind.RETURN])}前说明理由并提出退办申请，逾期不再调整。",
    ]
    if answering:
        told.append(
            f"主办、分办的，请于{written_day(min(answering))}前书面答复代表（《代表法》第五十一条）。{SIGN_OFF}"
        )
    if opinions:
        told.append(f"会办的，请于{written_day(min(opinions))}前向主办单位提出书面会办意见。")
    numerals = "一二三四"
    return [told[0], *(f"{numerals[place]}、{text}" for place, text in enumerate(told[1:]))]


def _row(number: int, part: Any) -> list[str]:
    item = part.suggestion
    return [str(number), numbered(item), item.title, item.lead_name, PARTS[Part(part.part)], units_of(part)]


def _listed(part: Assignment) -> list[str]:
    item, due = part.suggestion, due_days(part)
    last = due.get(ClockKind.CO_OPINION if part.part == Part.CO else ClockKind.ANSWER)
    days = [str(day or "") for day in (due.get(ClockKind.SIGN), last)]
    named = [part.unit.name, PARTS[Part(part.part)], numbered(item), item.title, item.lead_name]
    return [*named, str(item.category or ""), units_of(part), *days]
