"""需要研究决定的事项: what only a leader can move on."""

from typing import Any

from briefings.sections.figures import Figure
from briefings.sections.late_opinions import late_opinions
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from congress.documents.dates import written_day
from suggestions.models import Extension, ReturnRequest, Suggestion
from suggestions.models.handling import Answered
from suggestions.models.supervision import KeyItem
from suggestions.reports.scope import narrow
from suggestions.rules.supervision.keys import KeyStatus

NAMED = 5  # of each kind; the list has all
NOTHING = "{}没有需要主任会议研究决定的事项。"


def tell(scope: Scope) -> Told:
    """The matters, numbered; none of a confidential suggestion is named."""
    late = late_opinions(scope)
    found = [*_overdue(scope), *_wishes(scope), *_key_items(scope), *_of_citizens(late)]
    figures = [each for each in (scope.suggestions.get("unanswered_late"), late) if each]
    told = [f"{place}.{text}" for place, text in enumerate(found, 1)]
    return Told(paragraphs=told or [NOTHING.format(scope.words.this)], figures=figures)


def _open_ones(scope: Scope) -> Any:
    return Suggestion.objects.visible_to(scope.reader).filter(is_confidential=False).order_by()


def _overdue(scope: Scope) -> list[str]:
    figure = scope.suggestions.get("unanswered_late")
    if not figure or not figure.count:
        return []
    asked = {"session": scope.sessions[0].pk, "counted": "unanswered_late"}
    rows = narrow(_open_ones(scope), asked, scope.cut_off).order_by("assigned_on", "pk")[:NAMED]
    names = "；".join(f"《{row.title}》" for row in rows)
    tail = f"，其中：{names}" if names else ""
    return [f"逾期未答复的代表建议{figure.count}件{tail}。建议由分管领导约谈承办单位，限期答复。"]


def _wishes(scope: Scope) -> list[str]:
    """Wishes nobody answered yet, asked for by the cut-off."""
    asked: dict[str, Any] = {"answer": Answered.OPEN, "asked_at__date__lte": scope.cut_off}
    own = _open_ones(scope).values("pk")
    longer = Extension.objects.filter(suggestion__in=own, **asked).select_related("suggestion", "assignment__unit")
    back = ReturnRequest.objects.filter(assignment__suggestion__in=own, **asked)
    back = back.select_related("assignment__suggestion", "assignment__unit")
    return [
        *(f"《{row.suggestion.title}》，{row.assignment.unit.name}提出延期，请研究。" for row in longer[:NAMED]),
        *(
            f"《{row.assignment.suggestion.title}》，{row.assignment.unit.name}提出退办，请研究。"
            for row in back[:NAMED]
        ),
    ]


def _key_items(scope: Scope) -> list[str]:
    """Proposals to be decided on, and those chosen whose report is due."""
    rows = KeyItem.objects.visible_to(scope.reader).filter(suggestion__in=_open_ones(scope).values("pk"))
    rows = rows.filter(proposed_on__lte=scope.cut_off).select_related("suggestion").order_by("pk")
    proposed = rows.filter(status=KeyStatus.PROPOSED)[:NAMED]
    due = rows.filter(reported_on=None, ended_on=None, report_by__lte=scope.cut_off)[:NAMED]
    return [
        *(f"《{row.suggestion.title}》，拟列为重点督办建议，请主任会议研究确定。" for row in proposed),
        *(
            f"重点督办建议《{row.suggestion.title}》应于{written_day(row.report_by)}前报告办理情况，尚未报告。"
            for row in due
        ),
    ]


def _of_citizens(late: Figure) -> list[str]:
    return [f"群众意见逾期未办{late.count}件，请督促有关联络站和承办单位办理。"] if late.count else []


SECTION = Section("decide", "需要研究决定的事项", tell)
