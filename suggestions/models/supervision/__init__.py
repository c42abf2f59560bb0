"""Tables of the supervision of suggestions (督办)."""

from suggestions.models.supervision.keys import KeyCriterion, KeyItem, KeyReport, KeyStep

__all__ = ["KeyCriterion", "KeyItem", "KeyReport", "KeyStep"]
