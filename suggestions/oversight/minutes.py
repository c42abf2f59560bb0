"""The minutes of a topical inquiry (专题询问记录)."""

from typing import Any

from congress.documents.chapters import Block, Grid, Heading, Paper
from congress.documents.dates import written_day
from suggestions.citing import numbered
from suggestions.models.supervision import Inquiry

STATES = {"open": "未完成", "done": "已完成"}


def minutes(inquiry: Inquiry) -> Paper:
    """Where and when, who came, every question with its answer, every task with its day."""
    units = "、".join(unit.name for unit in inquiry.units.all())
    return Paper(
        title=f"{inquiry.title}专题询问记录",
        below_title=f"{inquiry.congress.committee_name}　{written_day(inquiry.on)}",
        blocks=[
            Heading("一、基本情况"),
            f"地点：{inquiry.place}。主持人：{inquiry.chair or '（待定）'}。应询单位：{units}。",
            *([f"到会人员：{inquiry.present}"] if inquiry.present else []),
            *_about(inquiry),
            Heading("二、询问和答复"),
            *_questions(inquiry),
            Heading("三、交办事项"),
            *_tasks(inquiry),
        ],
    )


def _about(inquiry: Inquiry) -> list[Block]:
    rows: Any = inquiry.suggestions.select_related("session__term")
    named = "；".join(f"{row.session.full_name}{numbered(row)}《{row.title}》" for row in rows)
    return [f"涉及代表建议：{named}。"] if named else []


def _questions(inquiry: Inquiry) -> list[Block]:
    found: list[Block] = []
    for place, row in enumerate(inquiry.questions.select_related("unit"), 1):
        found += [Heading(f"{place}．{row.asked_by}问（{row.unit.name}）", level=3), *row.text.splitlines()]
        found += [f"{row.official}答：", *row.answer.splitlines()] if row.answer else ["（未答复）"]
    return found or ["无。"]


def _tasks(inquiry: Inquiry) -> list[Block]:
    rows = [
        [row.unit.name, row.task, written_day(row.due_on), STATES[row.state], row.evidence]
        for row in inquiry.tasks.select_related("unit")
    ]
    headings = ["单位", "事项", "时限", "完成情况", "佐证"]
    grid = Grid(caption="交办事项清单", headings=headings, rows=rows, shares=[4, 6, 3, 2, 5], wordy=(0, 1, 4))
    return [grid] if rows else ["无。"]
