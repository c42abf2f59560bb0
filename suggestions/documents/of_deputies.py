"""Papers a deputy signs: the suggestion form and the opinion form."""

from typing import Any

from congress.documents.sheets import Block, Sheet, choices
from suggestions.citing import numbered
from suggestions.documents.words import day, sent_replies, sheet_of
from suggestions.models import Contact, Suggestion

RATINGS = {"satisfied": "满意", "mostly": "基本满意", "dissatisfied": "不满意"}
METHODS = {"meeting": "面商", "visit": "走访", "phone": "电话", "forum": "座谈", "writing": "书面", "reply": "面复"}
PAGE, SHORTEST = 16, 8
"""Lines for the text: what one page has room for without co-signers, and the least that looks like a form."""
RATED = {"attitude": "办理态度", "result": "办理结果", "overall": "总体评价"}


def suggestion_form(suggestion: Suggestion, kind: str) -> bytes:
    """代表建议专用纸, after the printed form of the field."""
    cosigners = list(suggestion.cosigners.confirmed().select_related("mandate__person"))
    wished = suggestion.proposed_unit.name if suggestion.proposed_unit else ""
    agrees = "是" if suggestion.may_publish else "否"
    sheet = Sheet(
        heading=f"{suggestion.session.full_name}代表建议专用纸",
        number=f"建议　{numbered(suggestion) or '第　　号'}",
        rows=[
            [("标题", suggestion.title)],
            _signer("领衔代表", suggestion.lead_name, suggestion.lead),
            _address(suggestion.lead),
            *[_signer("附议代表", row.name, row.mandate) for row in cosigners],
            [("建议\n承办单位", wished), ("是否\n同意公开", agrees)],
            Block("建议内容", suggestion.body, lines=max(SHORTEST, PAGE - 2 * len(cosigners))),
        ],
        notes=["一事一议，一件建议只写一个问题。", "本系统为非涉密系统，严禁填写国家秘密。"],
        signatures=["代表签名：", f"提出日期：{day(suggestion.submitted_on)}"],
    )
    return sheet_of(sheet, kind)


def opinion_form(suggestion: Suggestion, kind: str, answered: Any = None) -> bytes:
    """办理情况征询意见表, one for all who answered in a round; filled in when rated on line.

    Of the round of that reply, or of the last round answered.
    """
    current = (answered or sent_replies(suggestion).first()).round
    replies = list(sent_replies(suggestion).filter(round=current))
    verdict = getattr(current, "verdict", None)
    contacts = Contact.objects.filter(round=current)
    methods = "、".join(dict.fromkeys(METHODS[row.method] for row in contacts))
    sheet = Sheet(
        heading=f"{suggestion.session.full_name}代表建议办理情况征询意见表",
        number=numbered(suggestion),
        intro="请代表填写后直接交人大常委会代表工作机构，承办单位不得代填。",
        rows=[
            [("标题", suggestion.title)],
            [("领衔代表", suggestion.lead_name), ("联系方式", methods)],
            *[_answered(reply, len(replies)) for reply in replies],
            *[[(label, _ticks(getattr(verdict, name, "")))] for name, label in RATED.items()],
            Block("代表意见", getattr(verdict, "opinion", ""), lines=8),
        ],
        notes=["评价为“不满意”的，请写明理由。"],
        signatures=["代表签名：", f"评价日期：{day(getattr(verdict, 'on', None))}"],
    )
    return sheet_of(sheet, kind)


def _answered(reply: Any, count: int) -> list[tuple[str, str]]:
    task = f"（{reply.assignment.task}）" if count > 1 and reply.assignment.task else ""
    return [("承办单位", f"{reply.assignment.unit.name}{task}"), ("答复日期", day(reply.sent_on))]


def _ticks(value: str) -> str:
    return choices(list(RATINGS.values()), RATINGS.get(value))


def _signer(label: str, name: str, mandate: Any) -> list[tuple[str, str]]:
    return [(label, name), ("代表证号", mandate.card_no if mandate else "")]


def _address(mandate: Any) -> list[tuple[str, str]]:
    person = mandate.person if mandate else None
    return [("通讯地址", person.address if person else ""), ("联系电话", person.phone if person else "")]
