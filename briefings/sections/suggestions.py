"""代表建议办理: how many, how punctual, how solved, how satisfied."""

from briefings.sections.figures import Figure
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from briefings.sections.wording import compared, told

NOTHING = "尚未召开会议，没有可计的代表建议。"


def tell(scope: Scope) -> Told:
    found = scope.suggestions
    if not found:
        return Told(paragraphs=[NOTHING])
    return Told(paragraphs=sentences(found, f"{scope.sessions[0].full_name}以来共立案"), figures=list(found.values()))


def sentences(found: dict[str, Figure], beginning: str) -> list[str]:
    """`beginning` says whose and since when: …以来共立案."""
    return [
        "（一）办理进度",
        f"{beginning}代表建议{_said(found, 'accepted')}；在办{_said(found, 'unanswered')}。",
        f"答复率{_said(found, 'answered')}；按时答复率{_said(found, 'on_time')}；"
        f"办结率{told(found['closed'])}；面商率{told(found['met'])}。",
        _late(found["unanswered_late"]),
        "（二）办理结果和代表评价",
        f"解决率{told(found['solved'])}，解决或计划解决率{told(found['solved_or_planned'])}；"
        f"到期承诺兑现率{_said(found, 'promises_kept')}。",
        f"反馈率{told(found['rated'])}；代表满意率{_said(found, 'satisfied')}；"
        f"满意和基本满意率{_said(found, 'content')}。",
    ]


def _said(found: dict[str, Figure], key: str) -> str:
    return told(found[key]) + compared(found[key])


def _late(figure: Figure) -> str:
    return f"逾期未答复{told(figure)}{compared(figure)}。" if figure.count else "没有逾期未答复的建议。"


SECTION = Section("suggestions", "代表建议办理", tell)
