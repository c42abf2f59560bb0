"""What people and the clock do to the letters on deputies' duty."""

from briefings.actions.letters.approving import approve, drop, send, send_back
from briefings.actions.letters.drafting import draft, word
from briefings.actions.letters.papers import make_papers
from briefings.actions.letters.reading import take, take_all
from briefings.actions.letters.reminding import remind_chairs, remind_office

__all__ = [
    "approve",
    "draft",
    "drop",
    "make_papers",
    "remind_chairs",
    "remind_office",
    "send",
    "send_back",
    "take",
    "take_all",
    "word",
]
