"""The room of briefings in the back office."""

from briefings.admin.briefings import BriefingAdmin
from briefings.admin.letters import LetterRoundAdmin
from briefings.admin.mastheads import MastheadAdmin
from briefings.admin.plans import PlanAdmin

__all__ = ["BriefingAdmin", "LetterRoundAdmin", "MastheadAdmin", "PlanAdmin"]
