"""The list the 12345 hotline sends back: tickets, and replies of what is done, with a preview."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.dates import UnreadableDate, read_day
from congress.common.spreadsheets import Preview, Problem, ReadRow, Severity, Sheet, read_sheets
from congress.common.text import mask_cards, one_line, squeeze
from congress.organs.models import Congress
from stations.actions.hotline import take_back
from stations.models import Opinion
from stations.rules.opinions import TEXT_LENGTH, Route, Status

HEADINGS: dict[str, tuple[str, ...]] = {
    "ticket": ("工单号", "工单编号", "热线工单号"),
    "receipt": ("回执号", "外部编号"),
    "status": ("状态", "办理状态", "工单状态"),
    "reply": ("答复内容", "办理结果", "答复"),
    "done_on": ("办结日期", "办结时间", "答复日期"),
    "rating": ("满意度", "回访满意度"),
}
REQUIRED = ("receipt", "status")
DONE = {"办结", "已办结", "已答复", "已回复", "完成"}
IN_HAND = {"办理中", "处理中", "已受理", "已派单", "待办理", "已转办"}


@dataclass(frozen=True, slots=True)
class Back:
    """What one row brings: a ticket, and a reply where the matter is done."""

    place: tuple[str, int]
    opinion: Opinion
    ticket: str
    reply: str

    @property
    def is_new(self) -> bool:
        return bool(self.reply) or bool(self.ticket) and self.ticket != self.opinion.external_no


def preview_from_hotline(file: BinaryIO, *, congress: Congress) -> Preview:
    """What taking this list over would do. Nothing is written. Raises FileRefused."""
    sheets = read_sheets(file, HEADINGS, REQUIRED)
    known = _known(congress, [row for sheet in sheets for row in sheet.rows])
    problems: list[Problem] = []
    rows: dict[int, Back] = {}
    for sheet in sheets:
        for read in sheet.rows:
            found = list(_problems(sheet, read, known, rows))
            problems += found
            if not any(one.severity is Severity.REFUSED for one in found):
                back = _back(sheet, read, known)
                rows[back.opinion.pk] = back
    return Preview(
        sheets=tuple(sheets),
        problems=tuple(problems),
        changed=tuple(back.place for back in rows.values() if back.is_new),
        unchanged=tuple(back.place for back in rows.values() if not back.is_new),
        plan=[back for back in rows.values() if back.is_new],
    )


@transaction.atomic
def import_from_hotline(file: BinaryIO, *, by: User, congress: Congress, leave_refused: bool = False) -> Preview:
    """Take it over: all rows or none, or with `leave_refused` the right ones; each reply is a step of its matter."""
    list(Congress.objects.select_for_update(no_key=True).filter(pk=congress.pk))
    preview = preview_from_hotline(file, congress=congress)
    if not preview.may_be_taken(leave_refused=leave_refused):
        return preview
    at = timezone.now()
    for back in preview.plan:
        take_back(back.opinion, ticket=back.ticket, reply=back.reply, by=by, at=at)
    counts = {"changed": len(preview.changed), "unchanged": len(preview.unchanged)}
    record("opinion.from-hotline", "opinions", by=by, at=at, detail=counts)
    return replace(preview, is_taken=True)


def _known(congress: Congress, rows: Iterable[ReadRow]) -> dict[str, Opinion]:
    """The matters handed to the hotline by receipt and by ticket."""
    tickets = {squeeze(row.text("ticket")) for row in rows} - {""}
    receipts = {squeeze(row.text("receipt")).rpartition("-")[2] for row in rows}
    keys = [int(one) for one in receipts if one.isascii() and one.isdecimal() and len(one) < 19]
    found = Opinion.objects.filter(Q(external_no__in=tickets) | Q(pk__in=keys), congress=congress, route=Route.HOTLINE)
    names = [(name, one) for one in found.select_related("congress") for name in (one.receipt, one.external_no) if name]
    return dict(names)


def _named(read: ReadRow, known: Mapping[str, Opinion]) -> Opinion | None:
    by_receipt = known.get(squeeze(read.text("receipt")))
    return by_receipt or known.get(squeeze(read.text("ticket")))


def _problems(
    sheet: Sheet, read: ReadRow, known: Mapping[str, Opinion], taken: Mapping[int, Back]
) -> Iterator[Problem]:
    opinion, ticket, status = _named(read, known), squeeze(read.text("ticket")), squeeze(read.text("status"))
    owner = known.get(ticket)
    if opinion is None:
        yield sheet.problem(read, "receipt", _("nothing under this number was handed to the hotline"))
    elif opinion.pk in taken:
        told = _("stands already in row %(row)s") % {"row": taken[opinion.pk].place[1]}
        yield sheet.problem(read, "receipt", told)
    elif owner and owner.pk != opinion.pk or any(one.ticket == ticket != "" for one in taken.values()):
        yield sheet.problem(read, "ticket", _("another matter has this ticket"))
    if len(ticket) > 40 or len(_reply(read)) > TEXT_LENGTH:
        yield sheet.problem(read, "reply", _("longer than %(limit)s characters") % {"limit": TEXT_LENGTH})
    if status not in DONE | IN_HAND:
        yield sheet.problem(read, "status", _("“%(word)s” is not a status here") % {"word": read.text("status")})
    elif status in DONE and not read.text("reply"):
        yield sheet.problem(read, "reply", _("done, but no reply is written"))
    try:
        _done_on(read)
    except UnreadableDate as sentence:
        yield sheet.problem(read, "done_on", str(sentence))


def _back(sheet: Sheet, read: ReadRow, known: Mapping[str, Opinion]) -> Back:
    opinion = _named(read, known)
    assert opinion is not None
    is_waiting = opinion.status == Status.HANDED
    is_done = squeeze(read.text("status")) in DONE
    ticket = squeeze(read.text("ticket")) if is_waiting else ""
    return Back((sheet.name, read.number), opinion, ticket, _reply(read) if is_done and is_waiting else "")


def _reply(read: ReadRow) -> str:
    """The hotline's reply with its day and what it was told when it called back."""
    try:
        done_on = _done_on(read)
    except UnreadableDate:
        done_on = ""
    rating = f"，回访{one_line(read.text('rating'))}" if read.text("rating") else ""
    return mask_cards(f"{read.text('reply')}（12345热线{done_on}办结{rating}）")


def _done_on(read: ReadRow) -> str:
    value = read.values.get("done_on")
    return f"{read_day(value):%Y-%m-%d}" if value else ""
