"""What a first-tier office takes home from a hand-over meeting: the letter and list of what it passes on (转交)."""

from itertools import groupby
from typing import Any

from congress.documents.dates import written_day
from congress.documents.letters import Letter, letter_html
from congress.documents.listings import Listing, listing_html
from congress.organs.models import Unit
from suggestions.citing import numbered
from suggestions.models import HandoverMeeting, Suggestion
from suggestions.rules import ClockKind, Status

PASSES_ON = "转交"
KINDS = (ClockKind.PASS_ON, ClockKind.ANSWER)  # by when it passes on, and by when the deputy is answered
COLUMNS = [("序号", 7), ("编号", 17), ("标题", 30), ("领衔代表", 12), ("方式", 8), ("主办、会办单位", 26)]


def handed_to(meeting: HandoverMeeting, place: int, unit: Unit, told: list[str], rows: list[list[str]]) -> list[str]:
    """The letter (交办函) to one unit or office and behind it its list (交办清单)."""
    office = meeting.congress.office_name
    letter = Letter(
        organ=office,
        number=f"代表建议交〔{meeting.held_on.year}〕{meeting.pk}-{place}号",
        title=f"关于交办{meeting.session.full_name}代表建议的函",
        salutation=f"{unit.name}：",
        paragraphs=told,
        signing_organ=office,
        signed_on=meeting.held_on,
        attachments=["代表建议交办清单"],
    )
    listing = Listing(heading=f"{unit.name}代表建议交办清单", columns=COLUMNS, rows=rows)
    return [letter_html(letter), listing_html(listing)]


def entrusted(meeting: HandoverMeeting) -> list[Suggestion]:
    """What first-tier offices got at the meeting, by office and number; two queries."""
    rows = Suggestion.objects.filter(handover_meeting=meeting, first_tier__isnull=False)
    rows = rows.exclude(status=Status.ACCEPTED).order_by("first_tier_id", "period", "number")
    joined = ("first_tier", "session__term__congress__region", "category")
    return list(rows.select_related(*joined).prefetch_related("clocks"))


def office_pages(meeting: HandoverMeeting, *, after: int) -> list[str]:
    """Letter and list of each office; numbered on after those of the units."""
    by_office = [list(group) for _office, group in groupby(entrusted(meeting), key=lambda item: item.first_tier_id)]
    return [page for place, items in enumerate(by_office, after + 1) for page in _of_office(meeting, place, items)]


def office_row(item: Any) -> list[str]:
    """Its line in the meeting's list."""
    named = [item.first_tier.name, PASSES_ON, numbered(item), item.title, item.lead_name, str(item.category or "")]
    due = _due_days(item)
    return [*named, f"{PASSES_ON}：{item.first_tier}", *(str(due.get(kind, "")) for kind in KINDS)]


def _due_days(item: Any) -> dict[str, Any]:
    return {clock.kind: clock.due_on for clock in item.clocks.all() if clock.assignment_id is None}


def _of_office(meeting: HandoverMeeting, place: int, items: list[Any]) -> list[str]:
    due, office = _due_days(items[0]), items[0].first_tier
    told = [
        f"{written_day(meeting.held_on)}在{meeting.place}召开代表建议交办会，现将代表建议{len(items)}件交你单位转交承办单位办理。",
        f"一、请于{written_day(due[ClockKind.PASS_ON])}前确定承办单位并转交办理；不属于本系统的，请说明理由退回。",
        f"二、承办单位应当于{written_day(due[ClockKind.ANSWER])}前书面答复代表（《代表法》第五十一条），期限自本次交办之日起计算。",
    ]
    rows = [
        [str(number), numbered(item), item.title, item.lead_name, PASSES_ON, str(office)]
        for number, item in enumerate(items, 1)
    ]
    return handed_to(meeting, place, office, told, rows)
