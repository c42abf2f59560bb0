"""The work plan of a year as a paper (年度代表工作计划): its rows by month, and how far each has come."""

from collections.abc import Iterable
from datetime import date

from briefings.models import Plan, PlanItem
from briefings.rules.plans import ItemStatus, PlanStatus, is_late
from congress.documents.chapters import Grid, Paper, paper_docx, paper_pdf
from congress.documents.dates import written_day

DRAFT = "（草稿）"
STATES = {
    ItemStatus.PLANNED: "未开始",
    ItemStatus.UNDER_WAY: "进行中",
    ItemStatus.PUT_OFF: "已延期",
    ItemStatus.DONE: "已完成",
    ItemStatus.DROPPED: "已取消",
}
PLAN_PAPERS = {
    "pdf": (paper_pdf, "application/pdf"),
    "docx": (paper_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


def plan_paper(plan: Plan, items: Iterable[PlanItem], today: date, *, with_names: bool) -> Paper:
    """With who leads each row for the committee itself, without for everybody."""
    who = "承办机构及责任人" if with_names else "承办机构"
    rows = [
        [str(place), months_told(item), _matter(item), _who(item, with_names), item.outcome, _state(item, today)]
        for place, item in enumerate(items, 1)
    ]
    headings = ["序号", "时间", "工作事项", who, "预期成果", "进展"]
    grid = Grid(
        caption=f"{plan.year}年工作事项", headings=headings, rows=rows, shares=[2, 3, 8, 5, 6, 3], wordy=(2, 3, 4)
    )
    return Paper(title=plan.title, below_title=_passed(plan), blocks=[grid, f"进展截至{written_day(today)}。"])


def months_told(item: PlanItem) -> str:
    """3月, 1—3月"""
    first = "" if item.from_month == item.until_month else f"{item.from_month}—"
    return f"{first}{item.until_month}月"


def _passed(plan: Plan) -> str:
    if plan.status != PlanStatus.IN_FORCE or plan.passed_on is None:
        return DRAFT
    return f"（{written_day(plan.passed_on)}{plan.congress.committee_name}{plan.passed_by}通过）"


def _matter(item: PlanItem) -> str:
    return f"{item.matter}\n（{item.basis}）" if item.basis else item.matter


def _who(item: PlanItem, with_names: bool) -> str:
    return "\n".join(filter(None, [item.body, item.lead.name if with_names and item.lead else ""]))


def _state(item: PlanItem, today: date) -> str:
    return "逾期" if is_late(item.status, item.due_on, today) else STATES[ItemStatus(item.status)]
