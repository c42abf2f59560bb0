"""The papers of a suggestion. Their words are Chinese whatever the reader's language: they are state documents."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from congress.documents.dates import written_day
from congress.documents.letters import Letter, letter_docx, letter_pdf
from congress.documents.sheets import Block, Sheet, choices, sheet_docx, sheet_pdf
from suggestions.models import Reply, Suggestion
from suggestions.rules import ClockKind, Part, Party

UNITS = {Party.LEAD_CLERK, Party.LEAD_APPROVER, Party.CO_CLERK, Party.CO_APPROVER}
OFFICE = {Party.REVIEWER, Party.DISPATCHER, Party.SUPERVISOR}
LEAD_UNIT = {Party.LEAD_CLERK, Party.LEAD_APPROVER}
ANSWERS = (ClockKind.ANSWER, ClockKind.EXTENDED, ClockKind.REHANDLE)
RATINGS = {"satisfied": "满意", "mostly": "基本满意", "dissatisfied": "不满意"}
METHODS = {"meeting": "面商", "visit": "走访", "phone": "电话", "forum": "座谈", "writing": "书面"}
OPENNESS = {"active": "主动公开", "on_request": "依申请公开", "none": "不予公开"}


def may_have(paper: str, suggestion: Suggestion, parties: Iterable[str]) -> bool:
    """Whether the paper exists by now and concerns this reader."""
    return bool(READERS[paper] & frozenset(parties)) and EXISTS[paper](suggestion)


def suggestion_form(suggestion: Suggestion, kind: str) -> bytes:
    """代表建议专用纸, after the printed form of the field."""
    cosigners = suggestion.cosigners.confirmed().select_related("mandate__person")
    wished = suggestion.proposed_unit.name if suggestion.proposed_unit else ""
    agrees = "是" if suggestion.may_publish else "否"
    sheet = Sheet(
        heading=f"{suggestion.session.full_name}代表建议专用纸",
        number=f"建议　{_number(suggestion) or '第　　号'}",
        rows=[
            [("标题", suggestion.title)],
            _signer("领衔代表", suggestion.lead_name, suggestion.lead),
            _address(suggestion.lead),
            *[_signer("附议代表", row.name, row.mandate) for row in cosigners],
            [("希望承办单位", wished), ("是否同意公开", agrees)],
            Block("建议内容", suggestion.body, lines=18),
        ],
        notes=["一事一议，一件建议只写一个问题。", "本系统为非涉密系统，严禁填写国家秘密。"],
        signatures=["代表签名：", f"提出日期：{_day(suggestion.submitted_on)}"],
    )
    return _sheet(sheet, kind)


def handover_letter(suggestion: Suggestion, kind: str) -> bytes:
    """交办函: to the lead unit and its co-handlers, with every last day."""
    lead = _lead_unit(suggestion)
    co = [row.unit.name for row in suggestion.assignments.held().filter(part=Part.CO).select_related("unit")]
    on = localdate(_handed_over(suggestion).at)
    due = {clock.kind: clock.due_on for clock in suggestion.clocks.filter(starts_on=on)}
    by_co = f"会办单位应于{written_day(due['co_opinion'])}前向主办单位提出书面会办意见。" if co else ""
    paragraphs = [
        f"现将{_cited(suggestion)}交你单位办理，请认真研究，主动联系代表，听取意见，按时书面答复。",
        f"一、主办单位：{lead}。" + (f"会办单位：{'、'.join(co)}。" if co else ""),
        f"二、请于{written_day(due['sign'])}前签收；认为不属于本单位职责的，应于{written_day(due['return'])}前"
        "说明理由并提出退办申请，逾期不再调整。",
        f"三、请于{written_day(due['answer'])}前书面答复代表（《代表法》第五十一条）。{by_co}",
        "四、答复函由主要负责人签发，注明办理结果类别、承办人和联系电话，并附《办理情况征询意见表》。",
    ]
    salutation = "、".join([lead, *co]) + "："
    return _office_letter(suggestion, "关于交办代表建议的函", salutation, paragraphs, on, kind)


def urging_letter(suggestion: Suggestion, kind: str) -> bytes:
    """催办函: the last urging of the unit that has the item, with the last day of the answer as it stood then."""
    urged = _last_urging(suggestion)
    urged_on = localdate(urged.at)
    ran = Q(stopped_on__isnull=True) | Q(stopped_on__gte=urged_on)
    answers = suggestion.clocks.filter(ran, kind__in=ANSWERS, starts_on__lte=urged_on)
    if suggestion.steps.filter(name="grant_extension", pk__gt=urged.pk).exists():
        answers = answers.exclude(kind=ClockKind.EXTENDED)  # granted later that day
    answer = answers.latest("pk")
    paragraphs = [
        f"{_cited(suggestion)}已于{written_day(localdate(_handed_over(suggestion).at))}交你单位办理，"
        f"书面答复的期限为{written_day(answer.due_on)}。请抓紧办理，并将进展情况报我委。",
        *urged.note.splitlines(),
    ]
    return _office_letter(suggestion, "关于催办代表建议的函", f"{_lead_unit(suggestion)}：", paragraphs, urged_on, kind)


def reply_letter(suggestion: Suggestion, kind: str, reply: Any = None) -> bytes:
    """答复函, of the latest sent round unless told; category at top right (GB/T 9704-2012 §10; 浙江建议规定 §22-25)."""
    reply = reply or _latest_reply(suggestion)
    unit = reply.assignment.unit.name
    names = "、".join([suggestion.lead_name, *(row.name for row in suggestion.cosigners.confirmed())])
    letter = Letter(
        organ=unit,
        number=reply.letter_no,
        category=f"类别：{reply.category.code}",
        openness=OPENNESS[reply.openness],
        title=f"关于{suggestion.session.full_name}{_number(suggestion)}建议的答复",
        salutation=f"{names}代表：",
        paragraphs=[
            f"您提出的《{suggestion.title}》（{_number(suggestion)}）收悉，现答复如下：",
            *reply.body.splitlines(),
        ],
        signing_organ=unit,
        signed_by=reply.signer,
        signed_on=reply.sent_on,
        contact_name=reply.contact_name,
        contact_phone=reply.contact_phone,
        attachments=["代表建议办理情况征询意见表"],
        copies_to=[suggestion.congress.office_name],
    )
    return _letter(letter, kind)


def opinion_form(suggestion: Suggestion, kind: str, reply: Any = None) -> bytes:
    """办理情况征询意见表; filled in when the deputy has rated on line."""
    reply = reply or _latest_reply(suggestion)
    verdict = getattr(reply.round, "verdict", None)
    methods = "、".join(dict.fromkeys(METHODS[row.method] for row in reply.round.contacts.all()))
    sheet = Sheet(
        heading=f"{suggestion.session.full_name}代表建议办理情况征询意见表",
        number=_number(suggestion),
        intro="请代表填写后直接交人大常委会代表工作机构，承办单位不得代填。",
        rows=[
            [("标题", suggestion.title)],
            [("领衔代表", suggestion.lead_name), ("主办单位", reply.assignment.unit.name)],
            [("答复日期", _day(reply.sent_on)), ("联系方式", methods)],
            *[[(label, _ticks(getattr(verdict, name, "")))] for name, label in RATED.items()],
            Block("代表意见", getattr(verdict, "opinion", ""), lines=8),
        ],
        notes=["评价为“不满意”的，请写明理由。"],
        signatures=["代表签名：", f"评价日期：{_day(getattr(verdict, 'on', None))}"],
    )
    return _sheet(sheet, kind)


RATED = {"attitude": "办理态度", "result": "办理结果", "overall": "总体评价"}
PAPERS: dict[str, Callable[[Suggestion, str], bytes]] = {
    "form": suggestion_form,
    "handover": handover_letter,
    "urging": urging_letter,
    "reply": reply_letter,
    "opinion": opinion_form,
}
DEPUTIES = {Party.LEAD, Party.COSIGNER}
READERS: dict[str, set[Party]] = {
    "form": {Party.LEAD, Party.FIRST_REVIEWER, Party.FIRST_TIER}
    | OFFICE
    | LEAD_UNIT,  # it carries the deputy's telephone and address
    "handover": {Party.FIRST_TIER} | OFFICE | UNITS,
    "urging": {Party.FIRST_TIER} | OFFICE | LEAD_UNIT,
    "reply": {Party.FIRST_TIER} | DEPUTIES | OFFICE | UNITS,
    "opinion": {Party.LEAD} | OFFICE,
}
EXISTS: dict[str, Callable[[Suggestion], bool]] = {
    "form": lambda suggestion: True,
    "handover": lambda suggestion: _handed_over(suggestion) is not None,
    "urging": lambda suggestion: _last_urging(suggestion) is not None,
    "reply": lambda suggestion: _latest_reply(suggestion) is not None,
    "opinion": lambda suggestion: _latest_reply(suggestion) is not None,
}


def _lead_unit(suggestion: Suggestion) -> str:
    """The lead unit, or all that answer separately."""
    return "、".join(part.unit.name for part in suggestion.assignments.answering().select_related("unit"))


def _handed_over(suggestion: Suggestion) -> Any:
    """The hand-over in force; none for an item that was taken back, nor for an imported one, which has no clocks."""
    is_held = suggestion.assignments.answering().exists()
    return suggestion.steps.filter(name__in=["assign", "pass_on"]).last() if is_held else None


def _last_urging(suggestion: Suggestion) -> Any:
    """The last urging since the hand-over in force; an earlier one went to another unit."""
    since = _handed_over(suggestion)
    return suggestion.steps.filter(name="urge", pk__gt=since.pk).last() if since else None


def sent_replies(suggestion: Suggestion) -> Any:
    """The replies with a letter of ours, in the order of rounds."""
    sent = Reply.objects.filter(round__suggestion=suggestion, state="sent", assignment__isnull=False)
    joined = sent.select_related("round__verdict", "assignment__unit", "category")
    return joined.exclude(letter_no="").order_by("round__number", "pk")


def _latest_reply(suggestion: Suggestion) -> Any:
    """The last reply that was sent by a unit here; imported old ones have no letter of ours."""
    sent = Reply.objects.filter(round__suggestion=suggestion, state="sent", assignment__isnull=False)
    return sent.select_related("round__verdict", "assignment__unit", "category").order_by("-round__number").first()


def _office_letter(
    suggestion: Suggestion, title: str, salutation: str, paragraphs: list[str], on: date, kind: str
) -> bytes:
    office = suggestion.congress.office_name
    number = f"代表建议〔{on.year}〕{suggestion.number}号"
    letter = Letter(
        organ=office,
        number=number,
        title=title,
        salutation=salutation,
        paragraphs=paragraphs,
        signing_organ=office,
        signed_on=on,
        attachments=[suggestion.title],
    )
    return _letter(letter, kind)


def _letter(letter: Letter, kind: str) -> bytes:
    return letter_pdf(letter) if kind == "pdf" else letter_docx(letter)


def _sheet(sheet: Sheet, kind: str) -> bytes:
    return sheet_pdf(sheet) if kind == "pdf" else sheet_docx(sheet)


def _number(suggestion: Suggestion) -> str:
    if suggestion.number is None:
        return ""
    return f"{'闭会' if suggestion.period == Suggestion.Period.BETWEEN else ''}第{suggestion.number:03d}号"


def _cited(suggestion: Suggestion) -> str:
    movers = suggestion.lead_name + ("等" if suggestion.cosigners.confirmed().exists() else "")
    return f"{movers}代表提出的《{suggestion.title}》（{suggestion.session.full_name}{_number(suggestion)}）"


def _day(on: date | None) -> str:
    return written_day(on) if on else "　　年　月　日"


def _ticks(value: str) -> str:
    return choices(list(RATINGS.values()), RATINGS.get(value))


def _signer(label: str, name: str, mandate: Any) -> list[tuple[str, str]]:
    return [(label, name), ("代表证号", mandate.card_no if mandate else "")]


def _address(mandate: Any) -> list[tuple[str, str]]:
    person = mandate.person if mandate else None
    return [("通讯地址", person.address if person else ""), ("联系电话", person.phone if person else "")]
