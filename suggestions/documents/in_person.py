"""The record of a reply face to face, signed by the deputy (山东建议规定 §22)."""

from typing import Any

from congress.documents.sheets import Block, Sheet, choices
from suggestions.citing import answering_units, numbered
from suggestions.documents.words import day, sheet_of
from suggestions.models import Contact, Suggestion
from suggestions.rules import Status
from suggestions.rules.life import ANSWERABLE


def in_person_record(suggestion: Suggestion, kind: str, contact: Contact | None = None) -> bytes:
    """当面答复代表建议、批评和意见记录: as recorded, or blank to be filled in and signed at the meeting."""
    unit = contact.assignment.unit.name if contact else answering_units(suggestion)
    came = {True: "是", False: "否"}.get(contact.head_came) if contact else None
    sheet = Sheet(
        heading="当面答复代表建议、批评和意见记录",
        number=f"{suggestion.session.full_name}{numbered(suggestion)}",
        rows=[
            [("标题", suggestion.title)],
            [("领衔代表", suggestion.lead_name), ("承办单位", unit)],
            [("答复日期", day(contact.on if contact else None)), ("负责人到场", choices(["是", "否"], came))],
            [("参加人员", contact.people if contact else "")],
            Block("答复情况", contact.content if contact else "", lines=12),
            Block("代表意见", "", lines=8),
        ],
        notes=["代表签名前请核对答复情况；本记录由承办单位存档，并随建议答复上传。"],
        signatures=["代表签名：", "答复人签名："],
    )
    return sheet_of(sheet, kind)


def told_in_person(suggestion: Suggestion) -> Any:
    """Every reply face to face that was recorded, the last first."""
    rows = Contact.objects.filter(assignment__suggestion=suggestion, method=Contact.Method.REPLY)
    return rows.select_related("assignment__unit", "round", "sheet").order_by("-pk")


def may_be_told(suggestion: Suggestion) -> bool:
    """Whether a reply face to face can be recorded now, so that the blank is of use."""
    return suggestion.status in {*ANSWERABLE, Status.REPLIED}
