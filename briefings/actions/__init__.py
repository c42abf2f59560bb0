"""What people and the clock do to briefings."""

from briefings.actions.approving import approve, drop, send, send_back
from briefings.actions.drafting import correct, draft, draft_by_clock, recount
from briefings.actions.editing import edit
from briefings.actions.opening import publish, take_off
from briefings.actions.reading import take

__all__ = [
    "approve",
    "correct",
    "draft",
    "draft_by_clock",
    "drop",
    "edit",
    "publish",
    "recount",
    "send",
    "send_back",
    "take",
    "take_off",
]
