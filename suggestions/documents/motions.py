"""The papers of a motion. Their words are Chinese whatever the reader's language: they are state documents."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from congress.documents.letters import Letter, letter_docx, letter_pdf
from congress.documents.sheets import Block, Sheet, sheet_docx, sheet_pdf
from suggestions.documents.motion_words import (
    DECIDED,
    cited,
    cosigners_of,
    day_of,
    lead_rows,
    mover_row,
    movers_of,
    number_of,
    title_of,
)
from suggestions.models import Motion, MotionReport
from suggestions.rules.motions import MotionParty

Kind = MotionReport.Kind
MOVERS = {MotionParty.LEAD, MotionParty.SIGNER}
OFFICE = {MotionParty.SECRETARIAT, MotionParty.COMMITTEE}


def motion_papers(parties: Iterable[str], reported: Iterable[str]) -> list[str]:
    """Names of the papers that concern this reader; a paper is called as the kind of report it prints."""
    who, there = frozenset(parties), {"form", *reported}
    return [name for name in MOTION_PAPERS if READERS[name] & who and name in there]


def motion_form(motion: Motion, kind: str) -> bytes:
    """代表议案专用纸: matter, grounds, proposal, and the table of those who signed this text."""
    rows: list[Any] = [[("案由", motion.title)], *lead_rows(motion.lead)]
    rows += [mover_row(place, one) for place, one in enumerate(cosigners_of(motion), 1)]
    rows += [Block("案据", motion.grounds, lines=8), Block("方案", motion.proposal, lines=8)]
    if motion.is_bill:
        rows.append(Block("法规草案文本或者要点及其说明", motion.bill, lines=6))
    if names := list(motion.attachments.values_list("upload__name", flat=True)):
        rows.append([("附件", "；".join(names))])
    sheet = Sheet(
        heading=f"{motion.session.full_name}代表议案专用纸",
        number=number_of(motion) or "议案　第　　号",
        rows=rows,
        notes=["议案应当属于本级人民代表大会职权范围，有案由、案据和方案。", "本系统为非涉密系统，严禁填写国家秘密。"],
        signatures=["领衔代表签名：", f"提出日期：{day_of(motion.submitted_on)}"],
    )
    return sheet_pdf(sheet) if kind == "pdf" else sheet_docx(sheet)


def committee_opinion(motion: Motion, kind: str) -> bytes:
    """专门委员会（议案审查委员会）对议案的意见, to the presidium."""
    report = motion.reports.filter(kind=Kind.OPINION).latest("pk")
    paragraphs = [
        f"{cited(motion)}收悉。经研究，提出如下意见：",
        *report.body.splitlines(),
        f"建议{DECIDED[report.advice]}。",
        "请审议。",
    ]
    title = f"关于{movers_of(motion)}代表提出的{number_of(motion)}的意见"
    return _letter(motion, title, "大会主席团：", paragraphs, report.on, kind)


def result_report(motion: Motion, kind: str) -> bytes:
    """关于议案审议结果的报告, to the standing committee."""
    report = motion.reports.filter(kind=Kind.RESULT).latest("pk")
    asked = [body.unit.name for body in motion.bodies.filter(part="asked").select_related("unit")]
    heard = f"审议中听取了{'、'.join(asked)}的意见。" if asked else ""
    paragraphs = [f"主席团交付审议的{cited(motion)}已审议完毕。{heard}现报告如下：", *report.body.splitlines()]
    paragraphs.append("以上报告，请审议。")
    title = f"关于{motion.session.full_name}{number_of(motion)}审议结果的报告"
    return _letter(motion, title, f"{motion.congress.committee_name}：", paragraphs, report.on, kind)


def movers_reply(motion: Motion, kind: str) -> bytes:
    """答复函 to everybody who moved it."""
    report = motion.reports.filter(kind=Kind.REPLY).latest("pk")
    names = "、".join([motion.lead.person.name, *(one.mandate.person.name for one in cosigners_of(motion))])
    paragraphs = [
        f"你们提出的{title_of(motion)}（{number_of(motion)}）已办理完毕，现答复如下：",
        *report.body.splitlines(),
    ]
    title = f"关于{motion.session.full_name}{number_of(motion)}办理结果的答复"
    return _letter(motion, title, f"{names}代表：", paragraphs, report.on, kind, number=report.letter_no)


MOTION_PAPERS: dict[str, Callable[[Motion, str], bytes]] = {
    "form": motion_form,
    "opinion": committee_opinion,
    "result": result_report,
    "reply": movers_reply,
}
READERS = {"form": MOVERS | OFFICE, "opinion": OFFICE, "result": MOVERS | OFFICE, "reply": MOVERS | OFFICE}


def _letter(
    motion: Motion, title: str, salutation: str, paragraphs: list[str], on: date, kind: str, number: str = ""
) -> bytes:
    organ = motion.committee or motion.congress.office_name
    if number:  # the reply goes out in the standing committee's office's own name
        organ = motion.congress.office_name
    letter = Letter(
        organ=organ,
        number=number,
        title=title,
        salutation=salutation,
        paragraphs=paragraphs,
        signing_organ=organ,
        signed_on=on,
    )
    return letter_pdf(letter) if kind == "pdf" else letter_docx(letter)
