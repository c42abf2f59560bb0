"""Tables of briefings."""

from briefings.models.briefings import Briefing, BriefingStep
from briefings.models.letters import Letter, LetterRound, LetterRoundStep
from briefings.models.mastheads import Masthead
from briefings.models.plans import Plan, PlanItem, PlanItemStep, PlanStep
from briefings.models.readings import Delivery, Download

__all__ = [
    "Briefing",
    "BriefingStep",
    "Delivery",
    "Download",
    "Letter",
    "LetterRound",
    "LetterRoundStep",
    "Masthead",
    "Plan",
    "PlanItem",
    "PlanItemStep",
    "PlanStep",
]
