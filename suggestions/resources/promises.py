"""The ledger of promises (承诺事项台账) as a table."""

from typing import Any

from congress.common.spreadsheets import write_table
from suggestions.models import Promise
from suggestions.rules import PromiseState

HEADINGS = ["编号", "标题", "承诺单位", "承诺事项", "承诺时限", "责任人", "状态", "兑现或说明日期", "佐证或说明"]
STATES = {PromiseState.OPEN: "未兑现", PromiseState.KEPT: "已兑现", PromiseState.EXPLAINED: "已说明"}


def export_promises(promises: Any) -> bytes:
    """These promises as .xlsx, every cell text. The caller hands in only what the reader may see."""
    return write_table("承诺事项台账", HEADINGS, map(_row, promises))


def _row(promise: Promise) -> list[str]:
    suggestion, part = promise.reply.round.suggestion, promise.reply.assignment
    number = f"{suggestion.number:03d}" if suggestion.number else ""
    settled = [STATES[PromiseState(promise.state)], str(promise.settled_on or ""), promise.evidence]
    unit = part.unit.name if part else ""
    return [number, suggestion.title, unit, promise.item, str(promise.due_on), promise.person, *settled]
