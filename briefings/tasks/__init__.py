"""What happens by itself."""

from briefings.tasks.briefings import draft_briefings
from briefings.tasks.letters import make_letters, remind_of_letters
from briefings.tasks.plans import remind_of_plans

__all__ = ["draft_briefings", "make_letters", "remind_of_letters", "remind_of_plans"]
